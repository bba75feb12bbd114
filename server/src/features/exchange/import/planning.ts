/** What all parts of a plan share. */
import type { Catalogue } from "@saphan/shared/contract";
import type {
  Aliased,
  Day,
  Disclosure,
  EntityFields,
  Method,
  SiteFields,
  Snapshot,
} from "@saphan/shared/core";
import type { StatementRights } from "../../../access/statement-rights.ts";
import { meaningKey, type KeySet } from "../../../ledger/record-keys.ts";
import type { Pace } from "../pace.ts";
import type { Findings, SheetFindings } from "./findings.ts";
import type { KeyMemory } from "../../../ledger/key-memory.ts";
import type { Questions } from "./questions.ts";
import type { EntityRow, SiteRow } from "./rows.ts";

export interface Planning {
  /** What the file is compared with. */
  readonly snapshot: Snapshot;
  readonly catalogue: Catalogue;
  readonly method: Method;
  readonly today: Day;
  readonly rights: StatementRights;
  readonly findings: Findings;
  readonly questions: Questions;
  readonly pace: Pace;
  readonly memory: KeyMemory;
  /** By id: the organisations that have set a record's fields, of records that count. */
  readonly authorsOf: (
    kind: Aliased,
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** Records that somebody has set since an earlier plan of the same file. */
  readonly since: KeySet | undefined;
  /** What new links of own sites disclose where the file says nothing. */
  readonly linkDefault: Disclosure;
}

/** Remembers that a row is about a record, and says so if somebody has set it since the last plan. */
export function touch(
  { memory, since }: Pick<Planning, "memory" | "since">,
  findings: SheetFindings,
  row: number,
  key: string,
): void {
  memory.add(key);
  if (since?.has(key)) findings.move(row);
}

/** Remembers which records a row is about: where one of them is merged meanwhile, the row is about another one. */
export function touchMeanings(
  planning: Pick<Planning, "memory" | "since">,
  findings: SheetFindings,
  row: number,
  {
    entities,
    sites,
  }: Readonly<Record<"entities" | "sites", readonly string[]>>,
): void {
  for (const id of entities)
    if (id !== "") touch(planning, findings, row, meaningKey("entity", id));
  for (const id of sites)
    if (id !== "") touch(planning, findings, row, meaningKey("site", id));
}

export type RecordState = "taken" | "asked" | "refused";

/** A new record has no permanent id before the change has one; until then it goes by this. */
const PROVISIONAL = "~";
export const provisionalId = (key: string): string => PROVISIONAL + key;
export const isProvisional = (id: string): boolean =>
  id.startsWith(PROVISIONAL);
export const keyOfProvisional = (id: string): string =>
  id.slice(PROVISIONAL.length);

interface PlannedRecord<Row, Fields> {
  readonly row: Row;
  /** Permanent, or provisional. */
  readonly id: string;
  readonly isNew: boolean;
  state: RecordState;
  /** The record as it will be. */
  after: Fields;
  /** What the change sets of it. */
  set: Partial<Fields>;
  /** Whether the key is new to the organisation. */
  readonly isNewKey: boolean;
}

export type PlannedEntity = PlannedRecord<EntityRow, EntityFields>;
export type PlannedSite = PlannedRecord<SiteRow, SiteFields>;

/** What a key stands for. */
export interface Found {
  readonly id: string;
  /** Of a record that is there already `taken`, whatever becomes of its row in the file. */
  readonly state: RecordState;
  /** Its row in the file, 0 for none. */
  readonly row: number;
}

/** Fields of `after` that differ from `before`. */
export function difference<Fields extends object>(
  before: Fields,
  after: Fields,
): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) =>
        JSON.stringify(value) !== JSON.stringify(before[name as keyof Fields]),
    ),
  ) as Partial<Fields>;
}
