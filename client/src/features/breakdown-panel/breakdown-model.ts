/** Parts of a figure by sex, contract and so on, key by key. Pure. */
import type { BreakdownPanel_NetworkFragment } from "../../__generated__/operations.ts";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import type { Text } from "../../lib/i18n.ts";

type Part = BreakdownPanel_NetworkFragment["breakdowns"][number];

export interface BreakdownRow {
  readonly value: string;
  readonly name: Text;
  /** The sum of other rows. */
  readonly isGroup: boolean;
  readonly measure: Part["measure"];
}

export interface BreakdownTable {
  readonly key: string;
  readonly name: Text;
  /** Whether the rows are parts of the total; false where one person may stand in several. */
  readonly addsUp: boolean;
  readonly rows: readonly BreakdownRow[];
  /** Sites that split their answer by this key: the most that any row has. */
  readonly split: number;
  /** Sites whose total is answered. */
  readonly asked: number;
}

export function breakdownTables(
  { breakdowns }: Pick<IndicatorTerm, "breakdowns">,
  parts: readonly Part[],
): readonly BreakdownTable[] {
  return breakdowns.map(({ key, name, addsUp, values, groups }) => {
    const names = new Map(
      [...values, ...groups].map((term) => [term.id, term.name]),
    );
    const rows = parts
      .filter((part) => part.key === key)
      .map(({ value, isGroup, measure }) => ({
        value,
        isGroup,
        measure,
        name: names.get(value) ?? { en: value, th: value },
      }));
    const most = (of: (row: BreakdownRow) => number) =>
      Math.max(0, ...rows.map(of));
    return {
      key,
      name,
      addsUp,
      rows,
      split: most(({ measure }) => measure.answered),
      asked: most(({ measure }) => measure.asked),
    };
  });
}
