/** The registry's sites with their profile, for who manages them and reads no answers. */
import {
  matchText,
  nameRanks,
  NO_DAY,
  siteMatcher,
  type Snapshot,
} from "@saphan/shared/core";
import { isNamed } from "../../access/network-view.ts";
import { siteKeyFor, siteKeysFor } from "../../access/site-keys.ts";
import { allowed } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import { DomainError } from "../../platform/domain-error.ts";
import { pageOf, type PageRequest } from "../../platform/page.ts";

export type RegistryField =
  "closed" | "entity" | "key" | "name" | "opened" | "province" | "segment";

export interface RegistryRequest {
  readonly text: string;
  readonly sortBy: RegistryField;
  readonly descending: boolean;
  readonly page: PageRequest;
}

const known = (day: number) => (day === NO_DAY ? null : day);

/** What a row is sorted by; null, which comes last in either direction, where it is not known. */
function sortKey(
  { snapshot, catalogue: { lists }, viewer }: Context,
  sortBy: RegistryField,
  locale: "en" | "th",
): (row: number) => string | number | null {
  const { sites, entities } = snapshot;
  const named = (terms: typeof lists.provinces | typeof lists.segments) => {
    const names = new Map(terms.map(({ id, name }) => [id, name[locale]]));
    return (id: string) => (id === "" ? null : (names.get(id) ?? id));
  };
  switch (sortBy) {
    case "name":
      return () => 0;
    case "key":
      return siteKeyFor(viewer, snapshot);
    case "entity":
      return (row) => entities[sites[row]?.entity ?? -1]?.name[locale] ?? null;
    case "province": {
      const name = named(lists.provinces);
      return (row) => name(sites[row]?.province ?? "");
    }
    case "segment": {
      const name = named(lists.segments);
      return (row) => name(sites[row]?.mainSegment ?? "");
    }
    default:
      return (row) => known(sites[row]?.[sortBy] ?? NO_DAY);
  }
}

const orders = new WeakMap<Snapshot["sites"], Map<string, Uint32Array>>();

/** All rows in order, kept with the table of sites: pages of one order follow each other. */
function orderOf(
  context: Context,
  sortBy: RegistryField,
  descending: boolean,
  locale: "en" | "th",
): Uint32Array {
  const { snapshot } = context;
  const kept = orders.get(snapshot.sites) ?? new Map<string, Uint32Array>();
  orders.set(snapshot.sites, kept);
  const name = `${sortBy} ${descending} ${locale}`;
  const have = kept.get(name);
  if (have) return have;
  const keyAt = sortKey(context, sortBy, locale);
  const ranks = nameRanks(snapshot, locale);
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const keys = snapshot.sites.map((_site, row) => keyAt(row));
  const sign = descending ? -1 : 1;
  const byName = (a: number, b: number) => (ranks[a] ?? 0) - (ranks[b] ?? 0);
  const made = Uint32Array.from(snapshot.sites.keys()).sort((a, b) => {
    const [x = null, y = null] = [keys[a], keys[b]];
    if (x === null || y === null)
      return Number(x === null) - Number(y === null) || byName(a, b);
    const order =
      typeof x === "number" && typeof y === "number"
        ? x - y
        : compare(String(x), String(y));
    return order * sign || byName(a, b) * (sortBy === "name" ? sign : 1);
  });
  kept.set(name, made);
  return made;
}

/** Throws `FORBIDDEN` for all but administrators: others see the sites of their own lens. */
export function listRegistry(
  context: Context,
  { text, sortBy, descending, page }: RegistryRequest,
) {
  const viewer = allowed(context.viewer, "sites:read");
  const { snapshot } = context;
  if (viewer.membership.role !== "administrator")
    throw new DomainError(
      "FORBIDDEN",
      "The registry is for those who manage it. Your own network has the sites that you may see.",
    );
  const sight = context.sight();
  const named = orderOf(
    context,
    sortBy,
    descending,
    viewer.account.locale,
  ).filter((row) => isNamed(sight, row));
  const keysOf = siteKeysFor(viewer, snapshot);
  const matches = siteMatcher(snapshot, text);
  const rows =
    matchText(text) === ""
      ? named
      : named.filter((row) => matches(row, keysOf(row)));
  const { from, to, ...connection } = pageOf(page, rows.length);
  return {
    ...connection,
    all: named.length,
    edges: Array.from(rows.subarray(from, to), (row, i) => ({
      cursor: String(from + i),
      node: { snapshot, row },
    })),
  };
}
