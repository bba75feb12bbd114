/**
 * How many requests one person, or one address that has not signed in, may send to this process. A page comes nowhere
 * near it; a program that has run wild leaves room for the others.
 */
export interface Rate {
  readonly perSecond: number;
  /** So many at once, after a pause. */
  readonly burst: number;
}

export interface Rates {
  readonly person: Rate;
  readonly stranger: Rate;
}

export const RATES: Rates = {
  person: { perSecond: 1_000, burst: 10_000 },
  stranger: { perSecond: 200, burst: 2_000 },
};

/** So many are remembered at most; whoever is full again is forgotten first. */
const REMEMBERED = 10_000;

interface Bucket {
  left: number;
  at: number;
}

/** `now` in milliseconds, of a clock that only goes forward. */
export function createRates(
  { perSecond, burst }: Rate,
  now: () => number = () => performance.now(),
): (who: string) => boolean {
  const buckets = new Map<string, Bucket>();
  const refill = (bucket: Bucket): Bucket => {
    const earned = ((now() - bucket.at) / 1000) * perSecond;
    bucket.left = Math.min(burst, bucket.left + earned);
    bucket.at = now();
    return bucket;
  };
  const forget = (): void => {
    for (const [who, bucket] of buckets)
      if (refill(bucket).left === burst) buckets.delete(who);
    // Nobody has paused: the oldest begin anew.
    for (const who of buckets.keys()) {
      if (buckets.size < REMEMBERED) break;
      buckets.delete(who);
    }
  };
  return (who) => {
    let bucket = buckets.get(who);
    if (!bucket) {
      if (buckets.size >= REMEMBERED) forget();
      bucket = { left: burst, at: now() };
      buckets.set(who, bucket);
    }
    if (refill(bucket).left < 1) return false;
    bucket.left--;
    return true;
  };
}
