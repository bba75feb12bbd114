/** Counts of core answers, added up: shares are of sums, never averages. Pure. */
import type { AssurancePanel_NetworkFragment } from "../../__generated__/operations.ts";

export type Pillar =
  AssurancePanel_NetworkFragment["assurance"]["pillars"][number];

export type Counts = Omit<Pillar, "__typename" | "pillar">;

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole;

export const coverageOf = ({
  asked,
  answered,
}: {
  readonly asked: number;
  readonly answered: number;
}): number | null => share(answered, asked);
export const carriedShare = ({ now }: Counts): number | null =>
  share(now.carried, now.answered);
export const verifiedShare = ({ now }: Counts): number | null =>
  share(now.verified, now.answered);

/** All pillars together. */
export function totalOf(pillars: readonly Counts[]): Counts {
  const sum = (of: (counts: Counts) => number) =>
    pillars.reduce((total, counts) => total + of(counts), 0);
  return {
    ending: sum(({ ending }) => ending),
    now: {
      asked: sum(({ now }) => now.asked),
      answered: sum(({ now }) => now.answered),
      carried: sum(({ now }) => now.carried),
      verified: sum(({ now }) => now.verified),
      unreviewed: sum(({ now }) => now.unreviewed),
      conflicts: sum(({ now }) => now.conflicts),
    },
    before: {
      asked: sum(({ before }) => before.asked),
      answered: sum(({ before }) => before.answered),
    },
  };
}
