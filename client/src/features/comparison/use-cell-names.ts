/** Cells by what they are: `Q2 2026 · Tier 2; Rayong`. */
import { otherParams } from "../../lib/compared.ts";
import { useFilterWords } from "../../lib/filter-words.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import type { Compared } from "./compare-model.ts";

export interface CellNames {
  readonly left: string;
  readonly right: string;
}

/** Says of both only what tells them apart, and of each what it is where there is no difference. */
export function useCellNames(
  groups: ReadonlyMap<string, string>,
): (compared: Pick<Compared, "left" | "right">) => CellNames {
  const { t } = useWords();
  const format = useFormat();
  const { params } = useScope();
  const words = useFilterWords();
  const groupName = (id: string) => groups.get(id) ?? id;
  const left = words(params, groupName);
  const right = words(otherParams(params), groupName);
  return (compared) => {
    const isOneFilter = left === right;
    const isOnePeriod = compared.left.period === compared.right.period;
    const name = (period: string, filter: string) =>
      [
        isOnePeriod && !isOneFilter ? "" : format.period(period),
        isOneFilter ? "" : filter || t("compare.everySite"),
      ]
        .filter(Boolean)
        .join(" · ");
    return {
      left: name(compared.left.period, left),
      right: name(compared.right.period, right),
    };
  };
}
