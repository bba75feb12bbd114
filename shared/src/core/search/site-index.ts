/** What sites are found by and in which order they are listed, made once for each table of sites. */
import type {
  EntityRecord,
  Name,
  SiteRecord,
  Snapshot,
} from "../snapshot/snapshot.ts";
import { countUp } from "../column/counting-sort.ts";
import { finishWork } from "../column/finish-work.ts";
import { matchText } from "./text.ts";
import { sortingRows } from "./sorting-rows.ts";

type Locale = "en" | "th";

interface SiteIndex {
  readonly sites: Snapshot["sites"];
  /** Owners whose names and numbers the haystacks hold. */
  readonly entities: Snapshot["entities"];
  /** What sites are found by; absent until somebody searches. */
  haystacks: readonly string[] | undefined;
  /** Rows in the order of their names. */
  readonly orders: Map<Locale, Uint32Array>;
  readonly ranks: Map<Locale, Uint32Array>;
}

const indices = new WeakMap<readonly SiteRecord[], SiteIndex>();
/** The last that was made: a change touches few sites, and all others are found and listed as before. */
let last: SiteIndex | undefined;

function haystackOf(
  { id, name, osId }: SiteRecord,
  owner: EntityRecord,
  /** What else the site was called, by records that turned out to be it. */
  formerly: readonly Name[],
): string {
  return matchText(
    [
      name.en,
      name.th,
      ...formerly.flatMap(({ en, th }) => [en, th]),
      owner.name.en,
      owner.name.th,
      owner.registrationNo,
      osId,
      id,
    ].join("\n"),
  );
}

/** How many of `sorted` come before the first of which `isBehind` holds. */
function placeOf(
  sorted: Uint32Array,
  isBehind: (row: number) => boolean,
): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBehind(sorted[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Names in one go: some 5 ms. */
const STEP = 2_000;

/** The order of `sites`, from that of the sites before. */
function* orderingFrom(
  before: SiteIndex | undefined,
  { sites }: Pick<Snapshot, "sites">,
  locale: Locale,
): Generator<undefined, Uint32Array> {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const byName = (a: number, b: number) =>
    compare(sites[a].name[locale], sites[b].name[locale]) ||
    (sites[a].id < sites[b].id ? -1 : 1);
  const isSame = (row: number) =>
    before?.sites[row]?.id === sites[row]?.id &&
    before.sites[row].name[locale] === sites[row].name[locale];
  const kept = before?.orders.get(locale)?.filter(isSame) ?? new Uint32Array(0);
  const others = yield* sortingRows(
    countUp(sites.length).filter((row) => !isSame(row)),
    byName,
    STEP,
  );
  if (kept.length === 0) return others;
  const order = new Uint32Array(sites.length);
  let [from, to] = [0, 0];
  for (const row of others) {
    const place = placeOf(kept, (each) => byName(each, row) > 0);
    order.set(kept.subarray(from, place), to);
    to += place - from;
    order[to++] = row;
    from = place;
  }
  order.set(kept.subarray(from), to);
  return order;
}

function haystacksOf(
  { sites, entities, merged }: Snapshot,
  before: SiteIndex | undefined,
): readonly string[] {
  const names = new Map<string, Name[]>();
  for (const { of, into, name } of merged)
    if (of === "site") names.set(into, [...(names.get(into) ?? []), name]);
  const isSame = (site: SiteRecord, row: number) =>
    before?.sites[row] === site &&
    before.entities[site.entity] === entities[site.entity];
  return sites.map((site, row) =>
    before?.haystacks && isSame(site, row)
      ? before.haystacks[row]
      : haystackOf(site, entities[site.entity], names.get(site.id) ?? []),
  );
}

function indexOf(snapshot: Snapshot): SiteIndex {
  const { sites, entities } = snapshot;
  const have = indices.get(sites);
  if (have?.entities === entities) return have;
  const before = last;
  const made: SiteIndex = {
    sites,
    entities,
    haystacks: before?.haystacks && haystacksOf(snapshot, before),
    orders: new Map(
      [...(before?.orders.keys() ?? [])].map((locale) => [
        locale,
        finishWork(orderingFrom(before, snapshot, locale)),
      ]),
    ),
    ranks: new Map(),
  };
  last = made;
  indices.set(sites, made);
  return made;
}

const keyTexts = new WeakMap<readonly string[], string>();

/** Keys made comparable; who asks again brings the same list. */
function keyText(keys: readonly string[]): string {
  let text = keyTexts.get(keys);
  if (text === undefined)
    keyTexts.set(keys, (text = keys.map(matchText).join("\n")));
  return text;
}

/** Whether a site is found by every word of `text`, in its names, numbers, id, or one of `keys`. */
export function siteMatcher(
  snapshot: Snapshot,
  text: string,
): (row: number, keys: readonly string[]) => boolean {
  const index = indexOf(snapshot);
  const haystacks = (index.haystacks ??= haystacksOf(snapshot, undefined));
  const words = matchText(text)
    .split(" ")
    .filter((word) => word !== "");
  return (row, keys) =>
    words.every(
      (word) =>
        haystacks[row].includes(word) ||
        (keys.length > 0 && keyText(keys).includes(word)),
    );
}

/** `nameRanks` in steps, for whoever has time before anybody asks. */
export function* makingNameRanks(
  snapshot: Snapshot,
  locale: Locale,
): Generator<undefined, Uint32Array> {
  const { orders, ranks } = indexOf(snapshot);
  const have = ranks.get(locale);
  if (have) return have;
  const order =
    orders.get(locale) ?? (yield* orderingFrom(undefined, snapshot, locale));
  orders.set(locale, order);
  const made = new Uint32Array(order.length);
  order.forEach((row, place) => {
    made[row] = place;
  });
  ranks.set(locale, made);
  return made;
}

/** By site row: its place when all sites are listed by name in the locale. */
export const nameRanks = (snapshot: Snapshot, locale: Locale): Uint32Array =>
  finishWork(makingNameRanks(snapshot, locale));
