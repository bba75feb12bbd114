/** What is measured on every network: workloads, loading, the overview, writers. */
import type { Viewer } from "../src/access/viewer.ts";
import { loadPeers } from "./load.ts";
import { LARGEST_BUYER, PERIOD } from "./network.ts";
import { openDuckDB, requestsPerSecond } from "./peers.ts";
import { openProduct, publish, type Product } from "./product.ts";
import { notes, tell } from "./report.ts";
import { pageQuery, serveBare } from "./requests.ts";
import { interleave, timeOf, timingOf } from "./sample.ts";
import { cellsOf, makeTable } from "./table.ts";
import {
  fill,
  plainWorkloads,
  sumOfRows,
  workloadsOf,
  type Sum,
} from "./workloads.ts";
import { openWriters, WRITERS } from "./writers.ts";

const RUNS = 11;
const COLD_RUNS = 40;
/** What is cold is the answer, not the code: that is compiled, as in a server that has been up for a while. */
const COLD_WARM_UPS = 15;

/** The largest buyer. */
const buyerOf = ({ entity }: Product): Viewer => ({
  account: {
    id: "bench",
    login: "bench@saphan.example",
    name: "Bench",
    locale: "en",
    era: "common",
  },
  membership: {
    id: "bench",
    organisation: entity(LARGEST_BUYER),
    role: "buyer",
    dataRight: false,
  },
  session: "bench",
  isToken: false,
});

const viewOf = (product: Product) => {
  const { networks, snapshots } = product.runtime;
  const request = { lens: null, period: PERIOD };
  return networks.open(snapshots.current(), buyerOf(product), request);
};

function mustAgree(name: string, ours: Sum, others: Record<string, Sum>): void {
  for (const [peer, theirs] of Object.entries(others))
    for (const key of ["asked", "answered", "numerator"] as const)
      if (
        Math.abs(ours[key] - theirs[key]) >
        1e-9 * Math.max(1, Math.abs(ours[key]))
      )
        throw new Error(
          `${name}: ${peer} says ${key} ${theirs[key]}, we say ${ours[key]}`,
        );
}

/**
 * Parities and medians have sums of another kind, which the peers' tables do not hold. `withObjects`: plain objects too,
 * which do not fit at any size.
 */
export async function measureWorkloads(
  product: Product,
  { withObjects }: { readonly withObjects: boolean },
): Promise<void> {
  const view = await viewOf(product);
  const { method } = product.runtime;
  const indicators = method.indicators.filter(
    ({ parity, aggregation }) => !parity && aggregation !== "median",
  );
  const table = makeTable(view.figures, indicators);
  const series = Array.from({ length: 12 }, (_, i) =>
    makeTable(view.figuresOf(PERIOD - 11 + i), indicators.slice(0, 1)),
  );
  notes["sites in the lens"] = view.lens.scope.rows.length;
  notes["indicators in W1 to W3"] = indicators.length;
  const duckdb = await openDuckDB();
  await fill(duckdb, table, series);
  const plainOf = withObjects
    ? plainWorkloads(
        [...cellsOf(table)],
        series.map((each) => [...cellsOf(each)]),
      )
    : undefined;
  for (const { name, question, ours, sql } of workloadsOf(table, series)) {
    const prepared = await duckdb.prepare(sql);
    const rows = (await prepared.runAndReadAll()).getRows();
    const plain = plainOf?.[name];
    mustAgree(name, ours(), {
      ...(plain ? { plain: plain() } : {}),
      DuckDB: sumOfRows(name, rows),
    });
    const timed: Record<string, () => unknown> = {
      ours,
      DuckDB: () => prepared.runAndReadAll(),
    };
    if (plain) timed["plain objects"] = plain;
    tell(name, question, await interleave(RUNS, timed));
  }
}

/** Opens a folder that was closed. */
export async function measureStart(folder: string): Promise<Product> {
  let product: Product | undefined;
  const ms = await timeOf(async () => {
    product = await openProduct(folder);
  });
  if (!product) throw new Error("it did not start");
  tell("start", "until the first request is answered", {
    ours: timingOf([ms]),
  });
  return product;
}

export async function measureLoad(product: Product, runs = 15): Promise<void> {
  const { load, drain, close } = await loadPeers(
    product.runtime,
    product.storeUri,
  );
  notes["documents in the store"] = await drain();
  tell(
    "load",
    "the snapshot of all documents",
    await interleave(runs, { ours: load, "driver's drain": drain }),
  );
  await close();
}

export async function measureOverview(product: Product): Promise<void> {
  const { runtime, url, entity, site } = product;
  const cookie = await product.cookieOf("buyer", LARGEST_BUYER);
  const headers = {
    "content-type": "application/json",
    cookie,
    origin: url,
  };
  const body = JSON.stringify({
    query: pageQuery("OverviewRoute"),
    variables: { period: "2026-Q3" },
    operationName: "OverviewRoute",
  });
  const ask = async (to: string): Promise<unknown> => {
    const response = await fetch(to, { method: "POST", headers, body });
    const answer = (await response.json()) as { readonly errors?: unknown };
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer;
  };
  const answer = await ask(`${url}/graphql`);
  notes["bytes of the overview"] = JSON.stringify(answer).length;
  let view = await viewOf(product);
  const bare = await serveBare(() => view, answer);
  await ask(bare.builds);

  const change = (run: number) =>
    publish(runtime, [
      {
        kind: "facts",
        site: site(run + 100),
        entity: "",
        period: PERIOD,
        source: entity(LARGEST_BUYER),
        values: { headcount: 100 + run },
      },
    ]);
  const cold: number[] = [];
  const barely: number[] = [];
  // One after the other: what the one leaves behind is not for the other's collector to clear away.
  for (let run = -COLD_WARM_UPS; run < COLD_RUNS; run++) {
    await change(run);
    const ms = await timeOf(() => ask(`${url}/graphql`));
    if (run >= 0) cold.push(ms);
  }
  for (let run = -COLD_WARM_UPS; run < COLD_RUNS; run++) {
    await change(run);
    view = await viewOf(product);
    const ms = await timeOf(() => ask(bare.builds));
    if (run >= 0) barely.push(ms);
  }
  tell("overview, cold", "the largest buyer's first after a change", {
    ours: timingOf(cold),
    "bare express with ready columns": timingOf(barely),
  });

  const rounds: Record<string, number[]> = {
    ours: [],
    "bare express that builds": [],
    "bare express that only serialises": [],
  };
  const load = { method: "POST", headers, body, connections: 10, seconds: 1 };
  const urls = [`${url}/graphql`, bare.builds, bare.serialises];
  for (let round = 0; round < 9; round++)
    for (const [i, samples] of Object.values(rounds).entries())
      samples.push(
        await requestsPerSecond({
          ...load,
          method: "POST",
          url: urls[i] ?? "",
        }),
      );
  tell(
    "overview, unchanged",
    "the same again, 10 connections",
    Object.fromEntries(
      Object.entries(rounds).map(([name, samples]) => [
        name,
        timingOf(samples),
      ]),
    ),
    "requests/s",
  );
  bare.close();
}

export async function measureWriters(product: Product): Promise<void> {
  const writers = await openWriters(product);
  tell(
    "writers",
    `${WRITERS} at once, one answer each`,
    await interleave(9, { ours: writers.ours, "bare express": writers.bare }),
  );
  const lost = await writers.lost();
  if (lost !== 0) throw new Error(`${lost} updates were lost`);
  notes["updates lost"] = lost;
  await writers.close();
}
