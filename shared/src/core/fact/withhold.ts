/** Facts on groups of 1 to 9 people: rule 11 of docs/methods.md. Applicability and derived facts read stored values. */
import type { Method } from "../indicator/method.ts";
import type { FactColumn } from "./facts.ts";

/** Whether a count, of which groups smaller than `minimum` are withheld, is such a group; 0 is a value. */
export const isSmallGroup = (count: number, minimum: number): boolean =>
  count > 0 && count < minimum;

/** By position: 1 where the fact is withheld, itself or with a fact of its set. */
export function withheldFact(
  method: Method,
  fact: number,
  length: number,
  factOf: (id: string) => FactColumn,
): Uint8Array {
  const withheld = new Uint8Array(length);
  const members = method.factSets.find((set) => set.includes(fact)) ?? [fact];
  for (const member of members) {
    const { id, minCell } = method.facts[member];
    if (minCell === 0) continue;
    const { value, present } = factOf(id);
    for (let at = 0; at < length; at++)
      if (present[at] && isSmallGroup(value[at], minCell)) withheld[at] = 1;
  }
  return withheld;
}
