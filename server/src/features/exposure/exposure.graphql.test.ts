/** Exposure and bottlenecks on a network small enough to work them out by hand. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Revision } from "@saphan/shared/core";
import {
  aViewer,
  openTestNetwork,
  there,
  type TestNetwork,
} from "../../testing/graphql.ts";
import {
  aGrant,
  aLink,
  anEnrolment,
  anEntity,
  aSite,
  someAnswers,
  someFacts,
} from "../../testing/revisions.ts";

const NOW = "2026-Q1";

/**
 * maker has two plants. m1 buys stampings from A (0.5, stated) and B (0.5, stated) and castings from C alone; m2 buys
 * castings from C alone and stampings from A alone, of which nobody states a share. C's only supplier is D; B has one
 * that is not named. E is known by name and shares nothing; it alone supplies A.
 */
const NETWORK: readonly Revision[] = [
  anEntity("maker", "assembler"),
  anEntity("prog", "programme"),
  ...["A", "B", "C", "D", "E", "Z"].map((id) => anEntity(`${id}co`)),
  aSite("m1", "maker", { mainSegment: "vehicle_assembly" }),
  aSite("m2", "maker", { mainSegment: "vehicle_assembly" }),
  aSite("A", "Aco", { mainSegment: "body_stamping" }),
  aSite("B", "Bco", { mainSegment: "body_stamping" }),
  aSite("C", "Cco", { mainSegment: "casting_forging" }),
  aSite("D", "Dco", { mainSegment: "materials_surface" }),
  aSite("E", "Eco", { mainSegment: "materials_surface" }),
  aSite("Z", "Zco"),
  aLink("A", "m1", "maker", {
    declaredBy: "customer",
    share: 0.5,
    partFamily: "stamped_part",
  }),
  aLink("B", "m1", "maker", {
    declaredBy: "customer",
    share: 0.5,
    partFamily: "stamped_part",
  }),
  aLink("C", "m1", "maker", { declaredBy: "customer", partFamily: "casting" }),
  aLink("C", "m2", "maker", { declaredBy: "customer", partFamily: "casting" }),
  aLink("A", "m2", "maker", {
    declaredBy: "customer",
    partFamily: "stamped_part",
  }),
  aLink("D", "C", "Dco", { disclosure: "name" }),
  aLink("E", "A", "Eco", { disclosure: "name" }),
  aLink("Z", "B", "Zco", { disclosure: "existence" }),
  ...["A", "B", "C", "D"].map((id) => aGrant(id, "maker")),
  ...["A", "B", "C", "D", "E"].map((id) =>
    someFacts(id, NOW, `${id}co`, {
      headcount: id === "D" ? 30 : 200,
      employees: id === "D" ? 30 : 200,
    }),
  ),
  someAnswers("A", NOW, "Aco", [
    { indicator: "sd_welfare_committee_status", option: "functioning" },
    // Under 50 this would decide; here the committee does.
    { indicator: "sd_maturity_level", value: 0 },
    { indicator: "wc_ot_cap_breach", numerator: 10, denominator: 100 },
    { indicator: "train_coverage", numerator: 150, denominator: 200 },
  ]),
  someAnswers("C", NOW, "Cco", [
    { indicator: "sd_welfare_committee_status", option: "formed_inactive" },
    { indicator: "wc_ot_cap_breach", value: 0.3 },
    { indicator: "sd_union_status", option: "none" },
  ]),
  someAnswers("D", NOW, "Dco", [
    { indicator: "sd_maturity_level", value: 1 },
    { indicator: "wc_ot_cap_breach", numerator: 50, denominator: 100 },
  ]),
  someAnswers("E", NOW, "Eco", [
    { indicator: "sd_welfare_committee_status", option: "absent" },
  ]),
  ...["m1", "m2", "A", "C", "D"].map((site) => anEnrolment("prog", { site })),
];

const maker = aViewer("buyer", "maker");

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork("2026-03-31");
  await network.publish(NETWORK);
});
afterAll(() => network.close());

const FIELDS = `
  indicators origins low high value assumed converged sweeps
  site { id }
  basis { known silent notAsked notShared unnamed }
  tiers { tier sites influence low high }
  gates { site { id } influence low high }
  sources { site { id } tier concernLow low }
  unknown { site { id } standing high }
  paths { covered certain isCutOff tiers sites { id }
    paths { sites links share }
    groups { tiers segments sites share paths } }`;

async function exposure(input: string, viewer = maker) {
  const { network: found } = await network.read(
    viewer,
    `{ network { id exposure(input: { ${input} }) { ${FIELDS} } } }`,
  );
  return found.exposure;
}

/**
 * Influence at damping 0.5, m1 and m2 counting half each. Direct: A 0.125 + 0.25, B 0.125, C 0.25 + 0.25. Then half of
 * that: D 0.25, E 0.1875, B's unnamed supplier 0.0625. In all 1.5.
 */
const TOTAL = 1.5;

describe("exposure", () => {
  test("is made of what is known, and what is not shared or not named enters as bounds alone", async () => {
    const found = await exposure("concern: dialogue");
    // C has it (its committee does not meet), D too (30 people; level 1), A not. B is silent, E not shared.
    const low = (0.5 + 0.25) / TOTAL;
    expect(found.indicators).toEqual([
      "sd_welfare_committee_status",
      "sd_maturity_level",
    ]);
    expect(found.origins).toBe(2);
    expect(found.low).toBeCloseTo(low, 12);
    expect(found.high).toBeCloseTo(low + (0.125 + 0.1875 + 0.0625) / TOTAL, 12);
    expect(found.value).toBeCloseTo(0.75 / (0.375 + 0.5 + 0.25), 12);
    expect(found.basis.known).toBeCloseTo(1.125 / TOTAL, 12);
    expect(found.basis.silent).toBeCloseTo(0.125 / TOTAL, 12);
    expect(found.basis.notShared).toBeCloseTo(0.1875 / TOTAL, 12);
    expect(found.basis.unnamed).toBeCloseTo(0.0625 / TOTAL, 12);
    expect(
      found.unknown.map(({ site, standing }) => [site.id, standing]),
    ).toEqual([
      ["E", "not_shared"],
      ["B", "silent"],
    ]);
    expect([found.converged, found.sweeps]).toEqual([true, 0]);
  });

  test("comes along paths, told by tier and product group, each link with its share", async () => {
    const { paths } = await exposure("concern: dialogue");
    const line = (i: number) => {
      const { sites, links, share } = there(paths.paths[i]);
      return [
        sites.map((at) => paths.sites[Number(at)]?.id).join(" < "),
        links,
        Number(share.toFixed(6)),
      ];
    };
    expect(paths.paths.map((_, i) => line(i))).toEqual([
      ["m1 < C", [0.5], 0.333333],
      ["m2 < C", [0.5], 0.333333],
      ["m1 < C < D", [0.5, 1], 0.166667],
      ["m2 < C < D", [0.5, 1], 0.166667],
    ]);
    expect(
      paths.groups.map(({ tiers, segments, sites, paths: which }) => [
        tiers.join(),
        segments.join(),
        sites,
        which,
      ]),
    ).toEqual([
      ["0,1", "vehicle_assembly,casting_forging", [2, 1], [0, 1]],
      [
        "0,1,2",
        "vehicle_assembly,casting_forging,materials_surface",
        [2, 1, 1],
        [2, 3],
      ],
    ]);
    expect([paths.covered, paths.certain, paths.isCutOff]).toEqual([
      1,
      4,
      false,
    ]);
  });

  test("is told by tier and by direct supplier, whose sums are the whole", async () => {
    const { tiers, gates, low, high, basis } =
      await exposure("concern: dialogue");
    expect(tiers.map(({ tier, sites }) => [tier, sites])).toEqual([
      ["1", 3],
      ["2", 2],
    ]);
    expect(gates.map(({ site }) => site.id)).toEqual(["C", "A", "B"]);
    const sumOf = (column: readonly number[]) =>
      column.reduce((sum, part) => sum + part, 0);
    expect(sumOf(gates.map((gate) => gate.low))).toBeCloseTo(low ?? NaN, 12);
    expect(sumOf(gates.map((gate) => gate.high))).toBeCloseTo(high ?? NaN, 12);
    expect(sumOf(gates.map((gate) => gate.influence))).toBeCloseTo(1, 12);
    expect(
      sumOf(tiers.map((tier) => tier.influence)) + basis.unnamed,
    ).toBeCloseTo(1, 12);
  });

  test("counts overtime by its share, and a share without a base not at all", async () => {
    const found = await exposure("concern: overtime");
    const low = (0.375 * 0.1 + 0.25 * 0.5) / TOTAL;
    expect(found.low).toBeCloseTo(low, 12);
    // C gave 30 % of nothing that is told: it may be anything.
    expect(found.high).toBeCloseTo(
      low + (0.5 + 0.125 + 0.1875 + 0.0625) / TOTAL,
      12,
    );
  });

  test("counts who is untrained, and direct suppliers alone where further tiers count nothing", async () => {
    const found = await exposure("concern: untrained, damping: 0");
    expect(found.low).toBeCloseTo(0.375 * 0.25, 12);
    expect(found.high).toBeCloseTo(0.375 * 0.25 + 0.125 + 0.5, 12);
    expect(found.tiers.map(({ tier }) => tier)).toEqual(["1"]);
  });

  test("takes silence for known, and only what is not shared for unknown", async () => {
    const { basis, unknown, value } = await exposure("concern: silence");
    expect(basis.silent).toBe(0);
    expect(basis.notShared).toBeCloseTo(0.1875 / TOTAL, 12);
    expect(unknown.map(({ site, standing }) => [site.id, standing])).toEqual([
      ["E", "not_shared"],
    ]);
    // B says nothing at all; the others little of what they are asked.
    expect(value).toBeGreaterThan(0.8);
    expect(value).toBeLessThan(1);
  });

  test("says how much rests on shares that nobody states", async () => {
    // Stated are A's and B's halves of m1's stampings: 0.125 each of 1.4375 named.
    const { assumed } = await exposure("concern: dialogue");
    expect(assumed).toBeCloseTo(1 - 0.25 / 1.4375, 12);
  });

  test("lets all suppliers of an input count the same, and says that this is assumed", async () => {
    const stated = await exposure("concern: overtime, damping: 0");
    // The halves that are stated are even already.
    const even = await exposure("concern: overtime, damping: 0, weights: even");
    expect([even.low, even.high]).toEqual([stated.low, stated.high]);
    expect([stated.assumed === 1, even.assumed]).toEqual([false, 1]);
  });

  test("starts at any site of the lens, and at none that is not in it", async () => {
    const ofC = await exposure(`concern: dialogue, site: "C"`);
    expect([ofC.site?.id, ofC.origins, ofC.low, ofC.high]).toEqual([
      "C",
      1,
      1,
      1,
    ]);
    const nothing = { site: null, origins: 0, low: null, high: null };
    expect(await exposure(`concern: dialogue, site: "Z"`)).toMatchObject(
      nothing,
    );
    expect(await exposure(`concern: dialogue, site: "none"`)).toMatchObject(
      nothing,
    );
  });

  test.each([
    // Not told of single sites: a path would tell it.
    `concern: indicator, indicator: "sd_voice_confidence"`,
    `concern: indicator, indicator: "fr_workers_paid_fees"`,
    `concern: indicator, indicator: "fr_document_custody"`,
    `concern: indicator, indicator: "sd_union_status"`,
    `concern: indicator, indicator: "inc_gender_pay_ratio"`,
    `concern: indicator, indicator: "wc_nonregular_share"`,
    `concern: indicator, indicator: "wc_ltifr"`,
    `concern: indicator, indicator: "no_such"`,
    `concern: indicator`,
    `concern: hrdd, indicator: "train_coverage"`,
    `concern: hrdd, below: 5`,
    `concern: dialogue, damping: 0.96`,
    `concern: dialogue, damping: -0.1`,
  ])("refuses %s", async (input) => {
    const { errors } = await network.ask(
      maker,
      `{ network { id exposure(input: { ${input} }) { low } } }`,
    );
    expect(errors.map(({ code }) => code)).toEqual(["BAD_USER_INPUT"]);
  });
});

describe("a site that stops sharing", () => {
  test("moves only the bounds: what is known of the others stays", async () => {
    const own = await openTestNetwork("2026-03-31");
    await own.publish(NETWORK);
    const ask = async () =>
      (
        await own.read(
          maker,
          `{ network { id exposure(input: { concern: dialogue }) { ${FIELDS} } } }`,
        )
      ).network.exposure;
    const before = await ask();
    await own.publish([aGrant("D", "maker", "2026-03-30")]);
    const after = await ask();
    await own.close();
    expect(after.low).toBeCloseTo((before.low ?? NaN) - 0.25 / TOTAL, 12);
    // D had the concern: at most it still has.
    expect(after.high).toBeCloseTo(before.high ?? NaN, 12);
    expect(after.basis.notShared).toBeCloseTo(
      before.basis.notShared + 0.25 / TOTAL,
      12,
    );
    const own2 = (found: typeof before, id: string) =>
      found.sources.find(({ site }) => site.id === id);
    expect(own2(after, "C")).toEqual(own2(before, "C"));
    expect(own2(after, "D")).toBeUndefined();
    expect(after.tiers.map(({ influence }) => influence)).toEqual(
      before.tiers.map(({ influence }) => influence),
    );
    expect(after.assumed).toBe(before.assumed);
  });
});

async function bottlenecks(input: string, viewer = maker) {
  const { network: found } = await network.read(
    viewer,
    `{ network { id bottlenecks(input: { ${input} }) {
      by origins tiers
      critical { total reaching nodes {
        site { id } tier origins families stopped nearest customersTotal customers { id }
        lost { origins family { key kind } } values { indicator standing choice } } }
      singleSources { total inputs unknown nodes {
        family { key kind } site { id } tier customer { id } customerTier flow } }
      between { total pairs nodes { site { id } share } } } } }`,
  );
  return found.bottlenecks;
}

describe("bottlenecks", () => {
  test("tell who takes what from whom, through whom, with its people's conditions", async () => {
    const found = await bottlenecks(`columns: ["sd_maturity_level"]`);
    expect([found.by, found.origins, found.tiers]).toEqual([
      "site",
      2,
      ["1", "2"],
    ]);
    const { critical } = found;
    expect(
      critical.nodes.map(({ site, origins, stopped, nearest }) => [
        site.id,
        origins,
        stopped,
        nearest,
      ]),
    ).toEqual([
      // D stops C, and with it both plants; E stops A, and with it m2 alone, as B still supplies m1.
      ["D", 2, 3, "0"],
      ["C", 2, 2, "0"],
      ["E", 1, 2, "0"],
      ["A", 1, 1, "0"],
    ]);
    expect([critical.total, critical.reaching]).toEqual([4, 4]);
    expect(critical.nodes[0]).toMatchObject({
      customers: [{ id: "C" }],
      lost: [{ origins: 2, family: { key: "casting", kind: "part_family" } }],
      values: [
        { indicator: "sd_maturity_level", standing: "answered", choice: 1 },
      ],
    });
    // What E does not share is not told here either.
    expect(critical.nodes[2]?.values).toEqual([
      { indicator: "sd_maturity_level", standing: "not_shared", choice: null },
    ]);
  });

  test("list inputs with one known supplier and nothing unknown, the largest flow first", async () => {
    const { singleSources } = await bottlenecks("");
    expect(
      singleSources.nodes.map(({ site, customer, flow }) => [
        `${site.id} > ${customer.id}`,
        Number(flow.toFixed(6)),
      ]),
    ).toEqual([
      ["D > C", 0.5],
      ["E > A", 0.375],
      ["C > m1", 0.25],
      ["C > m2", 0.25],
      ["A > m2", 0.25],
    ]);
    // B has a supplier that is not named: no finding.
    expect([singleSources.inputs, singleSources.unknown]).toEqual([7, 1]);
  });

  test("are told of the tiers that are asked for, so many of each", async () => {
    const found = await bottlenecks(`tiers: ["2"], first: 1`);
    expect([
      found.critical.total,
      found.critical.nodes.map(({ site }) => site.id),
    ]).toEqual([2, ["D"]]);
    expect([
      found.singleSources.total,
      found.singleSources.nodes.map(({ site }) => site.id),
    ]).toEqual([2, ["D"]]);
  });

  test("count shortest ways, each pair of a site and an origin once", async () => {
    const { between } = await bottlenecks("");
    // Upstream of m1 are A to E, of m2 all but B: 9 pairs. D and E reach both plants through C and A.
    expect(between.pairs).toBe(9);
    expect(between.nodes.map(({ site, share }) => [site.id, share])).toEqual([
      ["A", 2 / 9],
      ["C", 2 / 9],
    ]);
  });

  test("are counted by assembler for a programme", async () => {
    const found = await bottlenecks("", aViewer("programme", "prog"));
    expect([found.by, found.origins]).toEqual(["group", 1]);
  });
});
