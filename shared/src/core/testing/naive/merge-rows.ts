/**
 * Rows as they would stand if whoever wrote them had known that some records are one: every key of a merged record is
 * replaced by that of the record that stays, and of rows with one key the newest stays. In one change the row that
 * named no merged record goes first, then the smaller keys. A link between two that are one is none.
 */
import type { NaiveLink, NaiveRows } from "./rows.ts";

/** By key of a merged record: the key of the record that stays. */
export type Leads = Readonly<Record<string, string>>;

interface Told<Row> {
  /** With the keys replaced. */
  readonly rewritten: Row;
  readonly seq: number;
  /** What makes it one row with another. */
  readonly key: readonly (string | null)[];
  /** The keys that it named. */
  readonly named: readonly string[];
}

function keepOneEach<Row>(told: readonly Told<Row>[], leads: Leads): Row[] {
  const kept = new Map<string, Told<Row>>();
  const isLed = ({ named }: Told<Row>) => named.some((key) => key in leads);
  const goesFirst = (a: Told<Row>, b: Told<Row>) => {
    if (a.seq !== b.seq) return a.seq > b.seq;
    if (isLed(a) !== isLed(b)) return isLed(b);
    return a.named.join("\n") < b.named.join("\n");
  };
  for (const each of told) {
    const key = each.key.join("\n");
    const other = kept.get(key);
    if (other === undefined || goesFirst(each, other)) kept.set(key, each);
  }
  return [...kept.values()].map(({ rewritten }) => rewritten);
}

/** Keys of entities and sites are different; `leads` knows no chains. */
export function mergeRows(rows: NaiveRows, leads: Leads): NaiveRows {
  const now = (key: string): string => leads[key] ?? key;
  const stated = <
    Row extends { site_key: string; source: string; seq: number },
  >(
    row: Row,
    ...more: string[]
  ): Told<Row> => {
    const site_key = now(row.site_key);
    const source = now(row.source);
    return {
      rewritten: { ...row, site_key, source },
      seq: row.seq,
      key: [site_key, source, ...more],
      named: [row.source, row.site_key],
    };
  };
  const isOfTwo = ({ from_site, to_site }: NaiveLink): boolean =>
    from_site === to_site || now(from_site) !== now(to_site);
  return {
    entities: rows.entities
      .filter(({ entity_key }) => !(entity_key in leads))
      .map((entity) => {
        const parent =
          entity.parent_key === null ? null : now(entity.parent_key);
        return {
          ...entity,
          parent_key: parent === entity.entity_key ? null : parent,
        };
      }),
    sites: rows.sites
      .filter(({ site_key }) => !(site_key in leads))
      .map((site) => ({ ...site, entity_key: now(site.entity_key) })),
    facts: keepOneEach(
      rows.facts.map((row) => stated(row, row.period, row.fact)),
      leads,
    ),
    answers: keepOneEach(
      rows.answers.map((row) =>
        stated(row, row.period, row.indicator_id, row.breakdown, row.side),
      ),
      leads,
    ),
    links: keepOneEach(
      rows.links.filter(isOfTwo).map((row) => {
        const from_site = now(row.from_site);
        const to_site = now(row.to_site);
        const source = now(row.source);
        return {
          rewritten: { ...row, from_site, to_site, source },
          seq: 1,
          key: [from_site, to_site, row.part_family, row.since, source],
          named: [row.source, row.from_site, row.to_site],
        };
      }),
      leads,
    ),
    grants: keepOneEach(
      rows.grants.map((row) => {
        const site_key = now(row.site_key);
        const organisation_key = now(row.organisation_key);
        return {
          rewritten: { ...row, site_key, organisation_key },
          seq: 1,
          key: [site_key, organisation_key, row.since],
          named: [row.organisation_key, row.site_key],
        };
      }),
      leads,
    ),
    members: keepOneEach(
      rows.members.map((row) => {
        const organisation_key = now(row.organisation_key);
        const member_key = now(row.member_key);
        return {
          rewritten: { ...row, organisation_key, member_key },
          seq: 1,
          key: [organisation_key, member_key, row.role, row.since],
          named: [row.organisation_key, row.member_key],
        };
      }),
      leads,
    ),
  };
}
