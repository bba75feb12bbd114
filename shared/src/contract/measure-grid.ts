/** Reads the columns of a `MeasureGrid`: what both ends must agree on. */
type Column = readonly (number | null)[];

interface GridAxes {
  readonly indicators: readonly string[];
  readonly first: readonly string[];
  readonly second: readonly string[];
}

/** Columns that were asked for, by name. */
type Columns<Grid> = {
  readonly [
    Name in keyof Grid as Grid[Name] extends Column ? Name : never
  ]: Grid[Name];
};

/** Columns that count are never undefined; all others may be. */
const COUNTS = [
  "sites",
  "notShared",
  "notAsked",
  "notApplicable",
  "asked",
  "answered",
  "carried",
  "pooled",
  "boundsLeftOut",
] as const;
type Count = (typeof COUNTS)[number];

export type GridCell<Grid> = {
  readonly [Name in keyof Columns<Grid>]: Name extends Count
    ? number
    : number | null;
};

/** Gives the cell of an indicator and one or two keys; undefined for keys that the grid does not have. */
export function decodeGrid<Grid extends GridAxes>(
  grid: Grid,
): (
  indicator: string,
  first: string,
  second?: string,
) => GridCell<Grid> | undefined {
  const { indicators, first, second } = grid;
  const names = Object.keys(grid).filter(
    (name) => !["indicators", "first", "second", "__typename"].includes(name),
  );
  return (indicator, firstKey, secondKey = second[0] ?? "") => {
    const i = indicators.indexOf(indicator);
    const a = first.indexOf(firstKey);
    const b = second.indexOf(secondKey);
    if (i < 0 || a < 0 || b < 0) return undefined;
    const cell = (i * first.length + a) * second.length + b;
    return Object.fromEntries(
      names.map((name) => [
        name,
        (grid[name as keyof Grid] as Column)[cell] ??
          ((COUNTS as readonly string[]).includes(name) ? 0 : null),
      ]),
    ) as GridCell<Grid>;
  };
}
