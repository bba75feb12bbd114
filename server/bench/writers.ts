/** Many at once write one answer each, through the ledger and through a bare handler on the same store. */
import { createServer, Agent, request } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { MongoClient } from "mongodb";
import { NO_DAY, type Revision } from "@saphan/shared/core";
import { LARGEST_BUYER, PERIOD } from "./network.ts";
import { publish, type Product } from "./product.ts";

export const WRITERS = 500;

const answer = (
  { site, entity }: Product,
  writer: number,
  level: number,
): Revision => ({
  kind: "answers",
  site: site(writer),
  period: PERIOD,
  source: entity(LARGEST_BUYER),
  side: "management",
  answers: [
    {
      indicator: "hrdd_embed_level",
      breakdown: "",
      state: "reported",
      numerator: null,
      denominator: null,
      value: level,
      option: null,
      verification: 0,
      validUntil: NO_DAY,
      evidence: "",
      note: "",
      inheritedFrom: "",
      baseAssumed: false,
    },
  ],
});

export interface Writers {
  /** All writers at once, each waiting for its own answer. */
  readonly ours: () => Promise<void>;
  readonly bare: () => Promise<void>;
  /** Updates that were acknowledged and cannot be found. */
  readonly lost: () => Promise<number>;
  readonly close: () => Promise<void>;
}

function post(agent: Agent, url: string, writer: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/${writer}`, { agent, method: "POST" });
    sent.on("error", reject);
    sent.on("response", (response) => {
      response.resume();
      response.on("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(String(response.statusCode)));
      });
    });
    sent.end();
  });
}

export async function openWriters(product: Product): Promise<Writers> {
  const { runtime, storeUri } = product;
  const client = await MongoClient.connect(storeUri);
  const bare = client.db("bare").collection("answers");
  let round = 0;
  let acknowledged = 0;
  const app = express();
  app.post("/ours/:writer", async ({ params }, response) => {
    await publish(runtime, [answer(product, Number(params.writer), round % 5)]);
    acknowledged++;
    response.json({ ok: true });
  });
  app.post("/bare/:writer", async ({ params }, response) => {
    await bare.insertOne({
      ...answer(product, Number(params.writer), round % 5),
    });
    response.json({ ok: true });
  });
  const server = createServer(app);
  await new Promise<void>((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      resolve();
    }),
  );
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: WRITERS });
  const all = async (kind: string) => {
    round++;
    const url = `http://127.0.0.1:${port}/${kind}`;
    await Promise.all(
      Array.from({ length: WRITERS }, (_, writer) => post(agent, url, writer)),
    );
  };
  const before = runtime.ledger.seq();
  return {
    ours: () => all("ours"),
    bare: () => all("bare"),
    lost: async () => {
      let changes = 0;
      for await (const { _id } of client.db().collection("changes").find())
        if (Number(_id) > before) changes++;
      return acknowledged - changes;
    },
    close: async () => {
      agent.destroy();
      server.close();
      await client.close();
    },
  };
}
