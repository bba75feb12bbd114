/** What came of a scenario: plain data, which can be sent between threads. */

export interface ScenarioRun {
  readonly days: number;
  /** Rows of the sites that were ever behind plan, ascending; all others are on plan. */
  readonly sites: Uint32Array;
  /** By those sites and day 0 .. `days`: plan less output since the beginning, in normal days. */
  readonly arrears: Float64Array;
}

/** Place of a site in the run's lists, or -1 where it is on plan throughout. */
export function placeIn({ sites }: ScenarioRun, row: number): number {
  let low = 0;
  let high = sites.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sites[middle] < row) low = middle + 1;
    else high = middle;
  }
  return sites[low] === row ? low : -1;
}

/** A run with the places of all sites of its network, by site row. */
export interface PlacedRun {
  readonly run: ScenarioRun;
  readonly places: Int32Array;
}

export function placeRun(run: ScenarioRun, order: number): PlacedRun {
  const places = new Int32Array(order).fill(-1);
  run.sites.forEach((row, place) => {
    places[row] = place;
  });
  return { run, places };
}

/** By day 0 .. `days`: how many normal days the site is behind. */
export function arrearsOf(run: ScenarioRun, row: number): Float64Array {
  const width = run.days + 1;
  const place = placeIn(run, row);
  return place < 0
    ? new Float64Array(width)
    : run.arrears.subarray(place * width, (place + 1) * width);
}

/** By day 0 .. `days`: what the site has made by its end, in normal days. */
export const outputOf = (run: ScenarioRun, row: number): Float64Array =>
  arrearsOf(run, row).map((behind, day) => day - behind);
