/**
 * The network as of one seq, in memory. Immutable to readers: a request keeps the snapshot it started with, a patch
 * makes a new one that shares what did not change. Rows are private to a process; ids are turned into rows and back
 * at the doors.
 */
import type { StatementColumn } from "../column/statements.ts";
import type { Day } from "../time/day.ts";
import type { Period } from "../time/period.ts";

export const ENTITY_KINDS = [
  "assembler",
  "supplier",
  "association",
  "workers_organisation",
  "programme",
  "assessor",
  "other",
] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

export const OWNERSHIPS = [
  "thai_majority",
  "foreign_majority",
  "unknown",
] as const;
export type Ownership = (typeof OWNERSHIPS)[number];

export interface Name {
  readonly en: string;
  readonly th: string;
}

export interface EntityRecord {
  readonly id: string;
  readonly name: Name;
  readonly registrationNo: string;
  readonly country: string;
  readonly kind: EntityKind;
  /** Row of the parent, -1 for an ultimate one. */
  readonly parent: number;
  readonly ownership: Ownership;
  readonly revenueBand: string;
}

export interface SiteRecord {
  readonly id: string;
  readonly entity: number;
  readonly name: Name;
  readonly country: string;
  /** ISO 3166-2 or empty. */
  readonly province: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly mainSegment: string;
  readonly partFamilies: readonly string[];
  readonly osId: string;
  /** `NO_DAY` where unknown. */
  readonly opened: Day;
  readonly closed: Day;
}

export const DECLARERS = ["customer", "supplier", "both"] as const;
export type Declarer = (typeof DECLARERS)[number];

/** In rising order: each discloses what the one before does, and more. */
export const DISCLOSURES = [
  "private",
  "existence",
  "process",
  "name",
  "contact",
] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

/** `from` supplies `to` with a part family, as one source states it. */
export interface LinkRecord {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly partFamily: string;
  readonly share: number | null;
  readonly singleSource: boolean | null;
  readonly since: Day;
  readonly until: Day;
  readonly declaredBy: Declarer;
  readonly disclosure: Disclosure;
  /** Last day on which others than the two ends are told; `NO_DAY`: until further notice. */
  readonly disclosedUntil: Day;
  /** Entity row. */
  readonly source: number;
}

export interface GrantRecord {
  readonly id: string;
  readonly site: number;
  /** Entity row of the organisation that may read. */
  readonly organisation: number;
  readonly since: Day;
  readonly until: Day;
}

export const ENROLMENT_ROLES = ["member", "participant", "comparison"] as const;
export type EnrolmentRole = (typeof ENROLMENT_ROLES)[number];

/** A row of the `Members` sheet; of an entity it means the entity's own sites. */
export interface EnrolmentRecord {
  readonly id: string;
  readonly organisation: number;
  /** Exactly one of the two is not -1. */
  readonly memberEntity: number;
  readonly memberSite: number;
  readonly role: EnrolmentRole;
  readonly since: Day;
  readonly until: Day;
}

export interface TargetRecord {
  readonly id: string;
  /** Entity row of the lens's origin or programme. */
  readonly lens: number;
  readonly indicator: string;
  readonly breakdown: string;
  readonly baseline: number | null;
  readonly baselinePeriod: Period | null;
  readonly target: number | null;
  readonly targetPeriod: Period;
  readonly source: string;
  readonly illustrative: boolean;
}

/** What is stated on answers or facts, in layers that a viewer's column is built from. */
export interface Statements {
  /** By `columnKey`: what the sites' own entities, those above them, assessors, associations and programmes say. */
  readonly common: ReadonlyMap<number, StatementColumn>;
  /** By entity row of the source, then `columnKey`: what anyone else says, as a customer of its suppliers. */
  readonly customers: ReadonlyMap<number, ReadonlyMap<number, StatementColumn>>;
}

const PERIODS = 1 << 16;
/** An item (of answers: `IndicatorMethod.item`; of facts: the fact's index) in a period. */
export const columnKey = (item: number, period: Period): number =>
  item * PERIODS + period;
export const itemOfKey = (key: number): number => Math.floor(key / PERIODS);
export const periodOfKey = (key: number): Period => key % PERIODS;

export type Aliased = "entity" | "site";

/** How a record came to end: it is another one, went elsewhere, or became several. */
export const SUCCESSIONS = ["merged", "moved", "split"] as const;
export type Succession = (typeof SUCCESSIONS)[number];

/** What became of a record. Ids, not rows: a merged record has none of its own. */
export interface SuccessionRecord {
  readonly id: string;
  readonly of: Aliased;
  readonly from: string;
  readonly into: string;
  readonly how: Succession;
  /** Of a site that moved or was split: its last day. */
  readonly on: Day;
  /** Id of the text of the reason, beside the ledger. */
  readonly reason: string;
  readonly seq: number;
}

/** Which ids mean which records (`identity.ts`). */
export interface Identity {
  /** By id of a merged record: the id that it leads to, however often that was merged in its turn. */
  readonly leads: Readonly<Record<Aliased, ReadonlyMap<string, string>>>;
  /** By id of a record that stays: the ids that lead to it. */
  readonly formerly: Readonly<
    Record<Aliased, ReadonlyMap<string, readonly string[]>>
  >;
}

/** What is left to be told of a record that was merged into another one. */
export interface MergedRecord {
  readonly of: Aliased;
  readonly id: string;
  /** Id of the record that it leads to. */
  readonly into: string;
  readonly name: Name;
  /** Of an entity its registration number, of a site its OS ID; empty where there is none. */
  readonly number: string;
}

/** Organisations' own keys of sites and entities. */
export interface Aliases {
  /** By `aliasKey`: the permanent id. */
  readonly idOf: ReadonlyMap<string, string>;
  /** By `aliasKey` with the id in place of the key: the keys that the organisation gave it, the oldest first. */
  readonly keysOf: ReadonlyMap<string, readonly string[]>;
}

/** The organisation of keys that an administrator's file brought. */
export const REGISTRY = "registry";

export const aliasKey = (
  organisation: string,
  of: Aliased,
  key: string,
): string => `${organisation}\n${of}\n${key}`;

export interface Snapshot {
  readonly seq: number;
  readonly entities: readonly EntityRecord[];
  readonly sites: readonly SiteRecord[];
  /** By id, that of a merged record too. */
  readonly entityRows: ReadonlyMap<string, number>;
  readonly siteRows: ReadonlyMap<string, number>;
  readonly aliases: Aliases;
  /** By entity row: the registry's key, else the permanent id. */
  readonly entityKeys: readonly string[];
  readonly links: readonly LinkRecord[];
  readonly grants: readonly GrantRecord[];
  readonly enrolments: readonly EnrolmentRecord[];
  readonly targets: readonly TargetRecord[];
  readonly answers: Statements;
  readonly facts: Statements;
  /** In the order of the ledger. */
  readonly successions: readonly SuccessionRecord[];
  /** Which ids lead to which records; `entityRows` and `siteRows` know the merged ones too. */
  readonly identity: Identity;
  readonly merged: readonly MergedRecord[];
  /** First period whose answers are resident; facts are resident throughout. */
  readonly residentFrom: Period;
}
