import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { loadCatalogue } from "@saphan/shared/contract";
import { parsePeriod } from "@saphan/shared/core";
import {
  FORBIDDEN_PARTS,
  FORBIDDEN_WORDS,
} from "../generate/names/forbidden.data.ts";
import { RECIPE, TIER_TABLE, type Level } from "../generate/sector/recipe.ts";
import { planSector } from "../generate/sector/plan-sector.ts";
import { SHEETS, type Seed } from "../generate/workbook.ts";
import {
  allRows,
  cell,
  pushTo,
  rowsIn,
  type Row,
} from "../testing/seed-rows.ts";
import { demoSeed, QUARTERS } from "./demo.ts";

const NEWEST = parsePeriod("2026-Q3") ?? 0;
const FULL = { rounds: 3, breakdowns: 1, isFull: true };
const optionsOf = (sites: number, seed = 1) => ({
  seed,
  sites,
  newest: NEWEST,
  depth: FULL,
});

const digestOf = (seed: Seed): string => {
  const hash = createHash("sha256");
  for (const workbook of seed.workbooks)
    for (const { columns, rows } of workbook.sheets) {
      hash.update(columns.join());
      for (const cells of rows()) hash.update(`${cells.join("\t")}\n`);
    }
  return hash.digest("hex");
};

const registryOf = ({ workbooks }: Seed) => {
  const [registry] = workbooks;
  if (!registry) throw new Error("no registry");
  return registry;
};

describe("what a sector is drawn from", () => {
  it("is the seed number and nothing else", () => {
    const first = digestOf(demoSeed(optionsOf(150)));
    expect(digestOf(demoSeed(optionsOf(150)))).toBe(first);
    expect(digestOf(demoSeed(optionsOf(150, 2)))).not.toBe(first);
  });

  it("is as large as it is asked to be, in the recipe's proportions", () => {
    const { starts, sites } = planSector({ ...optionsOf(2_410), quarters: 12 });
    const counts = starts.map(
      (start, level) => (starts[level + 1] ?? sites.length) - start,
    );
    expect(counts).toStrictEqual([...RECIPE.sites]);
    for (const count of [120, 501])
      expect([
        ...rowsIn(registryOf(demoSeed(optionsOf(count))), "Sites"),
      ]).toHaveLength(count);
    expect(() => demoSeed(optionsOf(119))).toThrow("at least 120");
  });
});

/** One sector, a third of the demo's size, read once: the latest totals by indicator and site. */
const SITES = 803;
const seed = demoSeed(optionsOf(SITES));
const sector = planSector({ ...optionsOf(SITES), quarters: QUARTERS });
const levelOf = new Map(sector.sites.map(({ key, level }) => [key, level]));
const headcountOf = new Map(
  sector.sites.map(({ key, headcount }) => [key, headcount]),
);
const latest = new Map<string, Map<string, Row>>();
const periodsOf = new Map<string, Set<string>>();
const periods = new Set<string>();
const { indicators } = loadCatalogue();
const annual = new Set(
  indicators
    .filter(({ frequency }) => frequency === "annual")
    .map(({ id }) => id),
);
const percent = new Set(
  indicators
    .filter(({ value_type }) => value_type === "percent")
    .map(({ id }) => id),
);
let above = 0;
let rows = 0;
for (const row of rowsIn(registryOf(seed), "Answers")) {
  rows++;
  const site = cell(row, "site_key");
  const indicator = cell(row, "indicator_id");
  const period = cell(row, "period");
  const { numerator, denominator } = row;
  periods.add(period);
  if (percent.has(indicator) && Number(numerator) > Number(denominator))
    above++;
  if (annual.has(indicator)) {
    const have = periodsOf.get(site) ?? new Set();
    periodsOf.set(site, have.add(period));
  }
  if (row["breakdown"] !== "") continue;
  const byIndicator = latest.get(indicator) ?? new Map<string, Row>();
  latest.set(indicator, byIndicator);
  const have = byIndicator.get(site);
  const isNewer = !have || cell(have, "period") < period;
  const isSameByAssessor =
    have && cell(have, "period") === period && row["side"] === "assessor";
  if (isNewer || isSameByAssessor) byIndicator.set(site, row);
}
const latestOf = (indicator: string): ReadonlyMap<string, Row> =>
  latest.get(indicator) ?? new Map<string, Row>();

/** Pooled per cent, of one level of the recipe. */
function pooled(indicator: string, level: Level): number {
  let [numerators, denominators] = [0, 0];
  for (const [site, { numerator, denominator }] of latestOf(indicator))
    if (levelOf.get(site) === level && denominator) {
      numerators += Math.min(Number(numerator), Number(denominator));
      denominators += Number(denominator);
    }
  return (100 * numerators) / denominators;
}

const siteRow = (key: string) =>
  [...rowsIn(registryOf(seed), "Sites")].find(
    ({ site_key }) => site_key === key,
  );
const linkRows = [...rowsIn(registryOf(seed), "Links")];
const factRows = [...rowsIn(registryOf(seed), "Facts")];
const factsOf = (key: string, fact: string) =>
  factRows
    .filter((row) => row["site_key"] === key && row["fact"] === fact)
    .map((row) => Number(row["value"]));

describe("a sector as a whole", () => {
  it("tells of twelve quarters, each site in the same quarter of every year", () => {
    expect([...periods].sort()).toHaveLength(QUARTERS);
    for (const told of periodsOf.values())
      expect(new Set([...told].map((period) => period.slice(5))).size).toBe(1);
    const newest = [...periodsOf.values()]
      .filter(({ size }) => size === FULL.rounds)
      .map((told) => [...told].sort().at(-1));
    expect(new Set(newest).size).toBe(4);
  });

  it("states days of recovery and of stock at some 40 % of sites, within the limits, up the chain more stock", () => {
    const stated = (fact: string, level?: Level) =>
      sector.sites
        .filter((site) => level === undefined || site.level === level)
        .flatMap(({ key }) => factsOf(key, fact).slice(0, 1));
    const sites = new Set(
      factRows
        .filter(({ fact }) =>
          ["recovery_days", "input_stock_days"].includes(fact ?? ""),
        )
        .map((row) => cell(row, "site_key")),
    );
    expect(Math.abs(sites.size / SITES - 0.4)).toBeLessThan(0.05);
    for (const [fact, most] of [
      ["recovery_days", 730],
      ["input_stock_days", 365],
    ] as const) {
      const all = stated(fact);
      expect(all.every((days) => days >= 0 && days <= most)).toBe(true);
      expect(new Set(all).size).toBeGreaterThan(10);
    }
    const median = (values: readonly number[]) =>
      values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
    const [first, second, third] = ([1, 2, 3] as const).map((level) =>
      median(stated("input_stock_days", level)),
    );
    expect(first).toBeLessThan(second ?? 0);
    expect(second).toBeLessThan(third ?? 0);
  });

  it("pools to the model's means by place in the chain (domain.md 4.5)", () => {
    for (const [indicator, means] of [
      ["train_coverage", TIER_TABLE.train_coverage],
      ["wc_nonregular_share", TIER_TABLE.nonregular],
      ["wc_social_security_coverage", TIER_TABLE.wc_social_security_coverage],
    ] as const)
      for (const level of [1, 2, 3] as const)
        expect(
          Math.abs(pooled(indicator, level) - means.byLevel[level]),
        ).toBeLessThan(5);
  });

  it("is silent where firms are small and weak, more so further up", () => {
    const silent = [0, 1, 2, 3].map((level) => {
      const own = sector.sites.filter((site) => site.level === level);
      return own.filter(({ key }) => {
        const state = latestOf("train_coverage").get(key)?.["state"] ?? "";
        return !state.endsWith("reported");
      });
    });
    const share = silent.map(
      (sites, level) =>
        sites.length /
        sector.sites.filter((site) => site.level === level).length,
    );
    expect(share[1]).toBeLessThan(share[2] ?? 0);
    expect(share[2]).toBeLessThan(share[3] ?? 0);
    const mean = (sites: readonly { readonly headcount: number }[]) =>
      sites.reduce((sum, { headcount }) => sum + headcount, 0) / sites.length;
    const third = sector.sites.filter(({ level }) => level === 3);
    expect(mean(silent[3] ?? [])).toBeLessThan(mean(third));
  });

  it("has indicators that go together at a site", () => {
    const shares = (indicator: string) =>
      new Map(
        [...latestOf(indicator)]
          .filter(
            ([site, row]) => levelOf.get(site) === 2 && row["denominator"],
          )
          .map(([site, row]) => [
            site,
            Number(row["numerator"]) / Number(row["denominator"]),
          ]),
      );
    const first = shares("train_coverage");
    const second = shares("train_rights_coverage");
    const pairs = [...first].flatMap(([site, x]) => {
      const y = second.get(site);
      return y === undefined ? [] : [[x, y] as const];
    });
    const mean = (at: 0 | 1) =>
      pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
    const [meanX, meanY] = [mean(0), mean(1)];
    let [xy, xx, yy] = [0, 0, 0];
    for (const [x, y] of pairs) {
      xy += (x - meanX) * (y - meanY);
      xx += (x - meanX) ** 2;
      yy += (y - meanY) ** 2;
    }
    expect(xy / Math.sqrt(xx * yy)).toBeGreaterThan(0.2);
  });

  it("counts more than there are only now and then", () => {
    expect(above).toBeGreaterThan(0);
    expect(above / rows).toBeLessThan(0.001);
  });

  it("calls nobody by a name that is somebody's", () => {
    const words = new Set(FORBIDDEN_WORDS);
    for (const sheet of ["Entities", "Sites"] as const)
      for (const row of allRows(seed, sheet)) {
        // After the comma a plant's name has its province.
        const [own = ""] = cell(row, "name_en").split(",");
        const name = `${own} ${row["name_th"]}`.toLowerCase();
        expect(FORBIDDEN_PARTS.find((part) => name.includes(part))).toBe(
          undefined,
        );
        expect(
          name.split(/[^\p{L}\p{M}\d-]+/u).find((word) => words.has(word)),
        ).toBe(undefined);
      }
  });

  it("says of every target that it is illustrative", () => {
    const targets = [...allRows(seed, "Targets")];
    expect(targets.length).toBeGreaterThan(10);
    for (const { illustrative, source } of targets)
      expect([illustrative, source]).toStrictEqual(["yes", "illustrative"]);
  });

  it("has every sheet of the workbook", () => {
    expect(registryOf(seed).sheets.map(({ name }) => name)).toStrictEqual([
      ...SHEETS,
    ]);
  });
});

describe("what two buyers say", () => {
  it("competes: of one site, indicator and quarter, not the same", () => {
    const registry = new Map(
      [...rowsIn(registryOf(seed), "Sites")].map((row) => [
        row["os_id"] || `${row["name_en"]}`,
        cell(row, "site_key"),
      ]),
    );
    const statements = new Map<string, string[]>();
    for (const workbook of seed.workbooks.slice(1, 3)) {
      const own = new Map(
        [...rowsIn(workbook, "Sites")].map((row) => [
          cell(row, "site_key"),
          registry.get(row["os_id"] || `${row["name_en"]}`) ?? "",
        ]),
      );
      for (const row of rowsIn(workbook, "Answers"))
        pushTo(
          statements,
          `${own.get(cell(row, "site_key"))} ${row["indicator_id"]} ${row["period"]}`,
          `${workbook.as.login} ${row["numerator"]}/${row["denominator"]} ${row["value"]}`,
        );
    }
    const competing = [...statements.values()].filter(
      (said) => said.length === 2,
    );
    expect(competing.length).toBeGreaterThan(20);
    for (const workbook of seed.workbooks.slice(1, 3))
      expect(workbook.as.role).toBe("buyer");
  });

  it("reaches them by grants that are given, limited, withdrawn or not given at all", () => {
    const direct = new Set(
      linkRows
        .filter(({ to_site }) => levelOf.get(to_site ?? "") === 0)
        .map(({ from_site }) => from_site),
    );
    const grants = [...rowsIn(registryOf(seed), "Grants")];
    const granting = new Set(grants.map(({ site_key }) => site_key));
    const share =
      [...direct].filter((site) => granting.has(site)).length / direct.size;
    expect(share).toBeGreaterThan(0.6);
    expect(share).toBeLessThan(0.99);
    expect(grants.some(({ until }) => until !== "")).toBe(true);
  });
});

describe("planted stories", () => {
  const story = (id: string): readonly string[] => {
    const found = seed.stories.find((each) => each.id === id);
    if (!found) throw new Error(`no story ${id}`);
    return found.sites;
  };
  const first = (id: string): string => story(id)[0] ?? "";
  const said = (site: string, indicator: string): Row | undefined =>
    latestOf(indicator).get(site);
  const shareOf = (site: string, indicator: string): number =>
    Number(said(site, indicator)?.["numerator"]) /
    Number(said(site, indicator)?.["denominator"]);

  it("has a plant that lags behind its three sisters", () => {
    const [lagging = "", ...sisters] = story("lagging-plant");
    expect(sisters).toHaveLength(3);
    for (const sister of sisters)
      expect(shareOf(sister, "train_coverage")).toBeGreaterThan(
        shareOf(lagging, "train_coverage") + 0.4,
      );
  });

  it("has an engine maker with strong dialogue and a plan", () => {
    const site = first("combustion-with-a-plan");
    expect(said(site, "sd_maturity_level")?.["value"]).toBe("4");
    expect(said(site, "tr_plan_level")?.["value"]).toBe("4");
    expect(shareOf(site, "tr_ice_revenue_share")).toBeGreaterThan(0.95);
  });

  it("has a site whose customer saw another one than it describes", () => {
    const site = first("two-truths");
    const name = cell(siteRow(site), "name_en");
    const buyer = seed.workbooks[1];
    if (!buyer) throw new Error("no buyer");
    const key = [...rowsIn(buyer, "Sites")].find(
      (row) => row["name_en"] === name,
    )?.["site_key"];
    const own = said(site, "train_coverage");
    const seen = [...rowsIn(buyer, "Answers")].find(
      (row) =>
        row["site_key"] === key &&
        row["indicator_id"] === "train_coverage" &&
        row["period"] === own?.["period"],
    );
    expect(shareOf(site, "train_coverage")).toBeCloseTo(0.92, 2);
    expect(
      Number(seen?.["numerator"]) / Number(seen?.["denominator"]),
    ).toBeCloseTo(0.54, 2);
  });

  it("has 600 people without a grievance", () => {
    const site = first("zero-grievances");
    expect(headcountOf.get(site)).toBe(600);
    const grievances = factsOf(site, "grievances_received");
    expect(grievances.length).toBeGreaterThan(3);
    expect(grievances.every((count) => count === 0)).toBe(true);
  });

  it("has a plant that closed and one that opened lately", () => {
    expect(siteRow(first("closed-plant"))?.["closed"]).toBe("2026-03-31");
    expect(siteRow(first("new-battery-plant"))?.["opened"]).toBe("2025-04-01");
  });

  it("has a shared plant without a committee, and one that is always 49", () => {
    const shared = first("shared-without-committee");
    expect(said(shared, "sd_welfare_committee_status")?.["value"]).toBe(
      "absent",
    );
    const headcounts = factsOf(first("forty-nine"), "headcount");
    expect(headcounts.length).toBeGreaterThan(1);
    expect(new Set(headcounts)).toStrictEqual(new Set([49]));
  });

  it("has a severe case behind averages, and a giant that never answers", () => {
    const site = first("severe-incident");
    expect(said(site, "hrdd_severe_incidents")?.["value"]).toBe("1");
    expect(shareOf(site, "wc_social_security_coverage")).toBeGreaterThan(0.5);
    const giant = first("silent-giant");
    expect(headcountOf.get(giant)).toBe(1_800);
    for (const answers of latest.values())
      expect(answers.get(giant)?.["state"] ?? "not_collected").toMatch(
        /not_collected|declined/,
      );
  });

  it("has a bottleneck of eight customers and a circle of two", () => {
    const from = (site: string) =>
      linkRows.filter(({ from_site }) => from_site === site);
    const sold = from(first("bottleneck"));
    expect(new Set(sold.map(({ to_site }) => to_site)).size).toBe(8);
    expect(sold.every(({ single_source }) => single_source === "yes")).toBe(
      true,
    );
    const [one = "", other = ""] = story("circle");
    expect(from(one).some(({ to_site }) => to_site === other)).toBe(true);
    expect(from(other).some(({ to_site }) => to_site === one)).toBe(true);
  });

  it("has a car plant that one plater three tiers away would stop", () => {
    const [plater = "", foundry = "", engines = ""] = story("one-plater");
    const segmentOf = (site?: string) => siteRow(site ?? "")?.["main_segment"];
    const only = (supplier: string, customer: string) => {
      const alike = linkRows.filter(
        ({ from_site, to_site }) =>
          to_site === customer && segmentOf(from_site) === segmentOf(supplier),
      );
      expect(new Set(alike.map(({ from_site }) => from_site))).toStrictEqual(
        new Set([supplier]),
      );
      expect(alike).toContainEqual(
        expect.objectContaining({ share: "1", disclosure: "name", until: "" }),
      );
    };
    only(plater, foundry);
    only(foundry, engines);
    const blocks = linkRows.filter(
      ({ from_site, part_family }) =>
        from_site === engines && part_family === "engine_block",
    );
    const plant = blocks.find(({ share }) => share === "1")?.["to_site"];
    expect(
      linkRows.filter(
        ({ to_site, part_family }) =>
          to_site === plant && part_family === "engine_block",
      ),
    ).toHaveLength(1);
    // Whoever owns the plant may read how the people of all three fare.
    const owner = siteRow(plant ?? "")?.["entity_key"];
    const grants = [...rowsIn(registryOf(seed), "Grants")];
    for (const site of [plater, foundry, engines])
      expect(grants).toContainEqual(
        expect.objectContaining({
          site_key: site,
          organisation_key: owner,
          until: "",
        }),
      );
  });

  it("has plants that nobody discloses", () => {
    const hidden = new Set(story("undisclosed-cluster"));
    const links = linkRows.filter(({ from_site }) =>
      hidden.has(from_site ?? ""),
    );
    expect(links.length).toBeGreaterThanOrEqual(hidden.size);
    for (const { disclosure } of links)
      expect(["existence", "private"]).toContain(disclosure);
  });
});
