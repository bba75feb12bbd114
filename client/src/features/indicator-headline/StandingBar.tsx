import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import type { MeasureParts } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { Sign } from "../../ui/Signs.tsx";
import { useSignWords } from "../../ui/sign-words.ts";
import classes from "./IndicatorHeadline.module.css";
import { standingParts } from "./standing-model.ts";

/** Where all sites stand towards the indicator: the parts add up to the sites, and each opens to its sites. */
export function StandingBar({
  indicator,
  measure,
}: {
  readonly indicator: IndicatorTerm;
  readonly measure: MeasureParts;
}) {
  const { t } = useWords();
  const format = useFormat();
  const words = useSignWords();
  const { toFiltered } = useScope();
  const parts = standingParts(measure);
  return (
    <div>
      <Text size="sm" fw={500}>
        {t("indicator.standing", { count: measure.sites })}
      </Text>
      <div className={classes["bar"]} aria-hidden="true">
        {parts.map(({ name, sites }) => (
          <span
            key={name}
            className={`${classes["part"]} ${classes[name]} ${name === "silent" ? "saphan-hatched" : ""}`}
            style={{ flexGrow: sites }}
          />
        ))}
      </div>
      <ul className={classes["parts"]}>
        {parts.map(({ name, sites, standing }) => (
          <li key={name}>
            <Sign name={name} />
            <Anchor
              component={Link}
              size="sm"
              to={toFiltered("/sites", { standing, of: indicator.id })}
            >
              {format.count(sites)} {words(name)}
            </Anchor>
          </li>
        ))}
      </ul>
    </div>
  );
}
