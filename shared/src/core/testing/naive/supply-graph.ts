/** Who supplies whom, each pair looked up among all links. */
import type { LinkRecord } from "../../snapshot/snapshot.ts";

type Pair = Pick<LinkRecord, "from" | "to" | "partFamily">;

/** By customer its suppliers, ascending, with the number of part families that link the two. */
export const naiveSuppliers = (
  order: number,
  links: readonly Pair[],
): (readonly [supplier: number, families: number])[][] =>
  Array.from({ length: order }, (_, customer) =>
    Array.from({ length: order }, (_site, supplier) => {
      const families = links
        .filter(({ from, to }) => from === supplier && to === customer)
        .map(({ partFamily }) => partFamily);
      return [supplier, new Set(families).size] as const;
    }).filter(([, families]) => families > 0),
  );
