/** Two groups of sites chosen from a table's rows, to be laid side by side on a page of their own. */
import { Button, Group, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { OTHER } from "../lib/compared.ts";
import { useWords } from "../lib/i18n.ts";
import { useScope, type FilterKey } from "../lib/scope.ts";

export interface ComparableRow {
  readonly key: string;
  readonly name: string;
}

export function CompareRows({
  by,
  rows,
  indicator,
}: {
  readonly by: FilterKey;
  /** Those that can be filtered for. */
  readonly rows: readonly ComparableRow[];
  /** Absent: the headline figures are compared. */
  readonly indicator?: string;
}) {
  const { t } = useWords();
  const { toFiltered } = useScope();
  const [chosen, setChosen] = useState<readonly [string?, string?]>([]);
  const [first, second] = rows;
  if (!first || !second) return null;
  const known = (key: string | undefined, usual: string) =>
    rows.some((row) => row.key === key) ? (key ?? usual) : usual;
  const left = known(chosen[0], first.key);
  const right = known(chosen[1], second.key);
  const data = rows.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <Group gap="xs" align="end" mt="sm" className="no-print">
      <NativeSelect
        size="sm"
        maw={220}
        label={t("chart.compareThis")}
        value={left}
        data={data}
        onChange={(event) => setChosen([event.currentTarget.value, right])}
      />
      <NativeSelect
        size="sm"
        maw={220}
        label={t("chart.compareWith")}
        value={right}
        data={data}
        onChange={(event) => setChosen([left, event.currentTarget.value])}
      />
      <Button
        component={Link}
        size="sm"
        variant="default"
        to={toFiltered("/compare", {
          [by]: left,
          [`${OTHER}${by}`]: right,
          indicator,
        })}
      >
        {t("chart.compareAct")}
      </Button>
    </Group>
  );
}
