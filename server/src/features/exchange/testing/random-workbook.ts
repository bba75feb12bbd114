/** Workbooks that an administrator can import without a question, with every awkward case, drawn from a number. */
import type { IndicatorMethod, Method } from "@saphan/shared/core";
import { createRandom } from "../../../testing/random.ts";

/** Cells by column id. */
export type Row = Readonly<Record<string, string>>;
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** Texts that a spreadsheet would run, that break naive CSV, or that other programs mangle. */
export const AWKWARD = [
  `=HYPERLINK("http://example.org";"go")`,
  "+66 2 000 0000",
  "-5 °C in the hall",
  "@plant",
  "'=was escaped before",
  "''@twice",
  "'quoted'",
  `said "yes", and; then\tno`,
  "first line\nsecond line",
  "line\r\n=2+3",
  "โรงงานน้ำมัน ก๊าซ (สาขา ๒)",
  "# no help",
  "1,234.50",
  "007",
  "TRUE",
  "2026-06-30",
  "é and é",
  "ends with backslash \\",
  ", ",
  "🛠",
] as const;

const PERIODS = ["2025-Q1", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"];
const SITES = 16;
const SOURCES = ["", "ASSESSOR", "BODY", "E1"];

export function createDraw(seed: number) {
  const random = createRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <Item>(items: readonly Item[]): Item =>
    items[below(items.length)] as Item;
  const maybe = (share: number) => random() < share;
  const text = () => (maybe(0.5) ? pick(AWKWARD) : "");
  return { below, pick, maybe, text };
}
type Draw = ReturnType<typeof createDraw>;

const entityKey = (index: number) => (index === 0 ? "#0 first" : `E${index}`);
const siteKey = (index: number) =>
  index % 5 === 0 ? `=S${index}` : `รง ${index}`;

/** A site with a source; the site's own entity speaks where none is named. */
function speaker({ below, pick }: Draw) {
  const site = below(SITES);
  const source = pick(SOURCES);
  return {
    site_key: siteKey(site),
    source: source === entityKey(site % 8) ? "" : source,
  };
}

function entities({ pick, text, maybe }: Draw): readonly Row[] {
  const [first = {}, ...suppliers] = Array.from({ length: 8 }, (_, index) => ({
    entity_key: entityKey(index),
    name_en: `Company ${index} ${text()}`,
    name_th: maybe(0.7) ? `บริษัท ${index} จำกัด` : "",
    country: pick(["", "JP", "TH"]),
    kind: index === 1 ? "assembler" : "supplier",
    parent_key: index > 4 ? entityKey(index - 3) : "",
    ownership: pick(["", "thai_majority", "foreign_majority"]),
  }));
  return [
    ...suppliers,
    // A mark of help only in the row below the header.
    first,
    { entity_key: "ASSESSOR", name_en: "Assessor", kind: "assessor" },
    { entity_key: "BODY", name_en: "Body", kind: "association" },
    { entity_key: "PROG", name_en: "Programme", kind: "programme" },
  ];
}

function sites({ below, pick, maybe, text }: Draw): readonly Row[] {
  return Array.from({ length: SITES }, (_, index) => ({
    site_key: siteKey(index),
    entity_key: entityKey(index % 8),
    name_en: `Plant ${index} ${text()}`,
    name_th: maybe(0.5) ? `โรงงานที่ ${index}` : "",
    province: pick(["", "TH-21", "ชลบุรี", "Bangkok"]),
    latitude: maybe(0.5) ? `-${below(90)}.25` : "",
    longitude: maybe(0.5) ? String(below(180)) : "",
    main_segment: pick(["", "stamping", "casting"]),
    opened: maybe(0.3) ? "30/06/2560" : "",
    closed: maybe(0.1) ? "2026-12-31" : "",
    ...(index === 3 ? { headcount: "1,200", women: "7" } : {}),
  }));
}

function facts(draw: Draw): readonly Row[] {
  const { below, pick, maybe } = draw;
  const rows = new Map<string, Row>();
  for (let at = 0; at < 120; at++) {
    const row = {
      ...speaker(draw),
      entity_key: "",
      period: pick(PERIODS),
      fact: pick(["headcount", "migrant_headcount", "agency", "survey_n"]),
      value: String(maybe(0.3) ? below(10) : below(2_000)),
    };
    if (row.site_key !== siteKey(3))
      rows.set([row.site_key, row.period, row.fact, row.source].join(), row);
  }
  const ofEntities = [0, 2, 5].map((index) => ({
    site_key: "",
    entity_key: entityKey(index),
    period: pick(PERIODS),
    fact: "work_rules_in_place",
    value: pick(["yes", "no"]),
    source: "",
  }));
  const ofDays = [
    ["recovery_days", "45"],
    ["input_stock_days", "7.5"],
  ].map(([fact = "", value = ""]) => ({
    site_key: siteKey(1),
    entity_key: "",
    period: pick(PERIODS),
    fact,
    value,
    source: "",
  }));
  return [...rows.values(), ...ofEntities, ...ofDays];
}

function links({ below, pick, maybe }: Draw): readonly Row[] {
  const rows = new Map<string, Row>();
  for (let at = 0; at < 40; at++) {
    const from = below(SITES);
    const to = below(SITES);
    if (from === to) continue;
    const row = {
      from_site: siteKey(from),
      to_site: siteKey(to),
      share: maybe(0.5) ? `0.${below(100)}1` : "",
      single_source: pick(["", "yes", "no"]),
      since: pick(["", "2024-01-01", "2025-05-05"]),
      until: maybe(0.2) ? "2026-12-31" : "",
      declared_by: pick(["customer", "supplier", "both"]),
      disclosure: pick(["private", "existence", "process", "name", "contact"]),
      disclosed_until: maybe(0.2) ? "2027-12-31" : "",
    };
    // A second declaration by the same end of the same link would be the same row.
    rows.set([row.from_site, row.to_site].join(), row);
  }
  return [...rows.values()];
}

function valueOf(
  { below, maybe }: Draw,
  { valueType, options }: IndicatorMethod,
  isTotal: boolean,
): Row {
  const base = maybe(0.3) ? 1 + below(12) : 20 + below(3_000);
  switch (valueType) {
    case "percent":
      return isTotal && maybe(0.2)
        ? { value: `${below(100)}.${below(1_000)}7 %` }
        : { numerator: String(below(base)), denominator: String(base) };
    case "ratio":
      return isTotal && maybe(0.2)
        ? { value: `${below(100)}.5` }
        : { numerator: `${below(9_000)}.125`, denominator: String(base) };
    case "count":
      return { value: String(below(4)) };
    case "boolean":
      return { value: maybe(0.5) ? "ใช่" : "no" };
    case "ordinal":
      return { value: String(below(5)) };
    case "enum":
      return { value: options[below(options.length)] ?? "" };
  }
}

function statement(
  draw: Draw,
  indicator: IndicatorMethod,
  isTotal: boolean,
  source: string,
): Row {
  const { pick, maybe, text } = draw;
  const state = pick([
    "",
    "",
    "",
    "reported",
    "not_applicable",
    "not_collected",
    "declined",
  ]);
  const isSilent = !["", "reported"].includes(state);
  return {
    state,
    ...(isSilent ? {} : valueOf(draw, indicator, isTotal)),
    ...(isSilent || maybe(0.5)
      ? {}
      : {
          verification: source === "ASSESSOR" ? "V4" : "V1",
          evidence: `file ${text()}`,
        }),
    valid_until: maybe(0.1) ? "2027-03-31" : "",
    inherited_from: maybe(0.1) ? pick([entityKey(1), siteKey(2)]) : "",
    note: text(),
  };
}

function answers(draw: Draw, { indicators }: Method): readonly Row[] {
  const { pick, maybe } = draw;
  const rows = new Map<string, Row>();
  const put = (row: Row) =>
    rows.set(
      [
        row["site_key"],
        row["indicator_id"],
        row["period"],
        row["breakdown"],
        row["source"],
      ].join(),
      row,
    );
  for (let at = 0; at < 300; at++) {
    const indicator = pick(indicators);
    const { site_key, source } = speaker(draw);
    const record = {
      site_key,
      indicator_id: indicator.id,
      period: pick(PERIODS),
      side: source === "ASSESSOR" ? "assessor" : "management",
      source,
    };
    put({
      ...record,
      breakdown: "",
      ...statement(draw, indicator, true, source),
    });
    for (const { key, values } of indicator.breakdowns)
      for (const value of maybe(0.4) ? values : [])
        put({
          ...record,
          breakdown: `${key}=${value}`,
          ...statement(draw, indicator, false, source),
          state: "",
          ...valueOf(draw, indicator, false),
        });
  }
  return [...rows.values()];
}

function relations({ pick, text, maybe }: Draw): Rows {
  const since = () => pick(["2025-01-01", "2026-01-31"]);
  return {
    Grants: [1, 4, 7].map((index) => ({
      site_key: siteKey(index),
      organisation_key: pick([entityKey(1), "PROG"]),
      since: since(),
      until: maybe(0.3) ? "2026-12-31" : "",
    })),
    Members: [
      ...[2, 3].map((index) => ({
        organisation_key: "PROG",
        member_key: entityKey(index),
        role: pick(["participant", "comparison"]),
        since: since(),
      })),
      {
        organisation_key: "BODY",
        member_key: siteKey(6),
        role: "member",
        since: since(),
        until: "2026-11-30",
      },
    ],
    Targets: [
      {
        lens_key: entityKey(1),
        indicator_id: "train_coverage",
        breakdown: "sex=women",
        baseline: "0.4",
        baseline_period: "2025-Q1",
        target: "0.75",
        target_period: "2027-Q4",
        source: `plan ${text()}`,
        illustrative: "yes",
      },
    ],
  };
}

export function randomWorkbook(seed: number, method: Method): Rows {
  const draw = createDraw(seed);
  return {
    Entities: entities(draw),
    Sites: sites(draw),
    Facts: facts(draw),
    Links: links(draw),
    Answers: answers(draw, method),
    ...relations(draw),
  };
}

/** What somebody else would send later: some of the answers, stated anew. */
export function laterAnswers(seed: number, method: Method): Rows {
  const draw = createDraw(seed);
  return {
    Answers: answers(draw, method).filter(
      ({ breakdown, source }) => breakdown === "" && source !== "ASSESSOR",
    ),
  };
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** As another program writes it: everything in quotation marks. */
export const csvOf = (rows: readonly Row[]): string => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [columns, ...rows.map((row) => columns.map((id) => row[id] ?? ""))]
    .map((cells) => `${cells.map(quoted).join(",")}\n`)
    .join("");
};
