/** The figure with its whole shadow: law 4 of design.md. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Text, VisuallyHidden } from "@mantine/core";
import {
  IndicatorHeadline_NetworkFragmentDoc,
  type IndicatorHeadline_NetworkFragment,
} from "../../__generated__/operations.ts";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { isSpreadOnly, type MeasureParts } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { changeOf } from "../../lib/series.ts";
import { Difference, MeasureHeadline } from "../../ui/Measure.tsx";
import { MethodLink } from "../../ui/MethodLink.tsx";
import classes from "./IndicatorHeadline.module.css";
import { StandingBar } from "./StandingBar.tsx";
import { TargetLine } from "./TargetLine.tsx";

export function IndicatorHeadline({
  network,
  variables,
  indicator,
}: {
  readonly network: FragmentType<IndicatorHeadline_NetworkFragment>;
  readonly variables: Record<string, unknown>;
  readonly indicator: IndicatorTerm;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { filter, toFiltered } = useScope();
  const { data, complete } = useFragment({
    fragment: IndicatorHeadline_NetworkFragmentDoc,
    fragmentName: "IndicatorHeadline_network",
    from: network,
    variables,
  });
  if (!complete) return null;
  const measure = data.series.at(-1)?.measure;
  if (!measure) return null;
  const change = changeOf(data.series);
  const isOpen = indicator.sensitivity === "standard";
  const label = t(
    !isOpen
      ? "indicator.valueOwn"
      : filter
        ? "indicator.valueFiltered"
        : "indicator.valueAll",
    { period: format.period(data.period) },
  );
  const opens = toFiltered("/sites", {
    standing: "answered",
    of: indicator.id,
  });
  return (
    <section className={classes["headline"]}>
      <VisuallyHidden component="h2">{t("indicator.headline")}</VisuallyHidden>
      <div>
        <MeasureHeadline
          indicator={indicator}
          measure={measure}
          to={opens}
          label={label}
          difference={
            change && <Difference indicator={indicator} {...change} />
          }
        />
        {isSpreadOnly(indicator) && (
          <Text size="sm" maw="48ch">
            {t("indicator.spreadOnly")}
          </Text>
        )}
        <TargetLine
          indicator={indicator}
          measure={measure}
          hasUnnamed={isOpen && data.boundary.unnamed.length > 0}
        />
      </div>
      <div>
        <StandingBar indicator={indicator} measure={measure} />
        <Shadow indicator={indicator} measure={measure} />
      </div>
    </section>
  );
}

/** What else is known of how the figure came about, in a few lines. */
function Shadow({
  indicator,
  measure,
}: {
  readonly indicator: IndicatorTerm;
  readonly measure: MeasureParts;
}) {
  const { t } = useWords();
  const format = useFormat();
  if (measure.asked === 0) return null;
  const count = (value: number) => format.count(value);
  const lines = [
    measure.coverageHeadcount !== null &&
      t("indicator.coverage", {
        sites: format.percent(measure.coverageSites ?? 0),
        people: format.percent(measure.coverageHeadcount),
      }),
    measure.answered > 0 &&
      t("indicator.verification", {
        levels: measure.verification
          .flatMap((sites, level) =>
            sites > 0 ? [`V${level}: ${count(sites)}`] : [],
          )
          .join(", "),
        share: format.percent(measure.verifiedShare ?? 0),
      }),
    measure.carried > 0 &&
      measure.oldestPeriod &&
      t("indicator.carried", {
        count: measure.carried,
        period: format.period(measure.oldestPeriod),
      }),
    measure.unreviewed > 0 &&
      t("indicator.unreviewed", { count: measure.unreviewed }),
    measure.pooled < measure.answered &&
      indicator.aggregationRule === "ratio_of_sums" &&
      t("indicator.notPooled", { count: measure.answered - measure.pooled }),
    measure.unknownApplicability > 0 &&
      t("indicator.unknownApplicability", {
        count: measure.unknownApplicability,
      }),
    measure.headcountUnknown > 0 &&
      t("indicator.headcountUnknown", { count: measure.headcountUnknown }),
    measure.boundsLeftOut > 0 &&
      t("indicator.boundsLeftOut", { count: measure.boundsLeftOut }),
    measure.boundsAssumed > 0 &&
      t("indicator.boundsAssumed", { count: measure.boundsAssumed }),
    indicator.bounded &&
      indicator.valueType === "percent" &&
      !indicator.base &&
      measure.answered < measure.asked &&
      t("indicator.boundsBySites"),
  ].filter((line) => typeof line === "string");
  return (
    <>
      <ul className={classes["lines"]}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Text size="sm" className="no-print">
        <MethodLink topic="coverage">{t("indicator.howRead")}</MethodLink>
      </Text>
    </>
  );
}
