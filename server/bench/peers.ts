/**
 * Programs to measure against. They are installed into a folder of their own, outside the lock file: nothing of the
 * product needs them.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./network.ts";

const PEERS = {
  "@duckdb/node-api": "1.5.6-r.1",
  autocannon: "9.0.0",
  graphology: "0.26.0",
  "graphology-metrics": "2.4.2",
  "graphology-traversal": "0.3.1",
};
const FOLDER = path.join(ROOT, "tmp", "bench-peers");

function install(): void {
  mkdirSync(FOLDER, { recursive: true });
  const manifest = path.join(FOLDER, "package.json");
  const wanted = JSON.stringify({ private: true, dependencies: PEERS });
  writeFileSync(manifest, wanted);
  const isThere = Object.keys(PEERS).every((name) =>
    existsSync(path.join(FOLDER, "node_modules", name)),
  );
  if (!isThere)
    execFileSync("npm", ["install", "--no-audit", "--no-fund"], {
      cwd: FOLDER,
      stdio: "inherit",
    });
}

async function load(name: string): Promise<unknown> {
  install();
  const { resolve } = createRequire(path.join(FOLDER, "package.json"));
  return import(pathToFileURL(resolve(name)).href);
}

interface Appender {
  appendInteger(value: number): void;
  appendDouble(value: number): void;
  endRow(): void;
  closeSync(): void;
}
interface Reader {
  getRows(): unknown[][];
}
interface Prepared {
  runAndReadAll(): Promise<Reader>;
}
export interface DuckDB {
  run(sql: string): Promise<unknown>;
  prepare(sql: string): Promise<Prepared>;
  createAppender(table: string): Promise<Appender>;
}

/** In memory, with two threads. */
export async function openDuckDB(): Promise<DuckDB> {
  const { DuckDBInstance } = (await load("@duckdb/node-api")) as {
    DuckDBInstance: {
      create(
        file: string,
        options: Readonly<Record<string, string>>,
      ): Promise<{ connect(): Promise<DuckDB> }>;
    };
  };
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  return instance.connect();
}

export interface PeerGraph {
  addNode(key: number): void;
  addDirectedEdge(
    from: number,
    to: number,
    attributes: { readonly weight: number },
  ): void;
}
type ByNode = Readonly<Record<string, number>>;
export interface Graphology {
  readonly makeGraph: () => PeerGraph;
  readonly bfsFromNode: (
    graph: PeerGraph,
    from: number,
    visit: (node: string, attributes: unknown, depth: number) => void,
  ) => void;
  readonly pagerank: (
    graph: PeerGraph,
    options: {
      readonly alpha: number;
      readonly tolerance: number;
      readonly maxIterations: number;
      readonly getEdgeWeight: string;
    },
  ) => ByNode;
  readonly betweenness: (
    graph: PeerGraph,
    options: { readonly getEdgeWeight: null; readonly normalized: false },
  ) => ByNode;
}

export async function loadGraphology(): Promise<Graphology> {
  const { default: Graph } = (await load("graphology")) as {
    default: { DirectedGraph: new () => PeerGraph };
  };
  const { bfsFromNode } = (await load("graphology-traversal")) as Pick<
    Graphology,
    "bfsFromNode"
  >;
  const pagerank = (await load(
    "graphology-metrics/centrality/pagerank.js",
  )) as { default: Graphology["pagerank"] };
  const betweenness = (await load(
    "graphology-metrics/centrality/betweenness.js",
  )) as { default: Graphology["betweenness"] };
  return {
    makeGraph: () => new Graph.DirectedGraph(),
    bfsFromNode,
    pagerank: pagerank.default,
    betweenness: betweenness.default,
  };
}

export interface Load {
  readonly url: string;
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly connections: number;
  readonly seconds: number;
}

/** Requests per second that `load` reaches, from a process of its own. */
export function requestsPerSecond(load: Load): Promise<number> {
  install();
  const { resolve } = createRequire(path.join(FOLDER, "package.json"));
  const program = `
    const { workerData } = { workerData: ${JSON.stringify({ ...load, duration: load.seconds })} };
    require(${JSON.stringify(resolve("autocannon"))})(workerData).then((result) => {
      if (result.non2xx > 0 || result.errors > 0) throw new Error(JSON.stringify(result));
      console.log(result.requests.average);
    });`;
  return runNode(program).then(Number);
}

async function runNode(program: string): Promise<string> {
  const { spawn } = await import("node:child_process");
  const child = spawn(process.execPath, ["-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  for await (const part of child.stdout) text += String(part);
  return text;
}
