/** The sheets Entities and Sites. */
import {
  NO_DAY,
  type Day,
  type EntityKind,
  type Ownership,
} from "@saphan/shared/core";
import { readRegistrationNumber } from "../workbook/registration.ts";
import type { SheetId } from "../workbook/headers.ts";
import type { SheetSource } from "../workbook/source.ts";
import type { SheetFindings } from "./findings.ts";
import {
  readSheet,
  wordOrQuestion,
  type AskedList,
  type Reading,
} from "./read-sheet.ts";
import type { RowReader } from "./row-reader.ts";
import type { EntityRow, KeyedRows, SiteRow } from "./rows.ts";

const orUndefined = (text: string): string | undefined =>
  text === "" ? undefined : text;
const dayOrUndefined = (day: Day): Day | undefined =>
  day === NO_DAY ? undefined : day;

const COUNTRIES = new Intl.DisplayNames("en", {
  type: "region",
  fallback: "none",
});

function readCountry(reader: RowReader): string | undefined {
  const code = reader.text("country").toUpperCase();
  if (code === "") return undefined;
  if (/^[A-Z]{2}$/.test(code) && COUNTRIES.of(code) !== undefined) return code;
  reader.refuse("country", "country_unknown");
  return undefined;
}

/**
 * Keeps each key once. Equal rows count once; of different ones all are refused, also where one of them was refused
 * for another reason.
 */
async function readKeyed<Row extends { readonly row: number }>(
  sheet: SheetId,
  keyColumn: string,
  source: SheetSource,
  reading: Reading,
  read: (reader: RowReader, key: string, findings: SheetFindings) => Row,
): Promise<KeyedRows<Row>> {
  const rows = new Map<string, Row>();
  const refused = new Map<string, number>();
  await readSheet(sheet, source, reading, (reader, findings) => {
    const key = reader.required(keyColumn);
    const row = read(reader, key, findings);
    const kept = rows.get(key);
    const first = kept?.row ?? refused.get(key);
    if (reader.failed()) {
      if (key === "") return;
      refused.set(key, first ?? row.row);
      rows.delete(key);
      if (kept)
        findings.refuse(kept.row, keyColumn, key, "key_twice", {
          row: row.row,
        });
      return;
    }
    if (first === undefined) {
      rows.set(key, row);
      return;
    }
    if (kept && isEqual(kept, row)) {
      findings.settle(row.row, "repeated");
      return;
    }
    reader.refuse(keyColumn, "key_twice", { row: first });
    if (!kept) return;
    rows.delete(key);
    refused.set(key, first);
    findings.refuse(first, keyColumn, key, "key_twice", { row: row.row });
  });
  return { rows, refused };
}

const isEqual = (
  a: { readonly row: number },
  b: { readonly row: number },
): boolean =>
  JSON.stringify({ ...a, row: 0 }) === JSON.stringify({ ...b, row: 0 });

export const readEntities = (
  source: SheetSource,
  reading: Reading,
): Promise<KeyedRows<EntityRow>> =>
  readKeyed(
    "Entities",
    "entity_key",
    source,
    reading,
    (reader, key, findings) => {
      const { lists } = reading;
      const country = readCountry(reader);
      const written = reader.text("registration_no");
      const registration =
        written === ""
          ? undefined
          : readRegistrationNumber(written, country ?? "TH");
      if (registration?.doubt)
        reader.warn("registration_no", registration.doubt);
      const band = wordOrQuestion(
        reader,
        findings,
        reading,
        "revenue_band",
        "revenueBands",
      );
      return {
        row: reader.row(),
        key,
        isAsked: band.isOpen,
        nameEn: orUndefined(reader.text("name_en")),
        nameTh: orUndefined(reader.text("name_th")),
        registrationNo: registration?.text,
        country,
        kind: (reader.word("kind", lists.kinds) ?? undefined) as
          EntityKind | undefined,
        parentKey: orUndefined(reader.text("parent_key")),
        ownership: (reader.word("ownership", lists.ownerships) ?? undefined) as
          Ownership | undefined,
        revenueBand: orUndefined(band.id),
      };
    },
  );

/** By column: the fact that a shortcut of the Sites sheet stands for. */
export const SHORTCUTS = {
  headcount: "headcount",
  women: "women_headcount",
  migrants: "migrant_headcount",
} as const;

function readShortcuts(reader: RowReader): Record<string, number> {
  const facts: Record<string, number> = {};
  for (const [column, fact] of Object.entries(SHORTCUTS)) {
    const value = reader.amount(column);
    if (value !== null) facts[fact] = value;
  }
  return facts;
}

function readCoordinate(
  reader: RowReader,
  column: string,
  most: number,
): number | undefined {
  const value = reader.number(column);
  if (value === null || Math.abs(value) <= most) return value ?? undefined;
  reader.refuse(column, "coordinate_out_of_range", { low: -most, high: most });
  return undefined;
}

/** A province of another country is known by its ISO 3166-2 code only. */
const FOREIGN_PROVINCE = /^([A-Z]{2})-[A-Z0-9]{1,3}$/;

export const readSites = (
  source: SheetSource,
  reading: Reading,
): Promise<KeyedRows<SiteRow>> =>
  readKeyed("Sites", "site_key", source, reading, (reader, key, findings) => {
    let isAsked = false;
    const word = (
      column: string,
      listName: AskedList,
      written?: string,
    ): string => {
      const { id, isOpen } = wordOrQuestion(
        reader,
        findings,
        reading,
        column,
        listName,
        written,
      );
      isAsked ||= isOpen;
      return id;
    };
    const country = readCountry(reader);
    const province = reader.text("province");
    const foreign = FOREIGN_PROVINCE.exec(province.toUpperCase());
    const isForeign =
      foreign !== null && country !== "TH" && foreign[1] === country;
    const families = reader
      .text("part_families")
      .split(";")
      .map((family) => family.trim())
      .filter((family) => family !== "");
    const opened = reader.day("opened");
    const closed = reader.day("closed");
    if (opened !== NO_DAY && closed !== NO_DAY && closed < opened)
      reader.refuse("closed", "dates_reversed");
    const familyIds = families
      .map((family) => word("part_families", "partFamilies", family))
      .filter((id) => id !== "");
    return {
      row: reader.row(),
      key,
      entityKey: orUndefined(reader.text("entity_key")),
      nameEn: orUndefined(reader.text("name_en")),
      nameTh: orUndefined(reader.text("name_th")),
      country,
      province: orUndefined(
        isForeign ? province.toUpperCase() : word("province", "provinces"),
      ),
      latitude: readCoordinate(reader, "latitude", 90),
      longitude: readCoordinate(reader, "longitude", 180),
      mainSegment: orUndefined(word("main_segment", "segments")),
      partFamilies: familyIds.length > 0 ? [...new Set(familyIds)] : undefined,
      osId: orUndefined(reader.text("os_id").toUpperCase()),
      opened: dayOrUndefined(opened),
      closed: dayOrUndefined(closed),
      facts: readShortcuts(reader),
      isAsked,
    };
  });
