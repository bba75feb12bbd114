/** Times implementations side by side: one run of each, then again, so that what disturbs one disturbs all. */

/** Milliseconds. */
export interface Timing {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly p95: number;
  readonly runs: number;
}

/** Fewer where so few are timed that one takes long. */
const WARM_UPS = 3;

export function timingOf(samples: readonly number[]): Timing {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    median: at(0.5),
    min: at(0),
    max: at(1),
    p95: at(0.95),
    runs: sorted.length,
  };
}

export async function timeOf(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** What is too short for the clock is run `times` times for one sample. */
export async function interleave<Name extends string>(
  runs: number,
  implementations: Readonly<Record<Name, () => unknown>>,
  times = 1,
): Promise<Readonly<Record<Name, Timing>>> {
  const names = Object.keys(implementations) as Name[];
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let run = -Math.min(WARM_UPS, runs - 1); run < runs; run++)
    for (const name of names) {
      const repeated = async () => {
        for (let i = 0; i < times; i++) await implementations[name]();
      };
      const ms = (await timeOf(repeated)) / times;
      if (run >= 0) samples.get(name)?.push(ms);
    }
  return Object.fromEntries(
    names.map((name) => [name, timingOf(samples.get(name) ?? [])]),
  ) as Record<Name, Timing>;
}
