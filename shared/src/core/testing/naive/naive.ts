/**
 * The slow twin: every figure of `export figures`, computed from plain rows by reading `docs/methods.md` and nothing
 * else. It is written to be read beside that page, and to be compared with whatever is faster.
 */
import { bounds } from "./bounds.ts";
import type {
  NaiveCatalogue,
  NaiveIndicator,
  NaiveLists,
  World,
} from "./catalogue.ts";
import {
  cellOf,
  compareCells,
  compareText,
  GRAND_TOTAL,
  isSameCell,
  type Cell,
} from "./cells.ts";
import { isWithin } from "./calendar.ts";
import { openDossier, type Dossier } from "./dossier.ts";
import { figureOf } from "./figure.ts";
import { lensSites, sitesInNetwork } from "./lens.ts";
import type { NaiveFigure, NaiveRequest, NaiveRows } from "./rows.ts";
import { grantedSites, namedSites, ownSites } from "./sight.ts";
import { breakdownStandingOf, standingOf, type Standing } from "./standing.ts";
import { levelOf, tally, type Tally } from "./tally.ts";

/** Rule 10: how many distinct sites, in the network, stand at the other end of links that are valid on the as-of date. */
function countDirect(
  world: World,
  siteKey: string,
  end: "from" | "to",
): number {
  const present = sitesInNetwork(world).map((site) => site.site_key);
  const others = new Set<string>();
  for (const link of world.rows.links) {
    if (!isWithin(world.request.asOf, link.since, link.until)) continue;
    const [here, there] =
      end === "from"
        ? [link.to_site, link.from_site]
        : [link.from_site, link.to_site];
    if (here === siteKey && present.includes(there)) others.add(there);
  }
  return others.size;
}

/** A figure is made only of sites of the lens that are named to the viewer. */
export function openDossiers(world: World): Dossier[] {
  const own = ownSites(world);
  const named = namedSites(world);
  const granted = grantedSites(world);
  const dossiers: Dossier[] = [];
  for (const lensSite of lensSites(world)) {
    const key = lensSite.site.site_key;
    if (!named.has(key)) continue;
    dossiers.push(
      openDossier(
        world,
        lensSite,
        own.has(key),
        granted.has(key),
        countDirect(world, key, "from"),
        countDirect(world, key, "to"),
      ),
    );
  }
  return dossiers;
}

/** One grand total, and one cell for each that is not empty. */
function cellsOf(world: World, dossiers: Dossier[]): Cell[] {
  const cells = [GRAND_TOTAL];
  if (world.request.by.length === 0) return cells;
  for (const dossier of dossiers) {
    const cell = cellOf(world, dossier);
    if (!cells.some((known) => isSameCell(known, cell))) cells.push(cell);
  }
  return cells;
}

function isInCell(world: World, dossier: Dossier, cell: Cell): boolean {
  return cell === GRAND_TOTAL || isSameCell(cell, cellOf(world, dossier));
}

/** The indicator's own breakdowns; `contract=nonregular` is a row too. */
function breakdownsOf(
  indicator: NaiveIndicator,
): { key: string; value: string }[] {
  const found: { key: string; value: string }[] = [];
  for (const { key, values } of indicator.breakdowns) {
    for (const value of values) found.push({ key, value });
    if (key === "contract") found.push({ key, value: "nonregular" });
  }
  return found;
}

/** `level=0..4` and `option=ID`, and who of the answered stands there. */
function shelvesOf(
  indicator: NaiveIndicator,
): { breakdown: string; holds: (standing: Standing) => boolean }[] {
  if (indicator.value_type === "ordinal")
    return [0, 1, 2, 3, 4].map((level) => ({
      breakdown: `level=${level}`,
      holds: ({ answer }) =>
        answer !== null && levelOf(indicator, answer) === level,
    }));
  if (indicator.value_type === "enum")
    return (indicator.options ?? []).map((option) => ({
      breakdown: `option=${option.value}`,
      holds: ({ answer }) => answer?.option === option.value,
    }));
  return [];
}

const NO_BOUNDS = { low: null, high: null, leftOut: 0 };

/** The rows of one indicator and cell. */
function figuresOfCell(
  world: World,
  indicator: NaiveIndicator,
  cell: Cell,
  totals: Standing[],
): NaiveFigure[] {
  const figures: NaiveFigure[] = [];
  const answersOf = (standings: Standing[]) =>
    standings.flatMap(({ answer }) => answer ?? []);
  const add = (breakdown: string, standings: Standing[], made: Tally) => {
    const limits =
      breakdown === "" ? bounds(world, indicator, standings, made) : NO_BOUNDS;
    figures.push(
      figureOf(world, indicator, breakdown, cell, standings, made, limits),
    );
  };

  const answered = answersOf(totals).length;
  add("", totals, tally(indicator, answersOf(totals)));
  for (const { key, value } of breakdownsOf(indicator)) {
    const standings = totals.map((total) =>
      breakdownStandingOf(world, total, indicator, key, value),
    );
    const answers = answersOf(standings);
    // Breakdown rows only where answered > 0.
    if (answers.length > 0)
      add(`${key}=${value}`, standings, tally(indicator, answers));
  }
  for (const { breakdown, holds } of shelvesOf(indicator)) {
    if (answered === 0) continue;
    const numerator = totals.filter(holds).length;
    add(breakdown, totals, {
      numerator,
      denominator: answered,
      value: numerator / answered,
      pooled: answered,
      siteValues: [],
    });
  }
  return figures;
}

function figuresOfIndicator(
  world: World,
  indicator: NaiveIndicator,
  dossiers: Dossier[],
): NaiveFigure[] {
  // `aggregate_only` and `restricted` indicators over own sites only.
  const seen =
    indicator.sensitivity === "standard"
      ? dossiers
      : dossiers.filter((dossier) => dossier.own);
  const totals = seen.map((dossier) => standingOf(world, dossier, indicator));
  const figures: NaiveFigure[] = [];
  for (const cell of cellsOf(world, seen)) {
    const inCell = totals.filter(({ dossier }) =>
      isInCell(world, dossier, cell),
    );
    figures.push(...figuresOfCell(world, indicator, cell, inCell));
  }
  // Breakdown as text, empty first; then the keys.
  figures.sort(
    (a, b) => compareText(a.breakdown, b.breakdown) || compareCells(a, b),
  );
  return figures;
}

export function naiveFigures(
  catalogue: NaiveCatalogue,
  lists: NaiveLists,
  rows: NaiveRows,
  request: NaiveRequest,
): NaiveFigure[] {
  const world: World = { catalogue, lists, rows, request };
  const dossiers = openDossiers(world);
  return catalogue.indicators.flatMap((indicator) =>
    figuresOfIndicator(world, indicator, dossiers),
  );
}
