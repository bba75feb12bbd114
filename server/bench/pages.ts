/** Lists, facets and search as their pages ask for them, each time after somebody has published an answer. */
import { NO_DAY, type Revision } from "@saphan/shared/core";
import { LARGEST_BUYER, PERIOD } from "./network.ts";
import { publish, type Product } from "./product.ts";
import { tell } from "./report.ts";
import { pageQuery } from "./requests.ts";
import { timeOf, timingOf } from "./sample.ts";

const RUNS = 20;
const WARM_UPS = 3;
const HEADLINES = [
  "train_coverage",
  "sd_maturity_level",
  "hrdd_embed_level",
  "wc_social_security_coverage",
];
const period = "2026-Q3";
const exposure = {
  period,
  input: { concern: "dialogue" },
  bottlenecks: { columns: HEADLINES },
  isExposure: true,
  isBottlenecks: false,
};
const sites = { period, standingOf: [], columns: ["train_coverage"] };

const PAGES: readonly {
  readonly name: string;
  readonly what: string;
  readonly operation: string;
  readonly variables: object;
}[] = [
  {
    name: "sites",
    what: "table and facets",
    operation: "SitesRoute",
    variables: sites,
  },
  {
    name: "sites of tier 2",
    what: "by coverage",
    operation: "SitesRoute",
    variables: {
      ...sites,
      filter: { tiers: ["2"] },
      sort: { by: "coverage", descending: false },
    },
  },
  {
    name: "search",
    what: "a number in a name",
    operation: "SearchBox",
    variables: { text: "77777" },
  },
  {
    name: "search in vain",
    what: "no site has it",
    operation: "SearchBox",
    variables: { text: "ไม่มี" },
  },
  {
    name: "home",
    what: "movements, needs, readers",
    operation: "HomeRoute",
    variables: { period, readsFigures: true, headlines: HEADLINES, first: 5 },
  },
  {
    name: "exposure",
    what: "paths, tiers, direct suppliers",
    operation: "ExposureRoute",
    variables: exposure,
  },
  {
    name: "bottlenecks",
    what: "who stops whom, with conditions",
    operation: "ExposureRoute",
    variables: { ...exposure, isExposure: false, isBottlenecks: true },
  },
];

function answer({ site, entity }: Product, level: number): Revision {
  return {
    kind: "answers",
    site: site(1_000 + level),
    period: PERIOD,
    source: entity(LARGEST_BUYER),
    side: "management",
    answers: [
      {
        indicator: "train_coverage",
        breakdown: "",
        state: "reported",
        numerator: level,
        denominator: 100,
        value: null,
        option: null,
        verification: 0,
        validUntil: NO_DAY,
        evidence: "",
        note: "",
        inheritedFrom: "",
        baseAssumed: false,
      },
    ],
  };
}

export async function measurePages(product: Product): Promise<void> {
  const { runtime, url } = product;
  const cookie = await product.cookieOf("buyer", LARGEST_BUYER);
  const ask = async (body: string): Promise<void> => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie, origin: url },
      body,
    });
    const { errors } = (await response.json()) as { readonly errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
  };
  const shown: number[] = [];
  for (const { name, what, operation, variables } of PAGES) {
    const query = pageQuery(operation);
    const body = JSON.stringify({ query, variables, operationName: operation });
    const times: number[] = [];
    for (let run = -WARM_UPS; run < RUNS; run++) {
      const published = await timeOf(() =>
        publish(runtime, [answer(product, run + WARM_UPS)]),
      );
      const ms = await timeOf(() => ask(body));
      if (run < 0) continue;
      shown.push(published);
      times.push(ms);
    }
    tell(name, what, { ours: timingOf(times) });
  }
  tell("one answer", "from being sent to figures that show it", {
    ours: timingOf(shown),
  });
}
