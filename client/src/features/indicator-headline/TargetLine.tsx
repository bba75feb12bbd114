import { Text } from "@mantine/core";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { figureText, targetOf, type MeasureParts } from "../../lib/figure.ts";
import { useWords, type TextKey } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { judgeTarget, type Verdict } from "../../lib/target.ts";
import { useSession } from "../../lib/viewer.ts";
import { MethodLink } from "../../ui/MethodLink.tsx";

const VERDICTS: Readonly<Record<Verdict, TextKey>> = {
  met: "indicator.targetMet",
  notMet: "indicator.targetNotMet",
  undecided: "indicator.targetUndecided",
};
const SIGNS: Readonly<Record<Verdict, string>> = {
  met: "✓",
  notMet: "✗",
  undecided: "?",
};

/** How the figure stands to the target of the catalogue, where there is one. */
export function TargetLine({
  indicator,
  measure,
  hasUnnamed,
}: {
  readonly indicator: IndicatorTerm;
  readonly measure: MeasureParts;
  readonly hasUnnamed: boolean;
}) {
  const { t } = useWords();
  const { demo } = useSession();
  const format = useFormat();
  const target = targetOf(indicator);
  if (target === null || measure.asked === 0) return null;
  const { verdict, isOfSharing } = judgeTarget(
    indicator,
    target,
    measure,
    hasUnnamed,
  );
  const words = t(VERDICTS[verdict]);
  return (
    <Text size="sm" maw="60ch">
      <span aria-hidden="true">{SIGNS[verdict]} </span>
      {t(demo ? "indicator.targetIllustrative" : "indicator.target", {
        target: figureText(indicator, target, format),
      })}{" "}
      <strong>
        {isOfSharing ? t("indicator.targetOfSharing", { words }) : words}
      </strong>
      {isOfSharing && ` ${t("indicator.targetWholeOpen")}`}{" "}
      <MethodLink topic="targets">{t("indicator.targetHow")}</MethodLink>
    </Text>
  );
}
