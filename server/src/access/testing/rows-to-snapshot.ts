/** Plain rows, as the slow twin reads them, as a snapshot. */
import {
  createSnapshotBuilder,
  emptySnapshot,
  NO_DAY,
  parseDay,
  parsePeriod,
  REGISTRY,
  type EntityKind,
  type Method,
  type Revision,
  type Snapshot,
} from "@saphan/shared/core";
import type { NaiveRows } from "../../../../shared/src/core/testing/naive/rows.ts";

const day = (text: string | null) =>
  text === null ? NO_DAY : (parseDay(text) ?? NO_DAY);
const period = (text: string) => parsePeriod(text) ?? 0;

/** The permanent id that stands for a key. */
export const idOf = (key: string): string => `id-${key}`;

/** Rows as revisions, each with the seq that published it; the network comes first. */
export function revisionsOf(
  rows: NaiveRows,
): readonly { readonly revision: Revision; readonly seq: number }[] {
  const text = (name: string) => ({ en: name, th: name });
  const alias = (of: "entity" | "site", key: string): Revision => ({
    kind: "alias",
    organisation: REGISTRY,
    of,
    key,
    id: idOf(key),
  });
  const sites = new Set(rows.sites.map(({ site_key }) => site_key));
  const network: Revision[] = [
    ...rows.entities.map(({ entity_key, kind, parent_key }): Revision => ({
      kind: "entity",
      id: idOf(entity_key),
      set: {
        name: text(entity_key),
        kind: kind as EntityKind,
        parent: parent_key === null ? "" : idOf(parent_key),
      },
    })),
    ...rows.sites.map((site): Revision => ({
      kind: "site",
      id: idOf(site.site_key),
      set: {
        entity: idOf(site.entity_key),
        name: text(site.site_key),
        province: site.province,
        mainSegment: site.main_segment,
        opened: day(site.opened),
        closed: day(site.closed),
      },
    })),
    ...rows.entities.map(({ entity_key }) => alias("entity", entity_key)),
    ...rows.sites.map(({ site_key }) => alias("site", site_key)),
    ...rows.links.map((link, i): Revision => ({
      kind: "link",
      id: `link-${i}`,
      from: idOf(link.from_site),
      to: idOf(link.to_site),
      partFamily: link.part_family,
      since: day(link.since),
      source: idOf(link.source),
      set: {
        share: null,
        singleSource: null,
        until: day(link.until),
        declaredBy: link.declared_by,
        disclosure: link.disclosure,
        disclosedUntil: day(link.disclosed_until),
      },
    })),
    ...rows.grants.map((grant, i): Revision => ({
      kind: "grant",
      id: `grant-${i}`,
      site: idOf(grant.site_key),
      organisation: idOf(grant.organisation_key),
      since: day(grant.since),
      until: day(grant.until),
    })),
    ...rows.members.map((member, i): Revision => ({
      kind: "enrolment",
      id: `member-${i}`,
      organisation: idOf(member.organisation_key),
      memberSite: sites.has(member.member_key) ? idOf(member.member_key) : "",
      memberEntity: sites.has(member.member_key) ? "" : idOf(member.member_key),
      role: member.role,
      since: day(member.since),
      until: day(member.until),
    })),
  ];
  return [
    ...network.map((revision) => ({ revision, seq: 1 })),
    ...rows.facts.map(({ site_key, fact, value, source, seq, ...row }) => ({
      seq,
      revision: {
        kind: "facts" as const,
        site: idOf(site_key),
        entity: "",
        period: period(row.period),
        source: idOf(source),
        values: { [fact]: value },
      },
    })),
    ...rows.answers.map(({ seq, ...row }) => ({
      seq,
      revision: {
        kind: "answers" as const,
        site: idOf(row.site_key),
        period: period(row.period),
        source: idOf(row.source),
        side: row.side,
        answers: [
          {
            indicator: row.indicator_id,
            breakdown: row.breakdown,
            state: row.state,
            numerator: row.numerator,
            denominator: row.denominator,
            value: row.value,
            option: row.option,
            verification: row.verification,
            validUntil: day(row.valid_until),
            evidence: "",
            note: "",
            inheritedFrom: "",
            baseAssumed: false,
          },
        ],
      },
    })),
  ];
}

export function snapshotOf(
  method: Method,
  rows: NaiveRows,
  seq: number,
): Snapshot {
  const builder = createSnapshotBuilder(method, emptySnapshot(0));
  for (const entry of revisionsOf(rows)) builder.add(entry.revision, entry.seq);
  return builder.finish(seq);
}
