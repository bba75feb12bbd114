/**
 * Every row of `export figures`, computed a second time from the workbooks alone by what docs/methods.md says: one row
 * at a time, by maps, filters and joins. Whoever changes the arithmetic changes this by the text, never by the core.
 */
import { CATALOGUE, LISTS, type Indicator } from "./catalogue.ts";
import type { Day, Period } from "./forms.ts";
import { judge, type Verdict } from "./judge.ts";
import { lensSites, type LensSite } from "./lens.ts";
import { measure, spread, type Figure } from "./measure.ts";
import { breakdownsOf, partsOf } from "./parts.ts";
import type { Registry } from "./registry.ts";
import { buildSight, lineage } from "./sight.ts";
import { buildShelf, buildStatements, type Statements } from "./statements.ts";

export type Dimension = "tier" | "province" | "segment" | "size_band" | "group";

export interface Viewpoint {
  /** Registry key of the viewer's organisation. */
  readonly organisation: string;
  readonly lens: string;
  readonly period: Period;
  readonly asOf: Day;
  /** In Bangkok: grants and enrolments open on this day. */
  readonly today: Day;
  readonly by: readonly Dimension[];
}

export interface FigureRow {
  readonly indicator: string;
  readonly breakdown: string;
  /** One key per dimension; none in the grand total. */
  readonly keys: readonly string[];
  readonly figure: Figure;
}

/** A size band's id; no headcount, or one in no band, is in the band without limits. */
function sizeBand(headcount: number | undefined): string {
  const band = LISTS.size_bands.find(
    ({ from, to }) =>
      headcount !== undefined &&
      from !== null &&
      from <= headcount &&
      headcount <= (to ?? Infinity),
  );
  return band?.id ?? "unknown";
}

/** Rows of one indicator over the sites of one cell. */
function figuresOf(
  indicator: Indicator,
  verdicts: readonly Verdict[],
  statements: Statements,
): ReadonlyMap<string, Figure> {
  const total = measure(indicator, verdicts, statements);
  const rows = new Map([["", total]]);
  if (total.answered === 0) return rows;
  for (const [name, figure] of spread(indicator, verdicts, total))
    rows.set(name, figure);
  for (const { key, value } of breakdownsOf(indicator)) {
    const split = verdicts.map((verdict): Verdict => {
      if (verdict.standing !== "asked") return verdict;
      if (!verdict.entry) return { ...verdict, standing: "not_asked" };
      const part = partsOf(statements, verdict.site, indicator, key).find(
        (candidate) => candidate.value === value,
      );
      return { ...verdict, entry: part?.withheld ? undefined : part?.entry };
    });
    const figure = measure(indicator, split);
    if (figure.answered > 0) rows.set(`${key}=${value}`, figure);
  }
  return rows;
}

const byText = (one: string, other: string) =>
  one === other ? 0 : one < other ? -1 : 1;

function byKey(dimension: Dimension | undefined, one: string, other: string) {
  if (dimension !== "tier") return byText(one, other);
  const place = (key: string) => (key === "outside" ? Infinity : Number(key));
  return one === other ? 0 : place(one) - place(other);
}

export function recompute(
  registry: Registry,
  { organisation, lens, period, asOf, today, by }: Viewpoint,
): readonly FigureRow[] {
  const sight = buildSight(registry, organisation, today);
  const statements = buildStatements(
    registry,
    buildShelf(registry),
    sight,
    period,
    asOf,
  );
  const keyOf = ({ site, tier }: LensSite, dimension: Dimension): string => {
    switch (dimension) {
      case "tier":
        return String(tier);
      case "province":
        return site.province;
      case "segment":
        return site.segment;
      case "size_band":
        return sizeBand(statements.fact(site, "headcount"));
      default:
        return lineage(registry.entities, site.entity).at(-1) ?? "";
    }
  };
  const members = lensSites(registry, sight, lens, asOf).map((member) => ({
    site: member.site,
    keys: by.map((dimension) => keyOf(member, dimension)),
  }));
  const cellName = (keys: readonly string[]) => JSON.stringify(keys);

  return CATALOGUE.indicators.flatMap((indicator) => {
    const counted = members.filter(
      ({ site }) => indicator.sensitivity === "standard" || sight.isOwn(site),
    );
    const cells = new Map<
      string,
      { keys: readonly string[]; verdicts: Verdict[] }
    >([[cellName([]), { keys: [], verdicts: [] }]]);
    for (const { site, keys } of counted) {
      const verdict = judge(indicator, site, sight, statements);
      const names = by.length === 0 ? [[]] : [[], keys];
      for (const name of names) {
        const cell = cells.get(cellName(name)) ?? { keys: name, verdicts: [] };
        cells.set(cellName(name), cell);
        cell.verdicts.push(verdict);
      }
    }
    return [...cells.values()]
      .flatMap(({ keys, verdicts }) =>
        [...figuresOf(indicator, verdicts, statements)].map(
          ([breakdown, figure]): FigureRow => ({
            indicator: indicator.id,
            breakdown,
            keys,
            figure,
          }),
        ),
      )
      .sort(
        (one, other) =>
          byText(one.breakdown, other.breakdown) ||
          one.keys.length - other.keys.length ||
          byKey(by[0], one.keys[0] ?? "", other.keys[0] ?? "") ||
          byKey(by[1], one.keys[1] ?? "", other.keys[1] ?? ""),
      );
  });
}
