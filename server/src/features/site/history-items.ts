/** What one change set at a site, item by item, with what stood before. */
import {
  formatDay,
  formatPeriod,
  isTakenBack,
  NO_DAY,
  type LinkFields,
  type RevisionOf,
  type SiteFields,
  type Snapshot,
  type Succession,
} from "@saphan/shared/core";
import type { FactStatement } from "./fact-statements.ts";
import type { SiteMapper } from "./site.mappers.ts";
import {
  statedValue,
  type Statement,
  type StatementFilter,
} from "./statements.service.ts";

export type HistoryItem = ReturnType<typeof emptyItem>;
/** Items by the change that made them. */
export type ItemsByChange = Map<string, HistoryItem[]>;

type Kind =
  "answer" | "enrolment" | "fact" | "grant" | "link" | "profile" | Succession;

export const emptyItem = (kind: Kind) => ({
  kind,
  /** The record is new: nothing of it stood before. */
  isNew: false,
  indicator: null as string | null,
  fact: null as string | null,
  breakdown: null as string | null,
  period: null as string | null,
  field: null as string | null,
  partFamily: null as string | null,
  source: null as SiteMapper | null,
  organisation: null as SiteMapper | null,
  other: null as SiteMapper | null,
  supplies: null as boolean | null,
  before: null as ReturnType<typeof statedValue> | null,
  after: null as ReturnType<typeof statedValue> | null,
  beforeText: null as string | null,
  afterText: null as string | null,
});

export function put(
  items: ItemsByChange,
  change: string,
  added: readonly HistoryItem[],
): void {
  const have = items.get(change);
  if (have) have.push(...added);
  else items.set(change, [...added]);
}

/** An entity as the API gives it; null for one that the snapshot does not hold. */
const entityOf = (snapshot: Snapshot, id: string): SiteMapper | null => {
  const row = snapshot.entityRows.get(id);
  return row === undefined ? null : { snapshot, row };
};

/** Answers with what the same source had said before. */
export function addAnswers(
  items: ItemsByChange,
  snapshot: Snapshot,
  statements: readonly Statement[],
  maySee: StatementFilter,
  readsAll: (statement: Statement) => boolean,
): void {
  const last = new Map<string, Statement>();
  for (const statement of statements) {
    const { key, answer, change, source, period } = statement;
    const before = last.get(key);
    if (!statement.withdrawn) last.set(key, statement);
    if (!maySee(statement)) continue;
    const all = readsAll(statement);
    put(items, change, [
      {
        ...emptyItem("answer"),
        isNew: !before,
        indicator: answer.indicator,
        breakdown: answer.breakdown || null,
        period: formatPeriod(period),
        source: entityOf(snapshot, source),
        before:
          before && maySee(before) ? statedValue(before.answer, all) : null,
        after: statedValue(answer, all),
      },
    ]);
  }
}

const factText = (value: number): string | null =>
  isTakenBack(value) ? null : String(value);

export function addFacts(
  items: ItemsByChange,
  snapshot: Snapshot,
  statements: readonly FactStatement[],
): void {
  const last = new Map<string, FactStatement>();
  for (const statement of statements) {
    const { key, fact, value, change, source, period } = statement;
    const before = last.get(key);
    if (!statement.withdrawn) last.set(key, statement);
    put(items, change, [
      {
        ...emptyItem("fact"),
        isNew: !before,
        fact,
        period: formatPeriod(period),
        source: entityOf(snapshot, source),
        beforeText: before ? factText(before.value) : null,
        afterText: factText(value),
      },
    ]);
  }
}

/** One version of a record besides answers and facts, with its place in the ledger. */
export interface Version<Kind extends "enrolment" | "grant" | "link" | "site"> {
  readonly revision: RevisionOf<Kind>;
  readonly change: string;
  readonly withdrawn: boolean;
}

const dayText = (day: number | undefined): string | null =>
  day === undefined || day === NO_DAY ? null : formatDay(day);
const numberText = (value: number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

/** The fields of a profile as text, names in both scripts apart. */
function profileTexts(
  snapshot: Snapshot,
  { name, partFamilies, opened, closed, entity, ...rest }: Partial<SiteFields>,
): Map<string, string | null> {
  const texts = new Map<string, string | null>();
  if (name) texts.set("name_en", name.en).set("name_th", name.th);
  if (entity !== undefined) {
    const owner = snapshot.entities[snapshot.entityRows.get(entity) ?? -1];
    texts.set("entity", owner?.name.en ?? null);
  }
  if (partFamilies) texts.set("part_families", partFamilies.join(";"));
  if (opened !== undefined) texts.set("opened", dayText(opened));
  if (closed !== undefined) texts.set("closed", dayText(closed));
  const { province, mainSegment, country, osId, latitude, longitude } = rest;
  if (province !== undefined) texts.set("province", province);
  if (mainSegment !== undefined) texts.set("main_segment", mainSegment);
  if (country !== undefined) texts.set("country", country);
  if (osId !== undefined) texts.set("os_id", osId);
  if (latitude !== undefined) texts.set("latitude", numberText(latitude));
  if (longitude !== undefined) texts.set("longitude", numberText(longitude));
  return texts;
}

/** The first version says only that the site was entered; later ones what they changed. */
export function addProfile(
  items: ItemsByChange,
  snapshot: Snapshot,
  versions: readonly Version<"site">[],
): void {
  const known = new Map<string, string | null>();
  for (const { revision, change, withdrawn } of versions) {
    const texts = profileTexts(snapshot, revision.set);
    const isNew = known.size === 0;
    const changed = [...texts].filter(
      ([field, text]) => (known.get(field) ?? null) !== text,
    );
    put(
      items,
      change,
      isNew
        ? [{ ...emptyItem("profile"), isNew }]
        : changed.map(([field, afterText]) => ({
            ...emptyItem("profile"),
            field,
            beforeText: known.get(field) ?? null,
            afterText,
          })),
    );
    if (!withdrawn) for (const [field, text] of texts) known.set(field, text);
  }
}

const linkTexts = ({
  share,
  singleSource,
  until,
  declaredBy,
  disclosure,
  disclosedUntil,
}: LinkFields): Map<string, string | null> =>
  new Map([
    ["share", numberText(share)],
    ["single_source", singleSource === null ? null : String(singleSource)],
    ["until", dayText(until)],
    ["declared_by", declaredBy],
    ["disclosure", disclosure],
    ["disclosed_until", dayText(disclosedUntil)],
  ]);

/** The field of an item that says that its source no longer states the link. */
const TAKEN_BACK_FIELD = "taken_back";

/** What a version says against the one before; one item without a field where there is none before. */
function changesOf(
  item: HistoryItem,
  before: ReadonlyMap<string, string | null> | undefined,
  after: ReadonlyMap<string, string | null>,
): HistoryItem[] {
  if (!before) return [{ ...item, isNew: true }];
  return [...after]
    .filter(([field, text]) => before.get(field) !== text)
    .map(([field, afterText]) => ({
      ...item,
      field,
      beforeText: before.get(field) ?? null,
      afterText,
    }));
}

/** Links of the site with these ids, of which both ends know each other by name. */
export function addLinks(
  items: ItemsByChange,
  snapshot: Snapshot,
  versions: readonly Version<"link">[],
  siteIds: readonly string[],
): void {
  const known = new Map<string, Map<string, string | null>>();
  for (const { revision, change, withdrawn } of versions) {
    const { id, from, to, partFamily, source, set } = revision;
    const supplies = siteIds.includes(from);
    const row = snapshot.siteRows.get(supplies ? to : from);
    const item = {
      ...emptyItem("link"),
      partFamily,
      supplies,
      source: entityOf(snapshot, source),
      other: row === undefined ? null : { snapshot, row },
    };
    if (!set) {
      put(items, change, [{ ...item, field: TAKEN_BACK_FIELD }]);
      if (!withdrawn) known.delete(id);
      continue;
    }
    const texts = linkTexts(set);
    put(items, change, changesOf(item, known.get(id), texts));
    if (!withdrawn) known.set(id, texts);
  }
}

/** Grants and enrolments: who may read, from when until when. */
export function addPermissions(
  items: ItemsByChange,
  snapshot: Snapshot,
  versions: readonly (Version<"enrolment"> | Version<"grant">)[],
): void {
  const known = new Map<string, Map<string, string | null>>();
  for (const { revision, change, withdrawn } of versions) {
    const { kind, id, organisation, since, until } = revision;
    const texts = new Map([
      ["since", dayText(since)],
      ["until", dayText(until)],
    ]);
    const item = {
      ...emptyItem(kind),
      organisation: entityOf(snapshot, organisation),
    };
    put(items, change, changesOf(item, known.get(id), texts));
    if (!withdrawn) known.set(id, texts);
  }
}
