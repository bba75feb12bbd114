/** Which changes count at a seq: published by then, and not withdrawn by then (design.md section 5). */
export interface ChangeMark {
  readonly seq: number;
  readonly change: string;
  /** The change that this one withdraws. A withdrawal can itself be withdrawn. */
  readonly withdraws?: string | undefined;
}

export interface Visibility {
  readonly seq: number;
  /** By change: its seq, of every change published by `seq`. */
  readonly seqOf: ReadonlyMap<string, number>;
  /** Changes that are withdrawn at `seq`. */
  readonly withdrawn: ReadonlySet<string>;
}

/** `marks` in any order; later ones than `seq` are passed over. */
export function visibilityAt(
  marks: readonly ChangeMark[],
  seq: number,
): Visibility {
  const published = marks
    .filter((mark) => mark.seq <= seq)
    .sort((a, b) => b.seq - a.seq);
  const withdrawn = new Set<string>();
  // Newest first: whether a withdrawal itself still counts is known before what it withdraws is met.
  for (const { change, withdraws } of published)
    if (withdraws !== undefined && !withdrawn.has(change))
      withdrawn.add(withdraws);
  return {
    seq,
    seqOf: new Map(published.map((mark) => [mark.change, mark.seq])),
    withdrawn,
  };
}
