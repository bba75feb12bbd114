/**
 * Several servers on one store, under load, while they are killed (`REPLICA_KILLS=200` kills more often, and
 * `REPLICA_SERVERS=2` are fewer). Whoever uses them through one address loses nothing: no file, no session, no news.
 */
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { REGISTRY } from "@saphan/shared/core";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { createDraw } from "./features/exchange/testing/random-workbook.ts";
import { requestOf } from "./ledger/change.ts";
import { DENOMINATOR, startLoad } from "./testing/load.ts";
import { openReplicas } from "./testing/replicas.ts";
import { aKey, anEntity } from "./testing/revisions.ts";
import { post, send, signIn } from "./testing/running.ts";
import { tally } from "./testing/tally.ts";

const KILLS = Number(process.env["REPLICA_KILLS"] ?? 2);
const SEED = Number(process.env["REPLICA_SEED"] ?? 1);
const SERVERS = Number(process.env["REPLICA_SERVERS"] ?? 3);
/** What is published on one server shows on the others. */
const SHOWN_MS = 1_000;

let replicas: Awaited<ReturnType<typeof openReplicas>>;
let [registrar, buyer] = ["", ""];
beforeAll(async () => {
  replicas = await openReplicas(
    SERVERS,
    async ({ publish, addPerson, runtime }) => {
      await publish([
        anEntity("a", "assembler"),
        aKey(REGISTRY, "entity", "a", "A"),
      ]);
      await addPerson({
        login: "a@example.org",
        role: "buyer",
        organisation: "a",
      });
      await runtime.accounts.addAccount({
        login: "registrar@example.org",
        name: "Registrar",
        password: "a long enough password",
        role: "administrator",
        organisation: REGISTRY,
        dataRight: true,
        locale: "en",
        demo: false,
      });
    },
  );
  [registrar, buyer] = [
    await signIn(replicas.url, "registrar@example.org"),
    await signIn(replicas.url, "a@example.org"),
  ];
}, 120_000);
afterAll(() => replicas.close());

const FIGURES = `{ network(period: "2026-Q1", asOf: "2026-06-30") {
  seq measures(indicators: ["train_coverage"]) { measure { sites answered numerator denominator value low high } }
} }`;
interface Figures {
  readonly seq: number;
  readonly measures: readonly {
    readonly measure: {
      readonly sites: number;
      readonly answered: number;
      readonly numerator: number | null;
      readonly denominator: number | null;
    };
  }[];
}
const figuresAt = async (url: string): Promise<Figures> => {
  const { data, text } = await post(url, FIGURES, { as: buyer });
  if (!data) throw new Error(text);
  return data["network"] as Figures;
};

/** Numbers that a page hears of, through all that happens to its socket. */
function listen(url: string) {
  const client = createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    retryAttempts: Infinity,
    retryWait: () => setTimeout(100),
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, {
          headers: { cookie: `saphan_session=${buyer}` },
        });
      }
    },
  });
  const heard: number[] = [];
  const broken: unknown[] = [];
  client.subscribe(
    { query: `subscription { published }` },
    {
      next: ({ data }) => heard.push(Number(data?.["published"])),
      error: (error) => broken.push(error),
      complete: () => undefined,
    },
  );
  return { heard, broken, client };
}

async function until(is: () => Promise<boolean> | boolean): Promise<number> {
  const began = performance.now();
  while (!(await is())) {
    if (performance.now() - began > 60_000) throw new Error("it never came");
    await setTimeout(5);
  }
  return performance.now() - began;
}

test(`through ${KILLS} kills of servers under load nothing is lost, nothing is done twice, and all agree`, async () => {
  const draw = createDraw(SEED);
  const all = replicas.replicas;
  const up = () => all.filter((replica) => replica.isUp());
  const { heard, broken, client } = listen(replicas.url);
  const load = startLoad({
    addressFor: () => draw.pick(up()).url(),
    as: registrar,
    writers: 2,
    name: "S",
  });
  const shownAfter: number[] = [];
  let kills = 0;
  let lastAcknowledged = 0;
  /** What is acknowledged by whoever it was, everybody shows. */
  const lookEverywhere = async (): Promise<void> => {
    lastAcknowledged = load.acknowledged.length;
    const shown = await Promise.all(
      up().map((replica) =>
        until(async () => {
          const { measures } = await figuresAt(replica.url());
          return (measures[0]?.measure.answered ?? 0) >= lastAcknowledged;
        }),
      ),
    );
    shownAfter.push(...shown);
  };
  while (kills < KILLS) {
    await until(() => load.acknowledged.length > lastAcknowledged);
    await lookEverywhere();
    const victim = draw.pick(all);
    await setTimeout(draw.below(300));
    await victim.kill();
    kills++;
    // Sessions were made elsewhere, or here: they hold at the others, and on the socket.
    const { data } = await post(replicas.url, `{ viewer { login } }`, {
      as: buyer,
    });
    expect(data).toEqual({ viewer: { login: "a@example.org" } });
    await victim.start();
  }
  await load.stop();
  expect(load.faults).toEqual([]);
  await lookEverywhere();

  const sum = load.acknowledged.reduce(
    (sum, { numerator }) => sum + numerator,
    0,
  );
  const figures = await Promise.all(all.map(({ url }) => figuresAt(url())));
  const [first] = figures;
  expect(figures).toEqual(all.map(() => first));
  expect(first?.measures[0]?.measure).toMatchObject({
    sites: load.begun.length,
    answered: load.acknowledged.length,
    numerator: sum,
    denominator: load.acknowledged.length * DENOMINATOR,
  });
  await until(() => heard.at(-1) === first?.seq);
  expect(heard).toEqual([...heard].sort((a, b) => a - b));
  expect(broken).toEqual([]);
  await client.dispose();

  // A process that starts now finds the same, and every change once.
  const { runtime, close } = await replicas.beside();
  const entries = await runtime.changes.listFrom(1);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1));
  const imports = entries.filter(({ action }) => action === "import").slice(1);
  expect(imports.map(({ change }) => requestOf(change)).sort()).toEqual(
    load.acknowledged.map(({ change }) => change).sort(),
  );
  expect(runtime.snapshots.current().sites).toHaveLength(
    load.acknowledged.length,
  );
  await close();
  // On a machine that is kept busy by others a look may come late; a server that is late is late again.
  const late = shownAfter.filter((after) => after > SHOWN_MS).length;
  expect(late).toBeLessThanOrEqual(Math.max(1, shownAfter.length / 100));
  tally("replicas", {
    kills,
    acknowledged: load.acknowledged.length,
    lost: 0,
    partial: 0,
    looks: shownAfter.length,
    late,
    slowestMs: Math.round(Math.max(...shownAfter)),
  });
}, 86_400_000);

test("a store that is killed is waited for, and found again when it is started anew", async () => {
  const [one] = replicas.replicas;
  const url = one?.url() ?? "";
  const before = await figuresAt(url);
  const { heard, broken, client } = listen(replicas.url);
  await until(() => heard.length > 0);
  await replicas.killStore();
  await until(async () => (await send(url, "/readyz")).status === 503);
  expect(JSON.parse((await send(url, "/readyz")).text)).toMatchObject({
    ready: false,
    troubles: [{ state: "database_lost" }],
  });
  await replicas.startStore();
  await until(async () => (await send(url, "/readyz")).status === 200);
  expect(await figuresAt(url)).toEqual(before);

  const load = startLoad({
    addressFor: () => replicas.url,
    as: registrar,
    writers: 1,
    name: "T",
  });
  await until(() => load.acknowledged.length > 0);
  await load.stop();
  expect(load.faults).toEqual([]);
  await until(() => (heard.at(-1) ?? 0) > before.seq);
  expect(broken).toEqual([]);
  await client.dispose();
}, 120_000);
