/**
 * Columns that are kept with what they were made of. When the network changes, figures are made anew, and whatever was
 * made of the very same things is taken over: most changes touch one column of thousands. A column that is made again
 * and says the same gives way to the old one, so that what was made of that stays too (early cutoff: A. Mokhov,
 * N. Mitchell and S. Peyton Jones, "Build Systems à la Carte", ICFP 2018).
 */
export interface Kept {
  /** Compared by identity: nothing that is kept is ever written to. */
  readonly inputs: readonly unknown[];
  readonly value: unknown;
}

/** By name. */
export type Inheritance = Map<string, Kept>;

export interface Keeper {
  /** A name always stands for the same kind of value. `make` may take over parts of what was made of other inputs. */
  readonly keep: <Value>(
    name: string,
    inputs: () => readonly unknown[],
    make: (before: Kept | undefined) => Value,
    isSame?: (before: Value, now: Value) => boolean,
  ) => Value;
  /** Everything that was kept, asked for or not: what those who come after may take over. */
  readonly inheritance: () => Inheritance;
}

const areSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** `inherited` is used up. */
export function createKeeper(inherited: Inheritance): Keeper {
  const kept = new Map<string, Kept>();
  return {
    keep: <Value>(
      name: string,
      inputsOf: () => readonly unknown[],
      make: (before: Kept | undefined) => Value,
      isSame?: (before: Value, now: Value) => boolean,
    ): Value => {
      const have = kept.get(name);
      if (have) return have.value as Value;
      const inputs = inputsOf();
      const before = inherited.get(name);
      inherited.delete(name);
      if (before && areSame(before.inputs, inputs)) {
        kept.set(name, before);
        return before.value as Value;
      }
      const made = make(before);
      const gives = before && isSame?.(before.value as Value, made);
      const value = gives ? (before.value as Value) : made;
      kept.set(name, { inputs, value });
      return value;
    },
    inheritance: () => new Map([...inherited, ...kept]),
  };
}

/** Whether two arrays of one kind hold the same numbers. */
export function holdSame<
  Numbers extends Uint8Array | Int32Array | Float64Array,
>(a: Numbers, b: Numbers): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
