/** A dossier holds what this viewer hears about one site, in the order of rule 2. */
import type { World } from "./catalogue.ts";
import { entitiesAbove, findEntity } from "./kinship.ts";
import type { LensSite, Tier } from "./lens.ts";
import type { NaiveAnswer, NaiveFact, NaiveSite } from "./rows.ts";
import { speaksForViewer } from "./sight.ts";

export interface Dossier {
  site: NaiveSite;
  tier: Tier;
  own: boolean;
  granted: boolean;
  /** Heard rows only, the first to be heard first. */
  answers: NaiveAnswer[];
  facts: NaiveFact[];
  /** Rule 10: counted over the whole registry, the same for everyone. */
  directSuppliers: number;
  directCustomers: number;
}

/**
 * Rules 2 and 10: assessor; the site's entity; an entity above it, the nearest first; association or programme; the
 * viewer's own organisation. Null: never heard (what other customers and suppliers say).
 */
function rankOf(
  world: World,
  site: NaiveSite,
  source: string,
  side: string,
): number | null {
  const kind = findEntity(world.rows, source)?.kind;
  if (side === "assessor" || kind === "assessor") return 0;
  if (source === site.entity_key) return 1;
  const height = entitiesAbove(world.rows, site.entity_key).indexOf(source);
  if (height >= 0) return 2 + height;
  if (kind === "association" || kind === "programme") return 1_000;
  if (speaksForViewer(world, source)) return 1_001;
  return null;
}

/** The rows that this viewer may hear: without a grant its own statements only. In order of rank, seq, entity_key. */
function heardInOrder<Row extends { source: string; seq: number }>(
  world: World,
  lensSite: LensSite,
  open: boolean,
  rows: Row[],
  sideOf: (row: Row) => string,
): Row[] {
  const heard: { row: Row; rank: number }[] = [];
  for (const row of rows) {
    if (!open && !speaksForViewer(world, row.source)) continue;
    const rank = rankOf(world, lensSite.site, row.source, sideOf(row));
    if (rank !== null) heard.push({ row, rank });
  }
  heard.sort((a, b) => {
    if (a.rank !== b.rank) return a.rank - b.rank;
    if (a.row.seq !== b.row.seq) return b.row.seq - a.row.seq;
    if (a.row.source === b.row.source) return 0;
    return a.row.source < b.row.source ? -1 : 1;
  });
  return heard.map(({ row }) => row);
}

export function openDossier(
  world: World,
  lensSite: LensSite,
  own: boolean,
  granted: boolean,
  directSuppliers: number,
  directCustomers: number,
): Dossier {
  const key = lensSite.site.site_key;
  const open = own || granted;
  const answers = world.rows.answers.filter((row) => row.site_key === key);
  // What a source has taken back is no row.
  const facts = world.rows.facts.filter(
    (row) => row.site_key === key && !Number.isNaN(row.value),
  );
  return {
    ...lensSite,
    own,
    granted,
    answers: heardInOrder(world, lensSite, open, answers, (row) => row.side),
    facts: heardInOrder(world, lensSite, open, facts, () => "management"),
    directSuppliers,
    directCustomers,
  };
}
