/** What is asked of a lens, each in as many words as ours, a slow twin and, where there is one, a peer answer it. */
import {
  betweennessOf,
  buildDependency,
  buildNeeds,
  buildSupplyMatrix,
  componentsOf,
  criticalityOf,
  exposureBySite,
  exposureOf,
  influenceOn,
  overlapOf,
  reachOf,
  tiersFrom,
  topPaths,
  UNNAMED,
} from "@saphan/shared/core";
import {
  naiveBetweenness,
  naiveInputs,
  naiveStoppage,
} from "../../shared/src/core/testing/naive/bottleneck.ts";
import { naiveReaches } from "../../shared/src/core/testing/naive/components.ts";
import {
  denseMatrix,
  naiveExposure,
  naivePaths,
} from "../../shared/src/core/testing/naive/exposure.ts";
import type { PeersOfLens } from "./graph-peers.ts";
import {
  overlapOfSets,
  plainSets,
  plainStops,
  plainTiers,
} from "./graph-plain.ts";
import type { Lens } from "./lens.ts";
import {
  DRAWS,
  drawScenario,
  drawScenarioPlainly,
  loseSites,
  loseSitesSlowly,
  STRESSED,
  stressSites,
  stressSitesPlainly,
} from "./scenario-workloads.ts";

/** What implementations must agree on, to 1e-9 relative. */
export type Figures = readonly number[];

type Implementations = Readonly<Record<string, () => Figures>>;

export interface GraphWorkload {
  readonly name: string;
  readonly what: string;
  readonly ours: (lens: Lens) => Figures;
  /** From the definition; on a small lens only. */
  readonly twin: (lens: Lens) => Figures;
  /** Others that answer the same at this size. */
  readonly peers?: (lens: Lens, others: PeersOfLens) => Implementations;
  /** Runs of the model in it, for what is gone through in a minute. */
  readonly modelRuns?: number;
  /** Left out of larger lenses. */
  readonly mostSites?: number;
}

export const DAMPING = 0.85;
const PATHS = 50;
const CRITICAL = 1_000;
/** What takes a peer minutes at 100,000 sites is asked of it at the sector's size only. */
const SMALL = 3_000;

const sum = (values: Iterable<number>) => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};
const squares = (values: Iterable<number>) => {
  let total = 0;
  for (const value of values) total += value * value;
  return total;
};
const rowsOf = ({ order }: Lens) => Array.from({ length: order }, (_, i) => i);
const reachOfLens = ({ named, origins }: Lens) =>
  reachOf(named, named.components, origins);
const concernOf = ({ low, high }: Lens) => ({ low, high });
const options = { damping: DAMPING };

/** Sites that are tried one by one, drawn evenly. */
const tried = ({ order }: Lens) => {
  const step = Math.max(1, Math.floor(order / CRITICAL));
  return Array.from(
    { length: Math.min(order, CRITICAL) },
    (_, i) => (i * step) % order,
  );
};

/** As PageRank restarts anywhere, with all suppliers named: its dangling sites only scale the whole. */
const visits = (influence: Float64Array) => {
  const found = influence.map(
    (value) => 1 / influence.length + DAMPING * value,
  );
  const total = sum(found);
  return found.map((value) => value / total);
};

export const GRAPH_WORKLOADS: readonly GraphWorkload[] = [
  {
    name: "prepare",
    what: "shares, matrix, components and needs from links",
    ours: ({ order, arcs }) => {
      const dependency = buildDependency(order, arcs);
      const matrix = buildSupplyMatrix(dependency);
      const needs = buildNeeds(dependency);
      return [sum(matrix.weights), needs.inputs.length];
    },
    twin: (lens) => [
      sum(denseMatrix(lens).weight.flat()),
      naiveInputs(lens)
        .filter(({ isFullyKnown }) => isFullyKnown)
        .flatMap(({ suppliers }) => suppliers).length,
    ],
  },
  {
    name: "components",
    what: "who supplies each other in circles",
    ours: ({ named }) => [componentsOf(named).count],
    twin: ({ named, open }) => {
      const reaches = naiveReaches(named, open);
      const alike = (row: number) =>
        [...(reaches[row] ?? [])].filter((other) => reaches[other]?.has(row));
      return [new Set(reaches.map((_, row) => Math.min(...alike(row)))).size];
    },
  },
  {
    name: "tiers",
    what: "from one site",
    ours: ({ named, open }) => {
      const tier = tiersFrom(named, [0], open);
      return [sum(tier), squares(tier)];
    },
    twin: (lens) => {
      const tier = plainTiers(lens);
      return [sum(tier), squares(tier)];
    },
    peers: (_, { graphology }) => ({
      graphology: () => {
        const tier = graphology.tiersFrom(0);
        return [sum(tier), squares(tier)];
      },
    }),
  },
  {
    name: "reach",
    what: "of all origins",
    ours: (lens) => {
      const { words } = reachOfLens(lens);
      return [sum(words.map((word) => squares(word)))];
    },
    twin: (lens) => {
      const reach = reachOfLens(lens);
      const sets = plainSets(lens);
      const bits = rowsOf(lens).map((row) =>
        sets.reduce((held, set, i) => held | ((set.has(row) ? 1 : 0) << i), 0),
      );
      return [reach.words.length === 1 ? squares(bits) : NaN];
    },
    peers: (lens, { graphology }): Implementations => {
      const bitsOf = (
        search: (sites: readonly number[]) => ArrayLike<number>,
      ) => {
        const bits = new Int32Array(lens.order);
        lens.origins.forEach((sites, i) => {
          const tier = search(sites);
          for (let row = 0; row < bits.length; row++)
            if ((tier[row] ?? -1) >= 0) bits[row] = (bits[row] ?? 0) | (1 << i);
        });
        return [squares(bits)];
      };
      const searches = () =>
        bitsOf((sites) => tiersFrom(lens.named, sites, lens.open));
      return lens.order > SMALL
        ? { "a search an origin": searches }
        : {
            "a search an origin": searches,
            graphology: () => bitsOf((sites) => graphology.reachOf(sites)),
          };
    },
  },
  {
    name: "overlap",
    what: "of all origins, with the reach",
    ours: (lens) => {
      const { union, shared } = overlapOf(reachOfLens(lens));
      return [union, ...shared.flat()];
    },
    twin: (lens) => overlapOfSets(plainSets(lens)),
    peers: (lens) => ({ "plain sets": () => overlapOfSets(plainSets(lens)) }),
  },
  {
    name: "influence",
    what: "on all origins, and their exposure",
    ours: (lens) => {
      const found = influenceOn(lens.matrix, lens.weights, options);
      const { low, high } = exposureOf(found, concernOf(lens));
      return [found.totalNamed, found.totalUnnamed, low ?? -1, high ?? -1];
    },
    twin: (lens) => {
      const dense = denseMatrix(lens);
      const ofOrigins = (concern: Iterable<number>, unnamed: number) =>
        sum(
          naiveExposure(dense, [...concern], unnamed, DAMPING).map(
            (value, row) => value * (lens.weights[row] ?? 0),
          ),
        );
      const [named, unnamed] = [
        ofOrigins(lens.open, 0),
        ofOrigins(lens.open, 1) - ofOrigins(lens.open, 0),
      ];
      const total = named + unnamed;
      const low = ofOrigins(lens.low, 0) / total;
      return [named, unnamed, low, ofOrigins(lens.high, 1) / total];
    },
  },
  {
    name: "pagerank",
    what: "influence on everybody, as PageRank has it",
    ours: ({ order, named }) => {
      const anywhere = new Float64Array(order).fill(1 / order);
      return [squares(visits(influenceOn(named, anywhere, options).bySite))];
    },
    twin: (lens) => {
      const arcs = lens.arcs
        .filter(({ supplier }) => supplier !== UNNAMED)
        .map((arc) => ({ ...arc, share: null }));
      const dense = denseMatrix({ order: lens.order, arcs });
      const zeros = rowsOf(lens).map(() => 0);
      const mean = (row: number) =>
        sum(naiveExposure(dense, zeros.with(row, 1), 0, DAMPING)) / lens.order;
      return [squares(visits(Float64Array.from(rowsOf(lens), mean)))];
    },
    peers: (_, { graphology }) => ({
      graphology: () => [squares(graphology.pagerank(DAMPING))],
    }),
  },
  {
    name: "exposure by site",
    what: "of every site, at least, at most and in all",
    ours: (lens) => {
      const { low, high, total } = exposureBySite(
        lens.matrix,
        concernOf(lens),
        options,
      );
      return [squares(low), squares(high), squares(total)];
    },
    twin: (lens) => {
      const dense = denseMatrix(lens);
      const of = (concern: Iterable<number>, unnamed: number) =>
        squares(naiveExposure(dense, [...concern], unnamed, DAMPING));
      return [of(lens.low, 0), of(lens.high, 1), of(lens.open, 1)];
    },
  },
  {
    name: "paths",
    what: `the ${PATHS} along which most comes`,
    ours: (lens) => {
      const found = topPaths(lens.matrix, lens.weights, lens.low, {
        ...options,
        most: PATHS,
      });
      if (found.isCutOff) throw new Error("the search for paths was cut off");
      return found.paths.map(({ contribution }) => contribution);
    },
    twin: (lens) =>
      naivePaths(denseMatrix(lens), [...lens.weights], [...lens.low], DAMPING)
        .slice(0, PATHS)
        .map(({ contribution }) => contribution),
  },
  {
    name: "criticality",
    what: `what stops with each of ${CRITICAL} sites, and what origins lose`,
    ours: (lens) => {
      const found = criticalityOf(lens.needs, tried(lens), lens.origins);
      return [sum(found.stopped), sum(found.origins), sum(found.pairs)];
    },
    twin: (lens) => {
      let [stopped, origins, pairs] = [0, 0, 0];
      for (const row of tried(lens)) {
        const { sites, inputs } = naiveStoppage(lens, [row]);
        stopped += sites.length;
        const lost = lens.origins.map(
          (own) =>
            new Set(
              inputs
                .filter(({ customer }) => own.includes(customer))
                .map(({ family }) => family),
            ).size,
        );
        origins += lost.filter((count) => count > 0).length;
        pairs += sum(lost);
      }
      return [stopped, origins, pairs];
    },
    peers: (lens): Implementations =>
      lens.order > SMALL
        ? {}
        : {
            "all inputs again": () => {
              const found = tried(lens).map((row) => plainStops(lens, row));
              return [0, 1, 2].map((i) => sum(found.map((one) => one[i] ?? 0)));
            },
          },
  },
  {
    name: "betweenness",
    what: "of every site on the way to all origins",
    ours: ({ named, origins, open }) => {
      const { bySite, pairs } = betweennessOf(named, origins, open);
      return [squares(bySite), pairs];
    },
    twin: ({ named, origins, open }) => {
      const { bySite, pairs } = naiveBetweenness(named, origins, open);
      return [squares(bySite), pairs];
    },
  },
  {
    name: "betweenness of all",
    what: "with every site as an origin",
    mostSites: SMALL,
    ours: (lens) => {
      const { bySite, pairs } = betweennessOf(
        lens.named,
        rowsOf(lens).map((row) => [row]),
        lens.open,
      );
      return [squares(bySite.map((share) => share * pairs))];
    },
    twin: (lens) => {
      const all = rowsOf(lens).map((row) => [row]);
      const { bySite, pairs } = naiveBetweenness(lens.named, all, lens.open);
      return [squares(bySite.map((share) => share * pairs))];
    },
    peers: (_, { graphology }) => ({
      graphology: () => [squares(graphology.betweenness())],
    }),
  },
  {
    name: "scenario",
    what: "60 days after one site in twenty stopped for 20",
    modelRuns: 1,
    ours: ({ dependency, origins }) => loseSites(dependency, origins.flat()),
    twin: ({ order, arcs, origins }) =>
      loseSitesSlowly(order, arcs, origins.flat()),
  },
  {
    name: "stress",
    what: `each of ${STRESSED} sites alone: what origins lose, and how long they survive`,
    ours: ({ dependency, origins }) => stressSites(dependency, origins.flat()),
    twin: ({ dependency, origins }) =>
      stressSitesPlainly(dependency, origins.flat()),
  },
  {
    name: "scenario, drawn",
    what: `${DRAWS} draws of it, with other lengths and stocks`,
    modelRuns: DRAWS,
    ours: ({ dependency, origins }) => drawScenario(dependency, origins.flat()),
    twin: ({ dependency, origins }) =>
      drawScenarioPlainly(dependency, origins.flat()),
  },
];

/** Throws where two do not agree. */
export function mustAgree(name: string, ours: Figures, theirs: Figures): void {
  const isSame =
    ours.length === theirs.length &&
    ours.every((value, i) => {
      const other = theirs[i] ?? NaN;
      return Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(value));
    });
  if (!isSame)
    throw new Error(`${name}: ${theirs.join(" ")}, we say ${ours.join(" ")}`);
}
