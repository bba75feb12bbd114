/** The overview as the page asks for it, over HTTP: cold, unchanged, and a bare handler that makes the same answer. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import express from "express";
import { Kind, parse, print, visit, type DefinitionNode } from "graphql";
import {
  dimensionColumn,
  isAnswered,
  isAsked,
  rollUp,
  wholeGrouping,
  type Figures,
  type Grouping,
  type Measure,
} from "@saphan/shared/core";
import type { NetworkView } from "../src/access/network-view.ts";
import { ROOT } from "./network.ts";

const CLIENT = path.join(ROOT, "client", "src");

function definitionsOf(folder: string): readonly DefinitionNode[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".graphql"))
    .flatMap((name) => {
      const text = readFileSync(path.join(folder, name), "utf8");
      return parse(text).definitions;
    });
}

/** A page's own operation with its fragments, as the page sends it. */
export function pageQuery(operation: string): string {
  const definitions = definitionsOf(CLIENT);
  const named = (name: string) => {
    const found = definitions.find(
      (each) => "name" in each && each.name?.value === name,
    );
    if (!found) throw new Error(`${name} is not in the client`);
    return found;
  };
  const needed = new Map<string, DefinitionNode>();
  const need = (name: string): void => {
    if (needed.has(name)) return;
    const definition = named(name);
    needed.set(name, definition);
    visit(definition, {
      FragmentSpread: (spread) => {
        need(spread.name.value);
      },
    });
  };
  need(operation);
  return print(
    visit(
      { kind: Kind.DOCUMENT, definitions: [...needed.values()] },
      {
        Directive: ({ name }) => (name.value === "unmask" ? null : undefined),
      },
    ),
  );
}

const HEADLINES = [
  "train_coverage",
  "sd_maturity_level",
  "hrdd_embed_level",
  "wc_social_security_coverage",
];
const PILLARS = [...HEADLINES, "inc_training_gender_parity", "tr_plan_level"];
const QUARTERS = 9;

/** The figures of the overview from columns that are ready, without GraphQL, sessions or a cache. */
function buildOverview(view: NetworkView): unknown {
  const { method } = view.figures.viewpoint;
  const measuresBy = (
    figures: Figures,
    id: string,
    grouping: Grouping,
  ): Measure[] => {
    const index = method.indicatorIndex.get(id) ?? -1;
    const indicator = method.indicators[index];
    if (!indicator) throw new RangeError(id);
    return rollUp({
      indicator,
      column: figures.total(indicator),
      isBreakdown: false,
      base: figures.base(indicator),
      headcount: figures.fact("headcount"),
      period: figures.viewpoint.period,
      grouping,
    });
  };
  const tier = dimensionColumn(view.figures, "tier");
  const province = dimensionColumn(view.figures, "province");
  return {
    series: HEADLINES.map((id) =>
      Array.from({ length: QUARTERS }, (_, i) => {
        const figures = view.figuresOf(view.period - QUARTERS + 1 + i);
        return measuresBy(figures, id, wholeGrouping(figures.viewpoint.scope));
      }),
    ),
    pillars: PILLARS.map((id) => measuresBy(view.figures, id, tier)),
    provinces: measuresBy(view.figures, "train_coverage", province),
    core: method.indicators.map((indicator) => {
      const { standing } = view.figures.total(indicator);
      const asked = new Array<number>(tier.groups).fill(0);
      const answered = new Array<number>(tier.groups).fill(0);
      standing.forEach((stands, at) => {
        const group = tier.group[at] ?? -1;
        if (group < 0 || !isAsked(stands)) return;
        asked[group] = (asked[group] ?? 0) + 1;
        if (isAnswered(stands)) answered[group] = (answered[group] ?? 0) + 1;
      });
      return { asked, answered };
    }),
  };
}

export interface Bare {
  /** Builds the figures anew, then serialises them. */
  readonly builds: string;
  /** Only copies and serialises the answer that it was given. */
  readonly serialises: string;
  readonly close: () => void;
}

export async function serveBare(
  view: () => NetworkView,
  answer: unknown,
): Promise<Bare> {
  const app = express();
  app.use(express.json());
  app.post("/builds", (_request, response) => {
    response.json(buildOverview(view()));
  });
  app.post("/serialises", (_request, response) => {
    response.json(structuredClone(answer));
  });
  const server = createServer(app);
  await new Promise<void>((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      resolve();
    }),
  );
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    builds: `${url}/builds`,
    serialises: `${url}/serialises`,
    close: () => server.close(),
  };
}
