/** Values of provinces as shades of a map. Pure. */

export interface Shades {
  readonly from: number;
  readonly to: number;
  /** 0 to 1; null where there is no value. */
  readonly shadeOf: (value: number | null) => number | null;
}

/** Shares are shaded from 0 to 1; everything else from the smallest to the largest value there is. */
export function shadesOf(
  values: readonly (number | null)[],
  isShare: boolean,
): Shades {
  const known = values.filter((value) => value !== null);
  const least = isShare ? 0 : Math.min(...known);
  const most = isShare ? 1 : Math.max(...known);
  // One value alone is neither small nor large.
  const [from, to] =
    known.length === 0 && !isShare
      ? [0, 1]
      : most > least
        ? [least, most]
        : [
            least - Math.abs(least) / 2 - 0.5,
            least + Math.abs(least) / 2 + 0.5,
          ];
  return {
    from,
    to,
    shadeOf: (value) => (value === null ? null : (value - from) / (to - from)),
  };
}
