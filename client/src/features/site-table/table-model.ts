/** What the table of sites lists: columns and order, as the address says them, and rows. Pure. */
import type {
  SiteTable_NetworkFragment,
  SiteTableRowsQueryVariables,
} from "../../__generated__/operations.ts";
import type { Catalogue } from "../../lib/catalogue.ts";
import { HEADLINES } from "../../lib/headlines.ts";

/** Columns of a first visit: how sites stand in training, dialogue and due diligence. */
const USUAL_COLUMNS: readonly string[] = ["skills", "dialogue", "hrdd"].flatMap(
  (pillar) => HEADLINES[pillar] ?? [],
);
export const MOST_COLUMNS = 12;
/** An address without indicator columns, unlike one that does not say. */
const NO_COLUMNS = "-";

/** The one that the sites are filtered by is among them. */
const usualColumns = (params: URLSearchParams): readonly string[] => [
  ...new Set([...USUAL_COLUMNS, params.get("of") ?? ""]),
];

/** Indicators of the columns. */
export function readColumns(
  params: URLSearchParams,
  { findIndicator }: Pick<Catalogue, "findIndicator">,
): readonly string[] {
  const wanted = params.get("cols")?.split(",") ?? usualColumns(params);
  return [...new Set(wanted)]
    .filter((id) => findIndicator(id) !== undefined)
    .slice(0, MOST_COLUMNS);
}

/** Undefined for the columns that the address need not name. */
export function columnsParameter(
  columns: readonly string[],
  params: URLSearchParams,
): string | undefined {
  const usual = usualColumns(params).filter(Boolean);
  if ([...columns].sort().join() === usual.sort().join()) return undefined;
  return columns.join() || NO_COLUMNS;
}

export interface Order {
  readonly by: string;
  readonly descending: boolean;
}

export const PROFILE_ORDERS = [
  "name",
  "tier",
  "province",
  "segment",
  "headcount",
  "coverage",
  "sharing",
] as const;
export type ProfileOrder = (typeof PROFILE_ORDERS)[number];
const BY_NAME: Order = { by: "name", descending: false };
/** Orders that people read from the most down. */
const MOST_FIRST: readonly string[] = ["headcount"];

/** `headcount` or, descending, `-headcount`; what the table cannot be sorted by reads as by name. */
export function readOrder(
  params: URLSearchParams,
  columns: readonly string[],
): Order {
  const text = params.get("sort") ?? "";
  const by = text.replace(/^-/, "");
  const known: readonly string[] = [...PROFILE_ORDERS, ...columns];
  return known.includes(by)
    ? { by, descending: text.startsWith("-") }
    : BY_NAME;
}

export const orderParameter = ({
  by,
  descending,
}: Order): string | undefined =>
  by === "name" && !descending ? undefined : `${descending ? "-" : ""}${by}`;

/** What a click on a column's title asks for. */
export function nextOrder(order: Order, by: string, isValue: boolean): Order {
  if (order.by === by) return { by, descending: !order.descending };
  return { by, descending: isValue || MOST_FIRST.includes(by) };
}

/** What is listed, as the route asks for it. */
export interface Listing extends Pick<SiteTableRowsQueryVariables, "filter"> {
  readonly columns: readonly string[];
  readonly sort: Order;
}

/** Asks for the rows from `skip` on, of the change that the table shows. */
export const rowsFrom = (
  { lens, period, asOf, seq }: SiteTable_NetworkFragment,
  { filter, sort, columns }: Listing,
  skip: number,
): SiteTableRowsQueryVariables => ({
  lens: lens.id,
  period,
  asOf,
  seq,
  filter,
  sort,
  columns: [...columns],
  skip,
});
