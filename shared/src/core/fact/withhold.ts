/** Facts on groups of 1 to 9 people: rule 11 of docs/methods.md. Applicability and derived facts read stored values. */
import type { FactMethod, Method } from "../indicator/method.ts";
import type { FactColumn } from "./facts.ts";

/** Whether a count, of which groups smaller than `minimum` are withheld, is such a group; 0 is a value. */
export const isSmallGroup = (count: number, minimum: number): boolean =>
  count > 0 && count < minimum;

/** The facts of which a small group withholds the fact: itself and those of its set. */
export const withholding = (
  method: Method,
  fact: number,
): readonly FactMethod[] =>
  (method.factSets.find((set) => set.includes(fact)) ?? [fact])
    .map((member) => method.facts[member])
    .filter(({ minCell }) => minCell > 0);

/** By position: 1 where the fact is withheld, itself or with a fact of its set. */
export function withheldFact(
  method: Method,
  fact: number,
  length: number,
  factOf: (id: string) => FactColumn,
): Uint8Array {
  const withheld = new Uint8Array(length);
  for (const { id, minCell } of withholding(method, fact)) {
    const { value, present } = factOf(id);
    for (let at = 0; at < length; at++)
      if (present[at] && isSmallGroup(value[at], minCell)) withheld[at] = 1;
  }
  return withheld;
}
