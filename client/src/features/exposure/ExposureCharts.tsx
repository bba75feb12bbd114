/** From which tier the concern comes, and on what the figure rests. */
import { ChartFigure } from "../../charts/ChartFigure.tsx";
import { RangeDots } from "../../charts/RangeDots.tsx";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { BASIS, tierParts, type Exposure } from "./exposure-model.ts";
import classes from "./exposure.module.css";
import type { ExposureWords } from "./use-exposure-words.ts";

export function ExposureCharts({
  exposure,
  words,
  scope,
}: {
  readonly exposure: Exposure;
  readonly words: ExposureWords;
  /** Period and coverage. */
  readonly scope: string;
}) {
  return (
    <div className={classes["two"]}>
      <ByTier exposure={exposure} words={words} scope={scope} />
      <Basis exposure={exposure} scope={scope} />
    </div>
  );
}

function ByTier({
  exposure,
  words,
  scope,
}: {
  readonly exposure: Exposure;
  readonly words: ExposureWords;
  readonly scope: string;
}) {
  const { t } = useWords();
  const format = useFormat();
  const parts = tierParts(exposure);
  const labelOf = (tier: string | undefined) =>
    tier === undefined ? t("exposure.unnamed") : words.tier(tier);
  return (
    <ChartFigure
      order={3}
      title={t("exposure.byTier")}
      subtitle={`${t("exposure.byTierNote")} · ${scope}`}
      table={{
        columns: [
          t("filter.tier"),
          t("exposure.influence"),
          t("exposure.low"),
          t("exposure.high"),
        ],
        rows: parts.map(({ tier, influence, low, high }) => [
          labelOf(tier),
          format.percent(influence),
          format.percent(low),
          format.percent(high),
        ]),
      }}
    >
      <RangeDots
        dots={parts.map(({ tier, influence, low, high }) => ({
          key: tier ?? "unnamed",
          label: labelOf(tier),
          value: tier === undefined ? null : low,
          low,
          high,
          note: t("exposure.weight", { share: format.percent(influence) }),
          isCarried: false,
        }))}
        format={format.percent}
        valueName={t("exposure.byTier")}
      />
    </ChartFigure>
  );
}

function Basis({
  exposure: { basis },
  scope,
}: {
  readonly exposure: Exposure;
  readonly scope: string;
}) {
  const { t } = useWords();
  const format = useFormat();
  const parts = BASIS.filter((part) => basis[part] > 0);
  return (
    <ChartFigure
      order={3}
      title={t("exposure.basis")}
      subtitle={`${t("exposure.basisNote")} · ${scope}`}
      table={{
        columns: [t("exposure.basisPart"), t("exposure.share")],
        rows: parts.map((part) => [
          t(`exposure.basis_${part}`),
          format.percent(basis[part]),
        ]),
      }}
    >
      <RangeDots
        dots={parts.map((part) => ({
          key: part,
          label: t(`exposure.basis_${part}`),
          value: basis[part],
          low: 0,
          high: basis[part],
          note: "",
          isCarried: false,
          isWhole: part === "known",
        }))}
        max={1}
        format={format.percent}
        valueName={t("exposure.basis")}
      />
    </ChartFigure>
  );
}
