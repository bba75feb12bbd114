/**
 * The honest bar (issue 3, "Done when" 2): a workbook that another program made goes in by the command line, and every
 * figure that comes out, as a file or on the pages, equals what `recompute.ts` finds in the workbook by docs/methods.md.
 * CHECK_SEED and CHECK_SITES make another network.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, jest } from "@jest/globals";
import { REGISTRY } from "@saphan/shared/core";
import { readEnvironment } from "@saphan/server/environment";
import { idOfKey } from "@saphan/server/keys-of";
import { serve, type Running } from "@saphan/server/serve";
import { CATALOGUE } from "./catalogue.ts";
import { COLUMNS, differences, readExport, sameNumber } from "./compare.ts";
import { endOf, periodName, quarterOf, readPeriod, type Day } from "./forms.ts";
import { CAST } from "./make-network.ts";
import { makeWorkbooks } from "./make-workbook.ts";
import type { Figure } from "./measure.ts";
import { exportCommand } from "../commands/export.ts";
import { importCommand } from "../commands/import.ts";
import { saphan, signIn, type Ask } from "./product.ts";
import { recompute, type Dimension, type FigureRow } from "./recompute.ts";
import { buildRegistry, type Registry } from "./registry.ts";
import { keyFor } from "./sight.ts";

const SEED = Number(process.env["CHECK_SEED"] ?? 1);
const SITES = Number(process.env["CHECK_SITES"] ?? 500);
const MINUTES = 60_000;
const PASSWORD = "only for this check";

interface Person {
  readonly login: string;
  readonly role: "buyer" | "programme" | "supplier";
  readonly organisation: string;
}

const BUYER: Person = {
  login: "buyer@check.example",
  role: "buyer",
  organisation: CAST.buyer,
};
const ARM: Person = {
  login: "arm@check.example",
  role: "buyer",
  organisation: CAST.buyersArm,
};
const PROGRAMME: Person = {
  login: "programme@check.example",
  role: "programme",
  organisation: CAST.programme,
};
const SUPPLIER: Person = {
  login: "supplier@check.example",
  role: "supplier",
  organisation: CAST.supplier,
};
const PEOPLE = [BUYER, ARM, PROGRAMME, SUPPLIER];
const ADMINISTRATOR = "registry@check.example";

const inBangkok = (): Day =>
  new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

let dataDir: string;
let registry: Registry;
let running: Running;
let today: Day;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "figures-check-"));
  Object.assign(process.env, { DATA_DIR: dataDir, DEMO: "0" });
  today = inBangkok();
  const workbooks = makeWorkbooks({
    seed: SEED,
    sites: SITES,
    suppliers: Math.min(110, Math.ceil(SITES / 4)),
  });
  registry = buildRegistry(workbooks, today);
  running = await serve(
    readEnvironment({
      DATA_DIR: dataDir,
      PORT: "0",
      DEMO: "0",
      LOG_LEVEL: "warn",
    }),
  );
  await saphan(
    dataDir,
    ["user", "add", ADMINISTRATOR, "--role", "administrator", "--data-right"],
    PASSWORD,
  );
  for (const { name, zip, importer } of workbooks) {
    const file = path.join(dataDir, name);
    await writeFile(file, zip);
    const isFirst = importer === undefined && name === "registry.zip";
    const login =
      PEOPLE.find(({ organisation }) => organisation === importer)?.login ??
      ADMINISTRATOR;
    if (isFirst) {
      await saphan(dataDir, ["import", file, "--as", login]);
      for (const person of PEOPLE) await addPerson(person);
    } else await command(importCommand, [file, "--as", login]);
  }
}, 20 * MINUTES);

/** As `user add` does, in this process: starting one takes longer than all it does. */
async function addPerson({ login, role, organisation }: Person): Promise<void> {
  const { accounts, snapshots, ledger } = running.runtime;
  await ledger.follow();
  const id = idOfKey(snapshots.current(), REGISTRY, "entity", organisation);
  await accounts.addAccount({
    login,
    name: login,
    password: PASSWORD,
    role,
    organisation: id ?? "",
    dataRight: false,
    locale: "en",
    demo: false,
  });
}

/** One of the command line's commands, beside the running server as a process of its own would be. */
async function command(
  run: (words: readonly string[]) => Promise<number>,
  words: readonly string[],
): Promise<void> {
  const printed: string[] = [];
  const printing = jest.spyOn(process.stdout, "write");
  printing.mockImplementation((text) => printed.push(String(text)) > 0);
  try {
    const code = await run(words);
    if (code !== 0)
      throw new Error(`${words.join(" ")}: ${code}\n${printed.join("")}`);
  } finally {
    printing.mockRestore();
  }
}

afterAll(async () => {
  await running.close();
  await rm(dataDir, { recursive: true });
});

interface Look {
  readonly person: Person;
  readonly period: string;
  readonly by: readonly Dimension[];
  /** By default the last day of a past period, today in the current one. */
  readonly asOf?: Day;
  /** By default the viewer's own organisation. */
  readonly lens?: string;
}

const LOOKS: readonly Look[] = [
  { person: BUYER, period: "2026-Q2", by: ["tier"] },
  { person: BUYER, period: "2025-Q4", by: ["group"] },
  {
    person: BUYER,
    period: "2026-Q1",
    by: ["segment"],
    asOf: "2026-01-15",
    lens: CAST.buyersArm,
  },
  { person: ARM, period: "2026-Q2", by: ["size_band"] },
  { person: PROGRAMME, period: "2026-Q1", by: ["tier", "province"] },
  {
    person: PROGRAMME,
    period: "2025-Q3",
    by: ["tier", "size_band"],
    asOf: "2026-05-01",
  },
  { person: SUPPLIER, period: "2026-Q2", by: [] },
  {
    person: SUPPLIER,
    period: periodName(quarterOf(inBangkok())),
    by: ["tier"],
  },
];

function compute({ person, period, by, asOf, lens }: Look) {
  const quarter = readPeriod(period);
  const usual = quarter === quarterOf(today) ? today : endOf(quarter);
  const head = {
    lens: lens ?? person.organisation,
    period: quarter,
    asOf: asOf ?? usual,
  };
  const { organisation } = person;
  const rows = recompute(registry, { organisation, today, by, ...head });
  return { rows, head };
}

it.each(LOOKS)(
  "exports what the workbook says to $person.login in $period by $by",
  async (look) => {
    const { person, period, by, asOf, lens } = look;
    const out = path.join(dataDir, "figures.csv");
    const words = [
      ...["figures", "--as", person.login, "--out", out],
      ...["--period", period, "--lens", lens ?? person.organisation],
      ...(by.length === 0 ? [] : ["--by", by.join(",")]),
      ...(asOf === undefined ? [] : ["--as-of", asOf]),
    ];
    await command(exportCommand, words);
    const csv = await readFile(out, "utf8");
    const { header, rows } = readExport(csv);
    const { rows: computed, head } = compute(look);
    expect(header).toEqual(COLUMNS);
    expect(new Set(rows.map((row) => row.get("seq"))).size).toBe(1);
    expect(differences(rows, computed, head, by).slice(0, 40)).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(CATALOGUE.indicators.length);
  },
  5 * MINUTES,
);

/** Fields of the API by the columns of the file. */
const FIELDS = {
  sites: "sites",
  not_shared: "notShared",
  not_asked: "notAsked",
  not_applicable: "notApplicable",
  asked: "asked",
  answered: "answered",
  carried: "carried",
  pooled: "pooled",
  coverage_sites: "coverageSites",
  coverage_headcount: "coverageHeadcount",
  value: "value",
  low: "low",
  high: "high",
  bounds_left_out: "boundsLeftOut",
  q1: "q1",
  median: "median",
  q3: "q3",
  verified_share: "verifiedShare",
} as const satisfies Partial<Record<keyof Figure, string>>;
const GRID_FIELDS = Object.values(FIELDS).join(" ");
const ALL_FIELDS = `${GRID_FIELDS} numerator denominator headcountUnknown unknownApplicability`;

type Told = Readonly<Record<string, number | null>>;

function unlike(told: Told, figure: Figure, place: string): readonly string[] {
  const fields: readonly (readonly [keyof Figure, string])[] = [
    ...(Object.entries(FIELDS) as [keyof typeof FIELDS, string][]),
    ...(["numerator", "denominator"] as const).map(
      (name) => [name, name] as const,
    ),
    ["headcount_unknown", "headcountUnknown"],
    ["unknown_applicability", "unknownApplicability"],
  ];
  return fields.flatMap(([column, field]) => {
    const value = told[field];
    const expected = figure[column];
    if (value === undefined || typeof expected === "string") return [];
    return sameNumber(value === null ? "" : String(value), expected)
      ? []
      : [`${place} ${field}: shown ${value}, computed ${expected ?? ""}`];
  });
}

interface Shown {
  readonly network: {
    readonly measures: readonly { indicator: string; measure: Told }[];
    readonly breakdowns: readonly {
      key: string;
      value: string;
      measure: Told;
    }[];
    readonly choices: readonly { key: string; counts: readonly number[] }[];
    readonly series: readonly { period: string; measure: Told }[];
    readonly grid: Readonly<Record<string, readonly (number | null)[]>> & {
      readonly indicators: readonly string[];
      readonly first: readonly string[];
    };
  };
}

const QUERY = `query Check($lens: ID!, $period: Period!, $indicators: [ID!]!) {
  network(lens: $lens, period: $period) {
    measures(indicators: $indicators) { indicator measure { ${ALL_FIELDS} } }
    breakdowns(indicator: "train_coverage") { key value measure { ${ALL_FIELDS} } }
    choices(indicator: "hrdd_embed_level") { key counts }
    series(indicator: "train_coverage", quarters: 2) { period measure { ${ALL_FIELDS} } }
    grid(by: [tier], indicators: $indicators) { indicators first ${GRID_FIELDS} }
  }
}`;

async function show(ask: Ask, lens: string, period: string): Promise<Shown> {
  const { lenses } = (await ask("{ lenses { id key } }")) as {
    lenses: readonly { id: string; key: string }[];
  };
  const id = lenses.find(({ key }) => key === lens)?.id;
  const indicators = CATALOGUE.indicators.map((entry) => entry.id);
  return (await ask(QUERY, {
    lens: id,
    period,
    indicators,
  })) as unknown as Shown;
}

it.each([BUYER, PROGRAMME, SUPPLIER])(
  "shows $login on the pages what the workbook says",
  async (person) => {
    const look: Look = { person, period: "2026-Q2", by: ["tier"] };
    const { rows } = compute(look);
    const before = compute({ ...look, period: "2026-Q1" }).rows;
    const find = (
      list: readonly FigureRow[],
      indicator: string,
      breakdown = "",
      key?: string,
    ) =>
      list.find(
        (row) =>
          row.indicator === indicator &&
          row.breakdown === breakdown &&
          row.keys[0] === key,
      )?.figure;
    const ask = await signIn(running.url, person.login, PASSWORD);
    const { network } = await show(
      ask,
      keyFor(registry, person.organisation, person.organisation),
      "2026-Q2",
    );
    const found: string[] = [];
    let compared = 0;
    const compare = (told: Told, figure: Figure | undefined, place: string) => {
      if (!figure) return;
      compared += 1;
      found.push(...unlike(told, figure, place));
    };

    for (const { indicator, measure } of network.measures)
      compare(measure, find(rows, indicator), indicator);
    for (const { key, value, measure } of network.breakdowns)
      compare(
        measure,
        find(rows, "train_coverage", `${key}=${value}`),
        `${key}=${value}`,
      );
    for (const { period, measure } of network.series)
      compare(
        measure,
        find(period === "2026-Q2" ? rows : before, "train_coverage"),
        period,
      );
    const { grid } = network;
    for (const [i, indicator] of grid.indicators.entries())
      for (const [a, key] of grid.first.entries()) {
        const cell = i * grid.first.length + a;
        const told = Object.fromEntries(
          Object.values(FIELDS).map((field) => [
            field,
            grid[field]?.[cell] ?? null,
          ]),
        );
        compare(
          told,
          find(rows, indicator, "", key),
          `${indicator} in tier ${key}`,
        );
      }
    for (const { key, counts } of network.choices)
      expect({ key, counts }).toEqual({
        key: "",
        counts: [0, 1, 2, 3, 4].map(
          (level) =>
            find(rows, "hrdd_embed_level", `level=${level}`)?.numerator ?? 0,
        ),
      });
    expect(found.slice(0, 40)).toEqual([]);
    // Of every indicator the whole, of the headline its split and its past, and the table by tier.
    expect(compared).toBeGreaterThan(CATALOGUE.indicators.length + 10);
  },
  5 * MINUTES,
);
