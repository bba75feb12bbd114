import { describe, expect, it } from "@jest/globals";
import { parsePeriod } from "@saphan/shared/core";
import {
  allRows,
  cell,
  pushTo,
  rowsIn,
  type Row,
} from "../../testing/seed-rows.ts";
import { tinySeed } from "./tiny.ts";

const seed = tinySeed(parsePeriod("2026-Q3") ?? 0);
const [registry] = seed.workbooks;
if (!registry) throw new Error("no registry");
const sites = [...rowsIn(registry, "Sites")];
const links = [...rowsIn(registry, "Links")];
const answers = [...allRows(seed, "Answers")];
const facts = [...rowsIn(registry, "Facts")];
const headcountOf = new Map(
  facts
    .filter(({ fact }) => fact === "headcount")
    .map((row) => [cell(row, "site_key"), Number(row["value"])]),
);
const sayers = (matches: (row: Row) => boolean): readonly string[] => [
  ...new Set(answers.filter(matches).map((row) => cell(row, "site_key"))),
];

/** Every site from which `from` can be reached by supplying. */
function customersOf(from: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const next = [from];
  for (let site = next.pop(); site !== undefined; site = next.pop())
    for (const { from_site, to_site } of links)
      if (from_site === site && to_site && !reached.has(to_site)) {
        reached.add(to_site);
        next.push(to_site);
      }
  return reached;
}

describe("the tiny network", () => {
  it("has forty sites of made-up firms, some of them alone under their group", () => {
    expect(sites).toHaveLength(40);
    const parents = new Map<string, string[]>();
    for (const row of rowsIn(registry, "Entities"))
      if (row["parent_key"])
        pushTo(parents, row["parent_key"], cell(row, "entity_key"));
    expect(parents.get("LONE-GROUP")).toStrictEqual(["LONE"]);
  });

  it("runs in circles, twice between two sites, and past nobody", () => {
    expect(customersOf("LOOP1")).toContain("LOOP1");
    expect(customersOf("PAIR1")).toContain("PAIR1");
    const ends = new Map<string, Row[]>();
    for (const row of links)
      pushTo(ends, `${row["from_site"]} ${row["to_site"]}`, row);
    expect(ends.get("TWICE A1")).toHaveLength(4);
    const linked = new Set(
      links.flatMap(({ from_site, to_site }) => [from_site, to_site]),
    );
    expect(
      sites
        .filter(({ site_key }) => !linked.has(site_key))
        .map(({ site_key }) => site_key),
    ).toStrictEqual(["ALONE"]);
    for (const { from_site, to_site } of links)
      expect(from_site).not.toBe(to_site);
  });

  it("has a site of which nothing is known, and one that is silent throughout the newest quarter", () => {
    expect(headcountOf.has("NOTHING")).toBe(false);
    expect(sayers(({ site_key }) => site_key === "NOTHING")).toStrictEqual([]);
    const states = answers
      .filter(
        ({ site_key, period }) => site_key === "SILENT" && period === "2026-Q3",
      )
      .map(({ state }) => state);
    expect(new Set(states)).toStrictEqual(
      new Set(["declined", "not_collected"]),
    );
  });

  it("has sizes on both sides of what is asked, ties, and one without any", () => {
    expect(
      ["SIZE49", "SIZE50", "SIZE9", "SIZE1", "NOHEAD"].map((site) =>
        headcountOf.get(site),
      ),
    ).toStrictEqual([49, 50, 9, 1, undefined]);
    const tied = ["LOOP1", "LOOP2", "LOOP3"].map((site) =>
      answers
        .filter(
          (row) =>
            row["site_key"] === site &&
            row["indicator_id"] === "train_coverage",
        )
        .map(({ numerator, denominator }) => `${numerator}/${denominator}`),
    );
    expect(new Set(tied.flat())).toStrictEqual(new Set(["60/120"]));
  });

  it("has bases of nobody, shares without base, and more than there are", () => {
    expect(sayers(({ denominator }) => denominator === "0")).toContain("ZERO");
    expect(sayers(({ value }) => value?.endsWith("%") ?? false)).toContain(
      "BARE",
    );
    expect(
      sayers(
        ({ numerator, denominator, indicator_id }) =>
          indicator_id === "train_rights_coverage" &&
          Number(numerator) > Number(denominator),
      ),
    ).toStrictEqual(["BARE"]);
  });

  it("has one site of which eight sources say something else", () => {
    const said = answers.filter(
      (row) =>
        cell(row, "site_key").endsWith("CONTEST") &&
        row["indicator_id"] === "train_coverage",
    );
    // The last is taken back.
    expect(said).toHaveLength(9);
    expect(new Set(said.map(({ numerator }) => numerator)).size).toBe(9);
    expect(
      seed.workbooks.filter(({ isTakenBack }) => isTakenBack),
    ).toHaveLength(1);
  });

  it("has what does not apply, what has run out, and what is not asked but told", () => {
    expect(sayers(({ state }) => state === "not_applicable")).toContain(
      "NOTAPP",
    );
    expect(
      sayers(({ valid_until }) => (valid_until ?? "") !== ""),
    ).toStrictEqual(["EXPIRY"]);
    expect(headcountOf.get("FREELY")).toBeLessThan(50);
    expect(
      sayers(({ indicator_id }) => indicator_id === "tr_plan_level"),
    ).toContain("FREELY");
  });

  it("has groups of fewer than ten, and equal ones among those that hide them", () => {
    const few = answers.filter(
      ({ site_key, breakdown, denominator }) =>
        site_key === "GROUPS" &&
        breakdown !== "" &&
        Number(denominator) > 0 &&
        Number(denominator) < 10,
    );
    expect(few.map(({ breakdown }) => breakdown)).toStrictEqual([
      "sex=women",
      "contract=fixed_term",
      "contract=apprentice",
      "nationality=migrant",
      "age=45_54",
    ]);
  });

  it("has corrections with another denominator than before", () => {
    const denominators = answers
      .filter(
        ({ site_key, indicator_id, period, breakdown }) =>
          site_key === "S1A" &&
          indicator_id === "train_coverage" &&
          period === "2026-Q3" &&
          breakdown === "",
      )
      .map(({ denominator }) => denominator);
    expect(denominators).toStrictEqual(["420", "416"]);
  });
});
