/** What sources stated of one site's facts, from the database, by the snapshot's seq. */
import {
  formatPeriod,
  isTakenBack,
  speaksInCommon,
  visibilityAt,
  type Period,
} from "@saphan/shared/core";
import type { Sight } from "../../access/sight.ts";
import type { Context } from "../../graph/context.ts";
import { listAbout } from "../../ledger/revisions-about.ts";
import { factKey } from "../../ledger/record-keys.ts";
import type { SiteMapper } from "./site.mappers.ts";

export interface FactStatement {
  readonly fact: string;
  readonly value: number;
  readonly period: Period;
  /** Id of the source's entity. */
  readonly source: string;
  readonly change: string;
  readonly seq: number;
  readonly withdrawn: boolean;
  readonly key: string;
}

/** Every version of every fact, the oldest first. */
export async function listFactStatements(
  { revisions, ledger }: Context,
  { snapshot, row }: SiteMapper,
): Promise<readonly FactStatement[]> {
  const site = snapshot.sites[row]?.id ?? "";
  const { seqOf, withdrawn } = visibilityAt(ledger.marks(), snapshot.seq);
  const found = await listAbout(revisions, snapshot.identity, "facts", "site", [
    site,
  ]);
  return found
    .flatMap(({ change, revision: { period, source, values } }) => {
      const seq = seqOf.get(change);
      if (seq === undefined) return [];
      return Object.entries(values).map(([fact, value]) => ({
        fact,
        value,
        period,
        source,
        change,
        seq,
        withdrawn: withdrawn.has(change),
        key: factKey(site, period, source, fact),
      }));
    })
    .sort((a, b) => a.seq - b.seq);
}

/** The versions that count, of sources that the viewer hears; another customer's facts are its own. */
export function heardFacts(
  statements: readonly FactStatement[],
  sight: Sight,
  { snapshot, row }: SiteMapper,
): readonly FactStatement[] {
  const own = sight.ownSite[row] === 1;
  const shared = sight.shared[row] === 1;
  const owner = snapshot.sites[row]?.entity ?? -1;
  const heads = new Map<string, FactStatement>();
  for (const statement of statements)
    if (!statement.withdrawn) heads.set(statement.key, statement);
  return [...heads.values()].filter(({ source, value }) => {
    if (isTakenBack(value)) return false;
    const speaker = snapshot.entityRows.get(source) ?? -1;
    if (speaker < 0) return false;
    if (own || sight.ownEntities.has(speaker)) return true;
    return shared && speaksInCommon(snapshot.entities, owner, speaker);
  });
}

export const viewFactStatement =
  ({ snapshot }: SiteMapper) =>
  ({ source, value, period }: FactStatement) => ({
    source: { snapshot, row: snapshot.entityRows.get(source) ?? -1 },
    value,
    period: formatPeriod(period),
  });
