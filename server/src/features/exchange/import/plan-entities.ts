/** The rows of Entities: which are known, which are new, and what they set. */
import type { EntityFields, Name } from "@saphan/shared/core";
import {
  aliasRecordKey,
  entityKey,
  registrationKey,
} from "../../../ledger/record-keys.ts";
import { isNamedLike, type ExistingRecords } from "./existing-records.ts";
import { askWhich } from "./near-matches.ts";
import {
  provisionalId,
  touch,
  type PlannedEntity,
  type Planning,
} from "./planning.ts";
import type { EntityRow, KeyedRows } from "./rows.ts";

const NEW_ENTITY: EntityFields = {
  name: { en: "", th: "" },
  registrationNo: "",
  country: "TH",
  kind: "other",
  parent: "",
  ownership: "unknown",
  revenueBand: "",
};

export interface Match {
  /** Permanent id; undefined: it is new. */
  readonly id: string | undefined;
  /** Whether the key is the organisation's own already, or the record's name in the registry. */
  readonly isKnownKey: boolean;
  /** A question about it is open. */
  readonly isOpen: boolean;
}

const nameOf = ({ nameEn = "", nameTh = "" }: EntityRow): Name => ({
  en: nameEn,
  th: nameTh,
});

/** Whether two registration numbers may be of one entity: one is missing, or they are the same. */
const agree = (a: string, b: string) => a === "" || b === "" || a === b;

/** By the organisation's key, the registry's key or id, the registration number; a near match is a question. */
export function matchEntity(
  planning: Planning,
  existing: ExistingRecords,
  entity: EntityRow,
): Match {
  const { findings, rights } = planning;
  const sheet = findings.of("Entities");
  const { key, row, registrationNo = "" } = entity;
  const name = nameOf(entity);
  touch(
    planning,
    sheet,
    row,
    aliasRecordKey(rights.organisation, "entity", key),
  );
  if (registrationNo !== "")
    touch(planning, sheet, row, registrationKey(registrationNo));
  const known = (id: string, isKnownKey: boolean): Match => ({
    id,
    isKnownKey,
    isOpen: false,
  });
  const own = existing.byOwnKey("entity", key);
  if (own !== undefined) return known(own, true);

  const mayBe = (id: string) => {
    const record = existing.entity(id);
    return record && agree(record.registrationNo, registrationNo);
  };
  const listed = existing.byRegistry("entity", key);
  const listedName = listed && existing.entity(listed)?.name;
  if (
    listed !== undefined &&
    listedName &&
    mayBe(listed) &&
    (name.en + name.th === "" || isNamedLike(name, listedName))
  )
    return known(listed, true);
  const registered =
    registrationNo === ""
      ? undefined
      : existing.entityByRegistration(registrationNo);
  if (registered !== undefined) return known(registered, false);

  const near = existing.byName("entity", name).filter(mayBe);
  const candidates = [...new Set([...(listed ? [listed] : []), ...near])];
  if (candidates.length === 0)
    return { id: undefined, isKnownKey: false, isOpen: false };
  const answer = askWhich(planning, existing, "entity", entity, candidates);
  return { id: answer.id, isKnownKey: false, isOpen: answer.isOpen };
}

/** The record with what the row says of it; `parent` is put in later, when all rows are known. */
function withRow(before: EntityFields, row: EntityRow): EntityFields {
  const { en, th } = before.name;
  return {
    ...before,
    name: { en: row.nameEn ?? en, th: row.nameTh ?? th },
    registrationNo: row.registrationNo ?? before.registrationNo,
    country: row.country ?? before.country,
    kind: row.kind ?? before.kind,
    ownership: row.ownership ?? before.ownership,
    revenueBand: row.revenueBand ?? before.revenueBand,
  };
}

/** By key. States are settled in `settle-entities.ts`. */
export async function planEntities(
  planning: Planning,
  existing: ExistingRecords,
  { rows }: KeyedRows<EntityRow>,
): Promise<Map<string, PlannedEntity>> {
  const sheet = planning.findings.of("Entities");
  const planned = new Map<string, PlannedEntity>();
  const byId = new Map<string, PlannedEntity>();
  const byRegistration = new Map<string, number>();
  for (const [key, row] of rows) {
    const {
      id: found,
      isKnownKey,
      isOpen,
    } = matchEntity(planning, existing, row);
    const id = found ?? provisionalId(key);
    const before = found === undefined ? NEW_ENTITY : existing.entity(id);
    const entity: PlannedEntity = {
      row,
      id,
      isNew: found === undefined,
      isNewKey: !isKnownKey,
      state: isOpen || row.isAsked ? "asked" : "taken",
      after: withRow(before ?? NEW_ENTITY, row),
      set: {},
    };
    planned.set(key, entity);
    if (found !== undefined) touch(planning, sheet, row.row, entityKey(id));
    if (entity.isNew && (row.nameEn ?? row.nameTh) === undefined) {
      entity.state = "refused";
      sheet.refuse(row.row, "name_en", "", "name_missing");
    }
    const twin = byId.get(id);
    if (twin) {
      for (const [one, other] of [
        [entity, twin],
        [twin, entity],
      ] as const) {
        one.state = "refused";
        sheet.refuse(
          one.row.row,
          "entity_key",
          one.row.key,
          "same_record_twice",
          {
            row: other.row.row,
          },
        );
      }
    } else byId.set(id, entity);
    const { registrationNo = "" } = row;
    const first = byRegistration.get(registrationNo);
    if (registrationNo !== "" && first !== undefined && !twin)
      sheet.warn(
        row.row,
        "registration_no",
        registrationNo,
        "registration_twice",
        {
          row: first,
        },
      );
    else byRegistration.set(registrationNo, row.row);
    const wait = planning.pace.step();
    if (wait) await wait;
  }
  return planned;
}
