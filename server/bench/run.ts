/**
 * `npm run bench`: what a user waits for, measured against peers in the same run. Prints a table and writes
 * `results.json`. Ratios are peer by ours: above 1 we are faster.
 */
import "./as-in-service.ts";
import { writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Viewer } from "../src/access/viewer.ts";
import { loadPeers } from "./load.ts";
import { LARGEST_BUYER, PERIOD, ROOT, SECTOR } from "./network.ts";
import { openDuckDB, requestsPerSecond } from "./peers.ts";
import { openProduct, publish, type Product } from "./product.ts";
import { pageQuery, serveBare } from "./requests.ts";
import { interleave, timeOf, timingOf, type Timing } from "./sample.ts";
import { makeTable } from "./table.ts";
import { fill, sumOfRows, workloadsOf, type Sum } from "./workloads.ts";
import { openWriters, WRITERS } from "./writers.ts";

const RUNS = 11;
const COLD_RUNS = 40;
/** What is cold is the answer, not the code: that is compiled, as in a server that has been up for a while. */
const COLD_WARM_UPS = 15;

interface Result {
  readonly name: string;
  readonly what: string;
  /** Milliseconds, or requests per second. */
  readonly unit: "ms" | "requests/s";
  readonly ours: Timing;
  readonly peers: Readonly<
    Record<string, { readonly timing: Timing; readonly ratio: number }>
  >;
}

const results: Result[] = [];
const notes: Record<string, number | string> = {};

function tell(
  name: string,
  what: string,
  timings: Readonly<Record<string, Timing>>,
  unit: Result["unit"] = "ms",
): void {
  const { ours, ...others } = timings;
  if (!ours) throw new Error("nothing of ours was measured");
  const peers = Object.fromEntries(
    Object.entries(others).map(([peer, timing]) => [
      peer,
      {
        timing,
        ratio:
          unit === "ms"
            ? timing.median / ours.median
            : ours.median / timing.median,
      },
    ]),
  );
  results.push({ name, what, unit, ours, peers });
  const digits = (value: number) => value.toPrecision(3);
  process.stdout.write(
    `${name}  ${what}: ${digits(ours.median)} ${unit} (${digits(ours.min)} to ${digits(ours.max)}, p95 ${digits(ours.p95)})${Object.entries(
      peers,
    )
      .map(
        ([peer, { timing, ratio }]) =>
          `; ${peer} ${digits(timing.median)}, ${digits(ratio)} x`,
      )
      .join("")}\n`,
  );
}

const buyer: Viewer = {
  account: {
    id: "bench",
    login: "bench@saphan.example",
    name: "Bench",
    locale: "en",
    era: "common",
  },
  membership: {
    id: "bench",
    organisation: LARGEST_BUYER,
    role: "buyer",
    dataRight: false,
  },
  session: "bench",
  isToken: false,
};

const viewOf = ({ runtime }: Product) =>
  runtime.networks.open(runtime.snapshots.current(), buyer, {
    lens: null,
    period: PERIOD,
  });

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

/** Parities and medians have sums of another kind, which the peers' tables do not hold. */
async function measureWorkloads(product: Product): Promise<void> {
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
  for (const { name, question, ours, plain, sql } of workloadsOf(
    table,
    series,
  )) {
    const prepared = await duckdb.prepare(sql);
    const rows = (await prepared.runAndReadAll()).getRows();
    mustAgree(name, ours(), {
      plain: plain(),
      DuckDB: sumOfRows(name, rows),
    });
    tell(
      name,
      question,
      await interleave(RUNS, {
        ours,
        DuckDB: () => prepared.runAndReadAll(),
        "plain objects": plain,
      }),
    );
  }
}

async function measureLoad(product: Product): Promise<void> {
  const { load, drain, close } = await loadPeers(
    product.runtime,
    product.storeUri,
  );
  notes["documents in the store"] = await drain();
  tell(
    "load",
    "the snapshot of all documents",
    await interleave(15, { ours: load, "driver's drain": drain }),
  );
  await close();
}

async function measureOverview(product: Product): Promise<void> {
  const { runtime, url, cookie } = product;
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
        site: `site-${run + 100}`,
        entity: "",
        period: PERIOD,
        source: LARGEST_BUYER,
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

async function measureWriters(product: Product): Promise<void> {
  const writers = await openWriters(product.runtime, product.storeUri);
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

process.stdout.write(
  `${SECTOR.sites} sites, ${os.availableParallelism()} cores, Node ${process.versions.node}\n`,
);
const product = await openProduct();
try {
  await measureWorkloads(product);
  await measureLoad(product);
  await measureOverview(product);
  await measureWriters(product);
} finally {
  await product.close();
}
process.stdout.write(`${JSON.stringify(notes)}\n`);
writeFileSync(
  path.join(ROOT, "server", "bench", "results.json"),
  `${JSON.stringify(
    {
      at: new Date().toISOString(),
      node: process.versions.node,
      cores: os.availableParallelism(),
      sites: SECTOR.sites,
      notes,
      results,
    },
    null,
    2,
  )}\n`,
);
