/** What stands in the workbooks that were imported one after the other, as plain tables (design.md section 6, "The workbook"). */
import { CATALOGUE, type Indicator } from "./catalogue.ts";
import {
  FACTS,
  INDICATORS,
  quarterOf,
  readBoolean,
  readBreakdown,
  readDay,
  readNumber,
  readOption,
  readPercent,
  readPeriod,
  readProvince,
  readWord,
  SEGMENTS,
  STATES,
  VERIFICATIONS,
  type Day,
  type Period,
} from "./forms.ts";
import { matchable, readSheets, type Row } from "./sheets.ts";

export interface Entity {
  readonly key: string;
  readonly kind: string;
  readonly parent: string | undefined;
  readonly registration: string | undefined;
}

export interface Site {
  readonly key: string;
  readonly entity: string;
  readonly name: string;
  readonly province: string;
  readonly segment: string;
  readonly osId: string | undefined;
  readonly opened: Day | undefined;
  readonly closed: Day | undefined;
}

/** A statement of one source; `seq` is the place of its file in the order of imports. */
interface Said {
  readonly source: string;
  readonly seq: number;
}

export interface FactRow extends Said {
  readonly site: string;
  readonly fact: string;
  readonly period: Period;
  readonly value: number;
}

export interface AnswerRow extends Said {
  readonly site: string;
  readonly indicator: string;
  readonly breakdown: string;
  readonly period: Period;
  readonly state: string;
  /** A level stands here too, a flag as 1 or 0, a share without base in the unit in which it was written. */
  readonly numerator: number | undefined;
  readonly denominator: number | undefined;
  readonly option: string | undefined;
  readonly verification: number;
  readonly validUntil: Day | undefined;
}

export interface Link extends Said {
  readonly from: string;
  readonly to: string;
  readonly since: Day | undefined;
  readonly until: Day | undefined;
  readonly declaredBy: string;
  readonly disclosure: string;
  readonly disclosedUntil: Day | undefined;
}

export interface Grant {
  readonly site: string;
  readonly organisation: string;
  readonly since: Day | undefined;
  readonly until: Day | undefined;
}

export interface Enrolment {
  readonly organisation: string;
  /** An entity or a site. */
  readonly member: string;
  readonly role: string;
  readonly since: Day | undefined;
  readonly until: Day | undefined;
}

/** Records by their keys; a later file replaces what has the same key. */
export interface Registry {
  readonly entities: Map<string, Entity>;
  readonly sites: Map<string, Site>;
  readonly facts: Map<string, FactRow>;
  readonly answers: Map<string, AnswerRow>;
  readonly links: Map<string, Link>;
  readonly grants: Map<string, Grant>;
  readonly enrolments: Map<string, Enrolment>;
  /** Keys that an organisation gave in its files, each with the registry's key of what it means; undefined: an administrator. */
  readonly aliases: Map<string | undefined, Map<string, string>>;
}

export interface Delivery {
  readonly zip: Buffer;
  /** Registry key of the importing organisation; undefined is an administrator with the data right. */
  readonly importer: string | undefined;
}

const INDICATOR = new Map(
  CATALOGUE.indicators.map((entry) => [entry.id, entry]),
);

function need(row: Row, column: string): string {
  const text = row.get(column);
  if (text === undefined) throw new RangeError(`${column} is empty`);
  return text;
}

/** A record keeps the seq of the file that last said something else. */
function put<Record extends object>(
  table: Map<string, Record>,
  parts: readonly (string | number | undefined)[],
  record: Record,
): void {
  const key = parts.join("\u0000");
  const known = table.get(key);
  const content = (value: Record) => JSON.stringify({ ...value, seq: 0 });
  if (known && content(known) === content(record)) return;
  table.set(key, record);
}

const optional = <Value>(
  text: string | undefined,
  read: (text: string) => Value,
): Value | undefined => (text === undefined ? undefined : read(text));

/** What an answer's cells say of its value, by the indicator's type. */
function valueOf(
  row: Row,
  { id, value_type }: Indicator,
): Pick<AnswerRow, "numerator" | "denominator" | "option"> {
  const value = row.get("value");
  const numerator = optional(row.get("numerator"), readNumber);
  const denominator = optional(row.get("denominator"), readNumber);
  const none = { numerator, denominator, option: undefined };
  if (value === undefined) return none;
  switch (value_type) {
    case "enum":
      return { ...none, option: readOption(id, value) };
    case "boolean":
      return { ...none, numerator: readBoolean(value) ? 1 : 0 };
    case "percent":
      return { ...none, numerator: readPercent(value) };
    default:
      return { ...none, numerator: readNumber(value) };
  }
}

/** One file's keys and words, told in those of the registry. */
function readingOf(
  registry: Registry,
  importer: string | undefined,
  aliases: Map<string, string>,
  seq: number,
) {
  const { entities, sites } = registry;
  const keyOf = (alias: string) => aliases.get(alias) ?? alias;
  const meet = (alias: string, found: string | undefined): string => {
    const key =
      aliases.get(alias) ??
      found ??
      (importer === undefined ? alias : `${importer}/${alias}`);
    aliases.set(alias, key);
    return key;
  };

  function entity(row: Row): void {
    const registration = row.get("registration_no")?.replace(/[\s-]/g, "");
    const found = [...entities.values()].find(
      (other) =>
        importer !== undefined &&
        registration !== undefined &&
        other.registration === registration,
    );
    const key = meet(need(row, "entity_key"), found?.key);
    if (importer !== undefined && entities.has(key)) return;
    entities.set(key, {
      key,
      kind: need(row, "kind"),
      parent: optional(row.get("parent_key"), keyOf),
      registration,
    });
  }

  function site(row: Row, newest: Period): void {
    const owner = keyOf(need(row, "entity_key"));
    const record = {
      entity: owner,
      name: matchable(row.get("name_en") ?? row.get("name_th") ?? ""),
      province: optional(row.get("province"), readProvince) ?? "",
      segment:
        optional(row.get("main_segment"), (text) => readWord(SEGMENTS, text)) ??
        "",
      osId: row.get("os_id"),
      opened: optional(row.get("opened"), readDay),
      closed: optional(row.get("closed"), readDay),
    };
    const candidates = importer === undefined ? [] : [...sites.values()];
    const found =
      candidates.find(({ osId }) => osId && osId === record.osId) ??
      candidates.find(
        (other) =>
          other.entity === owner &&
          other.province === record.province &&
          other.name === record.name,
      );
    const key = meet(need(row, "site_key"), found?.key);
    if (importer === undefined || !sites.has(key))
      sites.set(key, { key, ...record });
    for (const [column, name] of [
      ["headcount", "headcount"],
      ["women", "women_headcount"],
      ["migrants", "migrant_headcount"],
    ] as const) {
      const text = row.get(column);
      if (text !== undefined)
        fact(key, name, newest, readNumber(text), importer ?? owner);
    }
  }

  function fact(
    key: string,
    name: string,
    period: Period,
    value: number,
    source: string,
  ): void {
    put(registry.facts, [key, name, period, source], {
      site: key,
      fact: name,
      period,
      value,
      source,
      seq,
    });
  }

  const sourceOf = (row: Row, site: string): string =>
    optional(row.get("source"), keyOf) ??
    importer ??
    sites.get(site)?.entity ??
    "";

  function factRow(row: Row): void {
    const at = row.get("site_key");
    if (at === undefined) return; // Facts of an entity enter no figure.
    const key = keyOf(at);
    const name = readWord(FACTS, need(row, "fact"));
    const yesNo =
      CATALOGUE.facts.find(({ id }) => id === name)?.unit === "yes_no";
    const text = need(row, "value");
    fact(
      key,
      name,
      readPeriod(need(row, "period")),
      yesNo ? Number(readBoolean(text)) : readNumber(text),
      sourceOf(row, key),
    );
  }

  function link(row: Row): void {
    const from = keyOf(need(row, "from_site"));
    const to = keyOf(need(row, "to_site"));
    const declaredBy = need(row, "declared_by").toLowerCase();
    const record: Link = {
      from,
      to,
      since: optional(row.get("since"), readDay),
      until: optional(row.get("until"), readDay),
      declaredBy,
      disclosure: row.get("disclosure")?.toLowerCase() ?? "private",
      disclosedUntil: optional(row.get("disclosed_until"), readDay),
      source: sourceOf(row, declaredBy === "customer" ? to : from),
      seq,
    };
    put(
      registry.links,
      [
        from,
        to,
        matchable(row.get("part_family") ?? ""),
        record.since,
        record.source,
      ],
      record,
    );
  }

  function answer(row: Row): void {
    const key = keyOf(need(row, "site_key"));
    const indicator = readWord(INDICATORS, need(row, "indicator_id"));
    const definition = INDICATOR.get(indicator);
    if (!definition || row.get("side") === "worker") return;
    const record: AnswerRow = {
      site: key,
      indicator,
      breakdown: readBreakdown(row.get("breakdown")),
      period: readPeriod(need(row, "period")),
      state: readWord(STATES, need(row, "state")),
      ...valueOf(row, definition),
      verification: Number(
        (
          optional(row.get("verification"), (text) =>
            readWord(VERIFICATIONS, text),
          ) ?? "V0"
        ).slice(1),
      ),
      validUntil: optional(row.get("valid_until"), readDay),
      source: sourceOf(row, key),
      seq,
    };
    const { breakdown, period, source } = record;
    put(registry.answers, [key, indicator, period, breakdown, source], record);
  }

  function grant(row: Row): void {
    const record: Grant = {
      site: keyOf(need(row, "site_key")),
      organisation: keyOf(need(row, "organisation_key")),
      since: optional(row.get("since"), readDay),
      until: optional(row.get("until"), readDay),
    };
    const { site: at, organisation, since } = record;
    put(registry.grants, [at, organisation, since], record);
  }

  function member(row: Row): void {
    const record: Enrolment = {
      organisation: keyOf(need(row, "organisation_key")),
      member: keyOf(need(row, "member_key")),
      role: need(row, "role").toLowerCase(),
      since: optional(row.get("since"), readDay),
      until: optional(row.get("until"), readDay),
    };
    const { organisation, member: who, role, since } = record;
    put(registry.enrolments, [organisation, who, role, since], record);
  }

  return { entity, site, factRow, link, answer, grant, member };
}

/** Reads the files in the order in which they were imported. `today` dates the shortcuts of a file without any period. */
export function buildRegistry(
  deliveries: readonly Delivery[],
  today: Day,
): Registry {
  const registry: Registry = {
    entities: new Map(),
    sites: new Map(),
    facts: new Map(),
    answers: new Map(),
    links: new Map(),
    grants: new Map(),
    enrolments: new Map(),
    aliases: new Map(),
  };
  const { aliases } = registry;
  deliveries.forEach(({ zip, importer }, seq) => {
    const own = aliases.get(importer) ?? new Map<string, string>();
    aliases.set(importer, own);
    const sheets = readSheets(zip);
    const rows = (sheet: string) => sheets.get(sheet) ?? [];
    const periods = [...rows("Facts"), ...rows("Answers")].map((row) =>
      readPeriod(need(row, "period")),
    );
    const newest = periods.reduce(
      (latest, period) => Math.max(latest, period),
      -Infinity,
    );
    const reading = readingOf(registry, importer, own, seq);
    rows("Entities").forEach(reading.entity);
    for (const row of rows("Sites"))
      reading.site(row, newest === -Infinity ? quarterOf(today) : newest);
    rows("Facts").forEach(reading.factRow);
    rows("Links").forEach(reading.link);
    rows("Answers").forEach(reading.answer);
    rows("Grants").forEach(reading.grant);
    rows("Members").forEach(reading.member);
  });
  return registry;
}
