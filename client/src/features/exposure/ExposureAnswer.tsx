/** The answer in a sentence, with its range; what is not known widens it. */
import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { RangeBar } from "../../ui/RangeBar.tsx";
import type { ExposureAddress } from "./exposure-address.ts";
import { isCertain, type Exposure } from "./exposure-model.ts";
import classes from "./exposure.module.css";
import { useExposureWords } from "./use-exposure-words.ts";

export function ExposureAnswer({
  exposure,
  address,
  origin,
}: {
  readonly exposure: Exposure;
  readonly address: ExposureAddress;
  /** Who it is the exposure of. */
  readonly origin: string;
}) {
  const { t } = useWords();
  const { to } = useScope();
  const words = useExposureWords(address);
  const { low, high, value, basis } = exposure;
  if (low === null || high === null)
    return (
      <div className={classes["answer"]}>
        <Text>
          {address.site && exposure.origins === 0
            ? t("exposure.notHere")
            : t("exposure.nothing", { origin })}
        </Text>
        <Anchor component={Link} to={to("/network")}>
          {t("exposure.nothingAct")}
        </Anchor>
      </div>
    );
  const { condition, percent } = words;
  return (
    <div className={classes["answer"]}>
      <p className={classes["sentence"]} style={{ margin: 0 }}>
        {isCertain(exposure)
          ? t("exposure.answerExact", { origin, low: percent(low), condition })
          : t("exposure.answer", {
              origin,
              low: percent(low),
              high: percent(high),
              condition,
            })}
      </p>
      <span className={classes["bar"]}>
        <RangeBar
          value={value}
          low={low}
          high={high}
          words={words.range(low, high)}
        />
      </span>
      <Text c="dimmed">
        {value === null
          ? t("exposure.knownNone")
          : t("exposure.known", {
              known: percent(basis.known),
              value: percent(value),
            })}
      </Text>
    </div>
  );
}
