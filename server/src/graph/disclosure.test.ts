/**
 * What each role learns of a supplier behind a direct supplier, by what that link discloses: through the picture, pages,
 * search, lists, counts, errors and files. Every other field: `secrets.test.ts`, `exported-secrets.test.ts`.
 */
import type { Disclosure, Revision } from "@saphan/shared/core";
import type { Viewer } from "../access/viewer.ts";
import { exportedFigures, exportedWorkbook } from "./testing/exported.ts";
import {
  aViewer,
  openTestNetwork,
  there,
  type TestNetwork,
} from "../testing/graphql.ts";
import { anEnrolment, anEntity, aLink, aSite } from "../testing/revisions.ts";

const TODAY = "2026-06-30";

/** far supplies near, near supplies two makers; far's own supplier is named to everybody. */
const world = (disclosure: Disclosure, disclosedUntil?: string): Revision[] => [
  anEntity("maker", "assembler"),
  anEntity("other", "assembler"),
  anEntity("near"),
  anEntity("far"),
  anEntity("deep"),
  anEntity("stranger"),
  anEntity("nears", "programme"),
  anEntity("both", "programme"),
  aSite("maker-1", "maker"),
  aSite("other-1", "other"),
  aSite("near-1", "near", { province: "TH-21" }),
  aSite("far-1", "far", { province: "TH-24", mainSegment: "plastics" }),
  aSite("deep-1", "deep", { province: "TH-20" }),
  aSite("stranger-1", "stranger"),
  aLink("near-1", "maker-1", "near", { disclosure: "name" }),
  aLink("near-1", "other-1", "near", { disclosure: "name" }),
  aLink("far-1", "near-1", "far", {
    disclosure,
    ...(disclosedUntil ? { disclosedUntil } : {}),
    share: 0.4,
    partFamily: "bumper",
  }),
  aLink("deep-1", "far-1", "deep", { disclosure: "name" }),
  anEnrolment("nears", { site: "near-1" }),
  anEnrolment("both", { site: "near-1" }),
  anEnrolment("both", { site: "far-1" }),
];

const VIEWERS = {
  "a customer of its customer": aViewer("buyer", "maker"),
  "another one": aViewer("buyer", "other"),
  "its customer": aViewer("supplier", "near"),
  "its own people": aViewer("supplier", "far"),
  "a stranger": aViewer("supplier", "stranger"),
  "a programme of its customer": aViewer("programme", "nears"),
  "a programme of both": aViewer("programme", "both"),
  administrator: aViewer("administrator", "registry"),
} satisfies Record<string, Viewer>;
type Who = keyof typeof VIEWERS;

const lensOn = (asOf: string) => `{
  network(asOf: "${asOf}") {
    boundary { sites unnamed { tier about } }
    facets { dimension values { key } }
    sites { total edges { node { id } } }
    picture(input: { by: segment, open: ["0", "1", "2", "3", "outside"] }) {
      nodes { kind tier site key undisclosedSuppliers }
      arcs { from to }
    }
  }
}`;

/** What is told of the link itself, where its customer is looked at: nothing, that it is, the process, the name, the terms. */
async function onPage(network: TestNetwork, viewer: Viewer): Promise<string> {
  const { data } = await network.ask(
    viewer,
    `{ site(id: "near-1") { suppliers {
      other { id } otherSegment otherProvince partFamily statements { share } } } }`,
  );
  if (!data) return "no page";
  const [link] = data.site.suppliers;
  if (!link) return "nothing";
  if (link.partFamily === "bumper" && link.statements[0]?.share === 0.4)
    return "terms";
  if (link.partFamily !== null || link.statements.length > 0) return "LEAK";
  if (link.other) return "name";
  return link.otherSegment === "plastics" && link.otherProvince === "TH-24"
    ? "process"
    : "existence";
}

/** What the drawing, the lists and the counts of the lens tell of the supplier. */
async function inLens(
  network: TestNetwork,
  viewer: Viewer,
  asOf = TODAY,
): Promise<string> {
  const { data } = await network.ask(viewer, lensOn(asOf));
  if (!data) return "no lens";
  const { boundary, facets, sites, picture } = data.network;
  const { nodes, arcs } = picture;
  const at = nodes.site.indexOf("far-1");
  const near = nodes.site.indexOf("near-1");
  const isListed = sites.edges.some(({ node }) => node.id === "far-1");
  const isFacet = facets.some(({ values }) =>
    values.some(({ key }) => key === "plastics" || key === "TH-24"),
  );
  const isNamed = at >= 0;
  // A name stands everywhere or nowhere.
  if (isNamed !== isListed || isNamed !== isFacet) return "LEAK";
  if (sites.total !== boundary.sites) return "LEAK";
  const isJoined = arcs.from.some(
    (from, i) => from === at && arcs.to[i] === near,
  );
  if (isNamed) return isJoined ? "name" : "name, not joined";
  if (nodes.key.includes("plastics")) return "LEAK";
  const isCounted = boundary.unnamed.some(({ tier }) => tier === "2");
  const isTold = nodes.undisclosedSuppliers[near] === 1;
  return isTold ? (isCounted ? "counted" : "told") : "nothing";
}

/** By name, by id, and in what an error says. */
async function byName(network: TestNetwork, viewer: Viewer): Promise<string> {
  const found = await network.ask(
    viewer,
    `{ search(text: "Plant far-1") { __typename } }`,
  );
  const known = await network.ask(viewer, `{ site(id: "far-1") { id } }`);
  const unknown = await network.ask(viewer, `{ site(id: "nobody") { id } }`);
  const isFound = (found.data?.search.length ?? 0) > 0;
  if (isFound !== (known.data !== null)) return "LEAK";
  if (isFound) return "found";
  return JSON.stringify(known.errors) === JSON.stringify(unknown.errors)
    ? "as if it were not there"
    : "LEAK";
}

/** The link and its supplier in the files that the viewer takes along; figures of them too, where there is a lens. */
async function inFiles(
  { runtime }: TestNetwork,
  viewer: Viewer,
): Promise<string> {
  const { role, organisation } = viewer.membership;
  // Without the data right it takes nothing along.
  if (role === "administrator") return "no files";
  const files = await exportedWorkbook(runtime, viewer);
  const rows = (sheet: string) => (files[`${sheet}.csv`] ?? "").split("\r\n");
  const link = rows("Links").find((row) => row.startsWith("far-1,near-1,"));
  const isSite = rows("Sites").some((row) => row.startsWith("far-1,"));
  if (Object.values(files).join().includes("far-1") !== isSite) return "LEAK";
  const figures = await exportedFigures(runtime, viewer, {
    lens: organisation,
    period: "2026-Q2",
    by: ["tier", "province"],
  });
  // It stands alone in its province.
  if (figures.includes("TH-24") && !isSite) return "LEAK";
  if (link?.includes(",bumper,0.4,")) return "terms";
  if (link?.includes("bumper") || link?.includes("0.4")) return "LEAK";
  if (link) return isSite ? "link" : "LEAK";
  return isSite ? "site" : "nothing";
}

/** Disclosure; on the page of its customer; in the lens; by name; in files. */
const TOLD: Readonly<Record<Who, readonly (readonly string[])[]>> = {
  "a customer of its customer": [
    ["private", "nothing", "nothing", "as if it were not there", "nothing"],
    ["existence", "existence", "counted", "as if it were not there", "nothing"],
    ["process", "process", "counted", "as if it were not there", "nothing"],
    ["name", "name", "name", "found", "link"],
    ["contact", "name", "name", "found", "link"],
  ],
  "another one": [
    ["private", "nothing", "nothing", "as if it were not there", "nothing"],
    ["existence", "existence", "counted", "as if it were not there", "nothing"],
    ["process", "process", "counted", "as if it were not there", "nothing"],
    ["name", "name", "name", "found", "link"],
    ["contact", "name", "name", "found", "link"],
  ],
  "its customer": [
    ["private", "terms", "name", "found", "terms"],
    ["existence", "terms", "name", "found", "terms"],
    ["process", "terms", "name", "found", "terms"],
    ["name", "terms", "name", "found", "terms"],
    ["contact", "terms", "name", "found", "terms"],
  ],
  // Its customer is not upstream of it: the lens has itself and its supplier.
  "its own people": [
    ["private", "terms", "name, not joined", "found", "terms"],
    ["existence", "terms", "name, not joined", "found", "terms"],
    ["process", "terms", "name, not joined", "found", "terms"],
    ["name", "terms", "name, not joined", "found", "terms"],
    ["contact", "terms", "name, not joined", "found", "terms"],
  ],
  // near-1 is named to everybody by its own link; whoever has no lens on it may still open its page.
  "a stranger": [
    ["private", "nothing", "nothing", "as if it were not there", "nothing"],
    ["existence", "existence", "nothing", "as if it were not there", "nothing"],
    ["process", "process", "nothing", "as if it were not there", "nothing"],
    ["name", "name", "nothing", "found", "link"],
    ["contact", "name", "nothing", "found", "link"],
  ],
  "a programme of its customer": [
    ["private", "nothing", "nothing", "as if it were not there", "nothing"],
    ["existence", "existence", "told", "as if it were not there", "nothing"],
    ["process", "existence", "told", "as if it were not there", "nothing"],
    ["name", "existence", "told", "as if it were not there", "nothing"],
    ["contact", "existence", "told", "as if it were not there", "nothing"],
  ],
  "a programme of both": [
    ["private", "nothing", "name, not joined", "found", "site"],
    ["existence", "existence", "name, not joined", "found", "site"],
    ["process", "process", "name, not joined", "found", "site"],
    ["name", "name", "name", "found", "link"],
    ["contact", "name", "name", "found", "link"],
  ],
  administrator: [
    ["private", "name", "no lens", "found", "no files"],
    ["existence", "name", "no lens", "found", "no files"],
    ["process", "name", "no lens", "found", "no files"],
    ["name", "name", "no lens", "found", "no files"],
    ["contact", "name", "no lens", "found", "no files"],
  ],
};

describe.each([
  "private",
  "existence",
  "process",
  "name",
  "contact",
] satisfies Disclosure[])("a link that discloses: %s", (disclosure) => {
  let network: TestNetwork;
  beforeAll(async () => {
    network = await openTestNetwork(TODAY);
    await network.publish(world(disclosure));
  });
  afterAll(() => network.close());

  it.each(Object.keys(VIEWERS) as Who[])("tells %s so much", async (who) => {
    const viewer = VIEWERS[who];
    const told = await Promise.all([
      onPage(network, viewer),
      inLens(network, viewer),
      byName(network, viewer),
      inFiles(network, viewer),
    ]);
    const expected = there(TOLD[who].find(([of]) => of === disclosure));
    expect([disclosure, ...told]).toEqual(expected);
  });
});

describe.each([
  ["name", "2026-06-29", "private"],
  ["name", TODAY, "name"],
  ["process", "2026-06-29", "private"],
  ["process", "2027-06-30", "process"],
] as const)("a link that discloses %s up to %s", (disclosure, until, as) => {
  let network: TestNetwork;
  beforeAll(async () => {
    network = await openTestNetwork(TODAY);
    await network.publish(world(disclosure, until));
  });
  afterAll(() => network.close());

  it.each(Object.keys(VIEWERS) as Who[])(
    `tells %s as much as one that discloses: ${as}`,
    async (who) => {
      const viewer = VIEWERS[who];
      const told = await Promise.all([
        onPage(network, viewer),
        inLens(network, viewer),
        byName(network, viewer),
        inFiles(network, viewer),
      ]);
      const expected = there(TOLD[who].find(([of]) => of === as));
      expect([as, ...told]).toEqual(expected);
      // Whoever looks at a day on which it was still told learns what is told today.
      expect(await inLens(network, viewer, "2026-06-01")).toBe(expected[2]);
    },
  );
});
