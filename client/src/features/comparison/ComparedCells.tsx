/** Two cells side by side: who is in them, which figures are apart, and each figure with all that it rests on. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Stack, Text } from "@mantine/core";
import {
  ComparedCells_NetworkFragmentDoc,
  type ComparedCells_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { MethodLink } from "../../ui/MethodLink.tsx";
import type { Compared } from "./compare-model.ts";
import { ComparedChart } from "./ComparedChart.tsx";
import { ComparedTable } from "./ComparedTable.tsx";
import { useCellNames, type CellNames } from "./use-cell-names.ts";

export function ComparedCells({
  network,
  variables,
  groups,
}: {
  readonly network: FragmentType<ComparedCells_NetworkFragment>;
  readonly variables: Record<string, unknown>;
  readonly groups: ReadonlyMap<string, string>;
}) {
  const { t } = useWords();
  const nameOf = useCellNames(groups);
  const { data, complete } = useFragment({
    fragment: ComparedCells_NetworkFragmentDoc,
    fragmentName: "ComparedCells_network",
    from: network,
    variables,
  });
  if (!complete) return null;
  const { comparison } = data;
  const names = nameOf(comparison);
  if (names.left === names.right)
    return <Text maw="72ch">{t("compare.same")}</Text>;
  return (
    <Stack gap="xl">
      <Who compared={comparison} names={names} />
      <ComparedChart compared={comparison} names={names} />
      <ComparedTable compared={comparison} names={names} />
      <Text size="sm" c="dimmed" maw="72ch">
        {t("compare.note")}{" "}
        <MethodLink topic="sideBySide">{t("compare.noteMore")}</MethodLink>
      </Text>
    </Stack>
  );
}

/** Unique sites on either side: what overlaps is spelled out, so that nobody adds them up. */
function Who({
  compared: { left, right, shared },
  names,
}: {
  readonly compared: Compared;
  readonly names: CellNames;
}) {
  const { t } = useWords();
  const format = useFormat();
  const isTwoPeriods = left.period !== right.period;
  const all = left.sites + right.sites - shared;
  return (
    <div>
      <Text size="lg" maw="72ch">
        {t("compare.lead", {
          left: names.left,
          right: names.right,
          leftSites: t("compare.sites", {
            count: left.sites,
            sites: format.count(left.sites),
          }),
          rightSites: t("compare.sites", {
            count: right.sites,
            sites: format.count(right.sites),
          }),
        })}
      </Text>
      <Text size="sm" maw="72ch">
        {t(
          isTwoPeriods
            ? "compare.sharedPeriods"
            : shared === 0
              ? "compare.sharedNone"
              : "compare.sharedSites",
          {
            count: shared,
            shared: format.count(shared),
            left: format.count(left.sites),
            right: format.count(right.sites),
            all: format.count(all),
          },
        )}{" "}
        {t("compare.asOf", {
          left: format.day(left.asOf),
          right: format.day(right.asOf),
        })}
      </Text>
    </div>
  );
}
