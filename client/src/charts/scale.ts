/** Axes from 0 that end at a round number. Pure. */
const STEPS = [1, 2, 2.5, 5, 10];

/** Ticks from 0 to the first round number at or above `max`, about `count` of them after 0. */
export function niceTicks(max: number, count = 4): readonly number[] {
  if (!(max > 0)) return [0, 1];
  const rough = max / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    power *
    (STEPS.find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10);
  const ticks = Math.ceil((max / step) * (1 - 1e-9));
  // A product of a whole number and a short decimal, free of the dust of repeated adding.
  return Array.from(
    { length: ticks + 1 },
    (_, i) => Math.round(i * step * 1e9) / 1e9,
  );
}
