/** Who supplies whom, each pair looked up among all links. */
import type { LinkRecord } from "../../snapshot/snapshot.ts";

/** By customer its suppliers, ascending. */
export const naiveSuppliers = (
  order: number,
  links: readonly Pick<LinkRecord, "from" | "to">[],
): number[][] => {
  const rows = Array.from({ length: order }, (_, row) => row);
  return rows.map((customer) =>
    rows.filter((supplier) =>
      links.some(({ from, to }) => from === supplier && to === customer),
    ),
  );
};
