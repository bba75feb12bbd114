/** The fact that stands in for the denominator of a percentage without base, as the file or the network knows it. */
import type { FactMethod, Method, Period } from "@saphan/shared/core";
import type { FactTable } from "./fact-table.ts";

/** How far back a stock is looked for. */
const QUARTERS_BACK = 8;
const QUARTERS_OF_YEAR = 4;

export interface BaseFacts {
  /** What a source, else the site's own entity, states; undefined where it is not known. */
  readonly baseOf: (
    site: string,
    sources: readonly string[],
    fact: FactMethod,
    period: Period,
  ) => number | undefined;
}

export function baseFacts(
  method: Method,
  file: {
    readonly table: FactTable;
    readonly holder: Uint32Array;
    readonly source: Uint32Array;
    readonly ids: readonly string[];
    readonly dropped: Uint8Array;
  },
  existing: (
    site: string,
    source: string,
    fact: number,
    period: Period,
  ) => number | undefined,
): BaseFacts {
  let inFile: Map<string, number> | undefined;
  const keyOf = (...parts: readonly (string | number)[]) => parts.join("|");
  const fileFacts = (): Map<string, number> => {
    if (inFile) return inFile;
    const { table, holder, source, ids, dropped } = file;
    const { columns } = table;
    inFile = new Map();
    for (let at = 0; at < table.length(); at++)
      if (!dropped[at])
        inFile.set(
          keyOf(
            ids[holder[at] ?? 0] ?? "",
            ids[source[at] ?? 0] ?? "",
            columns.fact[at] ?? 0,
            columns.period[at] ?? 0,
          ),
          columns.value[at] ?? 0,
        );
    return inFile;
  };
  const stated = (
    site: string,
    sources: readonly string[],
    fact: number,
    period: Period,
  ): number | undefined => {
    for (const source of sources) {
      const value =
        fileFacts().get(keyOf(site, source, fact, period)) ??
        existing(site, source, fact, period);
      if (value !== undefined) return value;
    }
    return undefined;
  };

  const baseOf: BaseFacts["baseOf"] = (site, sources, fact, period) => {
    const { index, periodRule, derived, id } = fact;
    if (derived) {
      if (id !== "employees") return undefined;
      const part = (name: string) => {
        const index = method.factIndex.get(name) ?? -1;
        const found = method.facts[index];
        return found && baseOf(site, sources, found, period);
      };
      const headcount = part("headcount");
      return headcount === undefined
        ? undefined
        : headcount - (part("agency") ?? 0) - (part("apprentice") ?? 0);
    }
    if (periodRule === "flow_quarter")
      return stated(site, sources, index, period);
    if (periodRule === "flow_year") {
      const quarters = Array.from({ length: QUARTERS_OF_YEAR }, (_, back) =>
        stated(site, sources, index, period - back),
      ).filter((value) => value !== undefined);
      return quarters.length === 0
        ? undefined
        : quarters.reduce((sum, value) => sum + value, 0);
    }
    for (let back = 0; back <= QUARTERS_BACK; back++) {
      const value = stated(site, sources, index, period - back);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  return { baseOf };
}
