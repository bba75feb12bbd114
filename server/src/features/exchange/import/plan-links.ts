/** The rows of Links. */
import { NO_DAY, type LinkFields } from "@saphan/shared/core";
import { declarerOf } from "../../../access/statement-rights.ts";
import type { NetworkPlan } from "./network-plan.ts";
import {
  relationId,
  settleRelations,
  type PlannedRevision,
  type Relation,
} from "./planned-relation.ts";
import type { Planning } from "./planning.ts";
import { referToSite } from "./references.ts";
import type { LinkRow } from "./rows.ts";
import type { SiteReach } from "./settle-sites.ts";
import { isFault, speakerOf } from "./speaker.ts";

/** A link whose ends are known, whether they may be taken or not. */
export interface LinkEnds {
  readonly row: LinkRow;
  readonly from: string;
  readonly to: string;
}

export async function resolveLinks(
  { pace }: Planning,
  network: NetworkPlan,
  rows: readonly LinkRow[],
): Promise<readonly LinkEnds[]> {
  const resolved: LinkEnds[] = [];
  for (const row of rows) {
    const wait = pace.step();
    if (wait) await wait;
    const from = network.findSite(row.fromKey);
    const to = network.findSite(row.toKey);
    if (from && to) resolved.push({ row, from: from.id, to: to.id });
  }
  return resolved;
}

/** Sites that the file, or the importer before, declares as its suppliers: from own sites upwards. */
export function declaredByFile(
  { rights, snapshot }: Planning,
  network: NetworkPlan,
  links: readonly LinkEnds[],
): (site: string) => boolean {
  const inFile = new Set<string>();
  const declared = (site: string) =>
    inFile.has(site) ||
    rights.declared[snapshot.siteRows.get(site) ?? -1] === 1;
  if (rights.importer !== "customer") return () => false;
  for (let grown = true; grown;) {
    grown = false;
    for (const { from, to } of links)
      if (!declared(from) && (network.isOwnSite(to) || declared(to))) {
        inFile.add(from);
        grown = true;
      }
  }
  return declared;
}

/** The terms of links that are there, by what they are known by. */
async function existingLinks({ snapshot, pace }: Planning) {
  const { links, sites, entities } = snapshot;
  const existing = new Map<
    string,
    { readonly id: string; readonly terms: LinkFields }
  >();
  for (const link of links) {
    const wait = pace.step();
    if (wait) await wait;
    const { id, share, singleSource, until } = link;
    const { declaredBy, disclosure, disclosedUntil } = link;
    const parts = [
      sites[link.from]?.id ?? "",
      sites[link.to]?.id ?? "",
      link.partFamily,
      link.since,
      entities[link.source]?.id ?? "",
    ];
    const terms: LinkFields = {
      share,
      singleSource,
      until,
      declaredBy,
      disclosure,
      disclosedUntil,
    };
    existing.set(parts.join("|"), { id, terms });
  }
  return existing;
}

const NEW_LINK: Omit<LinkFields, "declaredBy" | "disclosure"> = {
  share: null,
  singleSource: null,
  until: NO_DAY,
  disclosedUntil: NO_DAY,
};

function mayDeclare(
  { rights }: Planning,
  network: NetworkPlan,
  reach: SiteReach,
  { from, to }: Omit<LinkEnds, "row">,
): boolean {
  switch (rights.importer) {
    case "registry":
      return true;
    case "body":
      return reach.enrolled(from) || reach.enrolled(to);
    case "customer":
      return (
        network.isOwnSite(from) || network.isOwnSite(to) || reach.declared(to)
      );
    case "supplier":
      return network.isOwnSite(from) || network.isOwnSite(to);
  }
}

/** Shares of one part family at one customer, by one source: together they are at most 1. */
async function warnOfSums(
  planning: Planning,
  relations: readonly Relation<LinkFields>[],
): Promise<void> {
  const sums = new Map<string, { sum: number; count: number; row: number }>();
  for (const { row, parts, terms } of relations) {
    const wait = planning.pace.step();
    if (wait) await wait;
    const ended = terms.until !== NO_DAY && terms.until < planning.today;
    const [, to, family, , source] = parts;
    if (terms.share === null || terms.share > 1 || family === "" || ended)
      continue;
    const key = [to, family, source].join("|");
    const have = sums.get(key);
    if (!have) sums.set(key, { sum: terms.share, count: 1, row });
    else {
      have.sum += terms.share;
      have.count++;
      have.row = row;
    }
  }
  const findings = planning.findings.of("Links");
  for (const { sum, count, row } of sums.values())
    if (count > 1 && sum > 1 + 1e-9)
      findings.warn(row, "share", "", "share_sum_above_1", {
        sum: Number(sum.toFixed(4)),
      });
}

export async function planLinks(
  planning: Planning,
  network: NetworkPlan,
  reach: SiteReach,
  rows: readonly LinkRow[],
): Promise<readonly PlannedRevision[]> {
  const findings = planning.findings.of("Links");
  const existing =
    rows.length > 0 ? await existingLinks(planning) : new Map<string, never>();
  const relations: Relation<LinkFields>[] = [];
  for (const link of rows) {
    const wait = planning.pace.step();
    if (wait) await wait;
    const { row, fromKey, toKey, partFamily, since, sourceKey } = link;
    const from = referToSite(findings, network, row, "from_site", fromKey);
    const to = referToSite(findings, network, row, "to_site", toKey);
    if (from === undefined || to === undefined || link.isAsked) continue;
    if (from === to) {
      findings.refuse(row, "to_site", toKey, "self_link");
      continue;
    }
    if (!mayDeclare(planning, network, reach, { from, to })) {
      findings.refuse(row, "from_site", fromKey, "link_not_yours");
      continue;
    }
    const ends = {
      ownsFrom: network.isOwnSite(from),
      ownsTo: network.isOwnSite(to),
    };
    const declarer = declarerOf(planning.rights, ends, link.declaredBy);
    const declaring =
      network.siteAfter(declarer === "customer" ? to : from)?.entity ?? "";
    const source = speakerOf(planning, network, sourceKey, declaring);
    if (isFault(source)) {
      const say = source.state === "asked" ? findings.ask : findings.refuse;
      say(row, "source", sourceKey, source.code, source.params);
      continue;
    }
    if (link.declaredBy !== undefined && link.declaredBy !== declarer)
      findings.warn(row, "declared_by", link.declaredBy, "declared_by_set", {
        declarer,
      });
    const parts = [from, to, partFamily, since, source.id];
    const before = existing.get(parts.join("|"))?.terms;
    const { share, singleSource, until, disclosure, disclosedUntil } = link;
    // The organisation's default speaks for sites of its own; of others' links a file says what it says.
    const isByDefault =
      !before && ends.ownsFrom && planning.rights.importer !== "registry";
    const base = before ?? {
      ...NEW_LINK,
      declaredBy: declarer,
      disclosure:
        isByDefault && declarer !== "customer"
          ? planning.linkDefault
          : "private",
    };
    const terms: LinkFields = {
      share: share === undefined ? base.share : share,
      singleSource:
        singleSource === undefined ? base.singleSource : singleSource,
      until: until ?? base.until,
      declaredBy:
        link.declaredBy === undefined && before ? before.declaredBy : declarer,
      disclosure: disclosure ?? base.disclosure,
      disclosedUntil: disclosedUntil ?? base.disclosedUntil,
    };
    if (disclosure === undefined && !before && terms.disclosure !== "private")
      findings.warn(row, "disclosure", "", "disclosure_by_default", {
        disclosure: terms.disclosure,
      });
    if (terms.declaredBy === "customer" && terms.disclosure !== "private")
      findings.warn(row, "disclosure", terms.disclosure, "disclosure_private");
    relations.push({
      row,
      parts,
      terms,
      shown: { column: "from_site", value: `${fromKey} → ${toKey}` },
      make: (ids, id) => {
        const made = {
          from: ids.site(from),
          to: ids.site(to),
          partFamily,
          since,
          source: ids.entity(source.id),
        };
        return {
          kind: "link",
          id: id ?? relationId("link", Object.values(made)),
          ...made,
          set: terms,
        };
      },
    });
  }
  await warnOfSums(planning, relations);
  return settleRelations(planning, findings, "link", relations, existing);
}
