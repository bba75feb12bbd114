/** Documents that read every field of the schema, with arguments that reach every branch. */
import {
  getNamedType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  parse,
  type DocumentNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from "graphql";
import { SITES, WORDS } from "./secrets.ts";

const INDICATORS = [
  "train_coverage",
  "sd_maturity_level",
  "hrdd_severe_incidents",
  "inc_gender_pay_ratio",
  "inc_training_gender_parity",
];
const DIMENSIONS = ["tier", "province", "segment", "size_band", "group"];
const FILTERS = [
  "",
  `filter: { text: "alpha" }`,
  `filter: { text: "key" }`,
  `filter: { tiers: ["1", "2"], provinces: ["TH-21"], segments: ["stamping"] }`,
  `filter: { sizeBands: ["medium"], groups: ["t", "u"] }`,
  `filter: { standing: { indicator: "sd_maturity_level", in: [silent, answered] } }`,
  `filter: { standing: { indicator: "hrdd_severe_incidents", in: [silent, answered] } }`,
  `filter: { standing: { indicator: "train_coverage", in: [not_shared, not_asked, not_applicable] } }`,
];
const list = (values: readonly string[]) => JSON.stringify(values);
const eachIndicator = (more = "") =>
  INDICATORS.map((id) => `indicator: "${id}" ${more}`);

/** Argument lists by field; a field with a required argument must stand here. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  "Query.network": ["", `period: "2025-Q4"`, `asOf: "2026-03-31"`, "seq: 20"],
  "Query.site": [
    ...SITES.map((id) => `id: "${id}"`),
    `id: "s1", seq: 40`,
    `id: "t2", seq: 40`,
  ],
  "Query.grantees": SITES.map((id) => `site: "${id}"`),
  "Site.seenBy": [`organisation: "a"`],
  "Query.answerSheet": SITES.map((id) => `site: "${id}"`),
  // Who published something sees that it did: `exchange.graphql.test.ts` says who sees whose entries.
  "Query.changes": ["actions: [token_created]"],
  "Query.people": ["", `organisation: "a"`],
  "Query.organisations": ["first: 50", `text: "omega"`],
  "Query.import": [`id: "import-of-nobody"`],
  "Query.withdrawalPlan": [`change: "change-of-nobody"`],
  "ImportPlan.findings": ["kind: refused"],
  "Query.scenarios": ["", `lens: "a"`, `lens: "t"`],
  "Query.scenario": [`id: "scenario-of-nobody"`],
  "Query.search": WORDS.map((text) => `text: "${text}"`),
  "Query.registrySites": [
    "",
    `text: "omega", first: 2`,
    "sort: { by: entity, descending: true }",
    `text: "x1-second"`,
  ],
  "Site.answers": ["", `period: "2025-Q3"`],
  "Site.history": ["", ...INDICATORS.map((id) => `indicator: "${id}"`)],
  "Site.answerSeries": [`indicators: ${list(INDICATORS)}, quarters: 3`],
  "Network.measures": FILTERS.map(
    (filter) => `indicators: ${list(INDICATORS)} ${filter}`,
  ),
  "Network.grid": [
    ...DIMENSIONS.map((by) => `indicators: ${list(INDICATORS)}, by: [${by}]`),
    `indicators: ${list(INDICATORS)}, by: [tier, province]`,
  ],
  "Network.series": [
    ...eachIndicator("quarters: 3"),
    `indicator: "train_coverage", breakdown: "sex=women", quarters: 2`,
  ],
  "Network.distribution": [
    ...eachIndicator("bins: 5"),
    ...eachIndicator("bins: 5, by: tier"),
  ],
  "Network.choices": [...eachIndicator(), ...eachIndicator("by: province")],
  "Network.breakdowns": eachIndicator(),
  "Network.silentSites": eachIndicator(),
  "Network.coreCoverage": ["", "by: tier"],
  "Network.movements": [`indicators: ${list(INDICATORS)}`],
  "Network.comparison": [
    `indicators: ${list(INDICATORS)}, with: { period: "2025-Q4" }`,
    ...FILTERS.filter(Boolean).map(
      (filter) =>
        `indicators: ${list(INDICATORS)}, filter: { tiers: ["1"] }, with: { ${filter} }`,
    ),
  ],
  "Network.picture": [
    `input: { by: segment, shade: coverage }`,
    ...["segment", "province", "group"].map(
      (by) =>
        `input: { by: ${by}, open: ["0", "1", "2", "3", "outside"], shade: freshness }`,
    ),
    `input: { by: province, byTier: false, shade: verification }`,
    ...INDICATORS.map(
      (id) => `input: { by: segment, open: ["1", "2"], indicator: "${id}" }`,
    ),
    ...FILTERS.filter(Boolean).map(
      (filter) => `input: { by: group, ${filter} }`,
    ),
    ...SITES.map(
      (id) =>
        `input: { by: segment, focus: "${id}", up: 3, down: 3, sites: ["${id}"] }`,
    ),
  ],
  "Network.namedSites": [`ids: ${list(SITES)}`],
  "Network.facets": FILTERS,
  "Network.quality": [...FILTERS, `pillars: ["skills"], severities: [high]`],
  "Network.tierOf": SITES.map((id) => `site: "${id}"`),
  "Network.sites": [
    ...FILTERS.map((filter) => `columns: ${list(INDICATORS)} ${filter}`),
    ...["name", "tier", "province", "segment", "headcount", "coverage"].map(
      (by) => `sort: { by: "${by}", descending: true }`,
    ),
    ...INDICATORS.map((id) => `columns: ["${id}"], sort: { by: "${id}" }`),
  ],
};

/** Types that a root field reads whole; inside of others they show their own values only. */
const READ_AT_ROOT = new Set(["Site", "Indicator", "Viewer"]);

/** With `isBrief` each field is read with the first of its argument lists only. */
function selectionOf(
  type: GraphQLNamedType,
  path: readonly string[],
  isBrief: boolean,
): string {
  if (isUnionType(type))
    return `{ ${type
      .getTypes()
      .map(
        (member) =>
          `... on ${member.name} ${selectionOf(member, [...path, type.name], isBrief)}`,
      )
      .join(" ")} }`;
  if (!isObjectType(type)) return "";
  if (type.name === "Indicator" && path.length > 1) return "{ id }";
  const isAgain =
    path.includes(type.name) ||
    (path.length > 1 && READ_AT_ROOT.has(type.name));
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const isLeaf = !isCompositeType(getNamedType(field.type));
    // A type within itself shows its own values, and goes no deeper.
    if (isAgain && !isLeaf) return [];
    return fieldsOf(type.name, field, [...path, type.name], isBrief);
  });
  return `{ ${fields.join(" ")} }`;
}

function fieldsOf(
  parent: string,
  field: GraphQLField<unknown, unknown>,
  path: readonly string[],
  isBrief: boolean,
): string[] {
  const known = ARGUMENTS[`${parent}.${field.name}`];
  if (!known && field.args.some(isRequiredArgument))
    throw new Error(
      `every-query.ts has no arguments for ${parent}.${field.name}`,
    );
  const type = getNamedType(field.type);
  const lists = (known ?? [""]).slice(0, isBrief ? 1 : undefined);
  return lists.map((given, i) => {
    // The network at other times: every field again, but not every way to ask for it.
    const isAgain = type.name === "Network" && i > 0;
    const selection = selectionOf(type, path, isBrief || isAgain);
    return `${field.name}${i}: ${field.name}${given.trim() ? `(${given})` : ""} ${selection}`;
  });
}

/** One document for each root field and its arguments. */
export function everyQuery(
  schema: GraphQLSchema,
): readonly { readonly title: string; readonly document: DocumentNode }[] {
  const root = schema.getQueryType();
  if (!root) throw new Error("a schema without queries");
  return Object.values(root.getFields()).flatMap((field) =>
    fieldsOf("Query", field, ["Query"], false).map((selection) => ({
      title: selection
        .slice(selection.indexOf(":") + 2, selection.indexOf("{"))
        .trim(),
      document: parse(`{ ${selection} }`),
    })),
  );
}
