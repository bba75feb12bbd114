/**
 * Publishes changes as fast as it can until it is killed. Each change that the ledger acknowledges is noted in a file,
 * one line each, which survives because the system keeps what was written.
 */
import fs from "node:fs";
import { setImmediate } from "node:timers/promises";
import { openDatabase } from "../../platform/database.ts";
import {
  anAnswer,
  aPublication,
  aSite,
  createPeer,
  stageLarge,
  start,
} from "./peers.ts";

const [folder = "", notes = "", name = ""] = process.argv.slice(2);
const log = fs.openSync(notes, "a");

const database = await openDatabase({
  kind: "embedded",
  folder,
  whenRunning: "join",
});
const peer = createPeer(database, Date.now);
await database.prepare();
await start(peer);

let last = 0;
async function publishSites(): Promise<void> {
  const change = `${name}-${++last}`;
  const sites = Array.from(
    { length: 1 + (last % 30) },
    (_, i) => `${change}-s${i}`,
  );
  const revisions = sites.flatMap((id) => [...aSite(id), anAnswer(id, last)]);
  await peer.ledger.publish(aPublication(revisions, 0, { change }));
  fs.writeSync(log, `${change}\n`);
}
/** So many that they go into the figures before their entry. */
async function publishLarge(): Promise<void> {
  const number = ++last;
  const change = `${name}-${number}`;
  const revisions = Array.from(
    { length: 501 },
    (_, i) => `${change}-s${i}`,
  ).flatMap((id) => [...aSite(id), anAnswer(id, number)]);
  const publication = await stageLarge(peer, revisions, 0, { change });
  await peer.ledger.publish(publication);
  fs.writeSync(log, `${change}\n`);
  for (let small = 0; small < 10; small++) await publishSites();
}
async function withdrawOne(): Promise<void> {
  const marks = peer.ledger.marks();
  const withdraws =
    marks[Math.floor(Math.random() * marks.length)]?.change ?? "";
  if (withdraws === "") return publishSites();
  const change = `${name}-${++last}`;
  await peer.ledger.publish(
    aPublication([], 0, { change, action: "withdraw", withdraws }),
  );
  fs.writeSync(log, `${change}\n`);
}

async function forever(work: () => Promise<void>): Promise<never> {
  for (;;) {
    await work();
    await setImmediate();
  }
}
process.send?.("writing");
// Without its database a publisher ends: it can neither acknowledge nor lose anything.
await Promise.all(
  [publishSites, publishSites, publishSites, withdrawOne, publishLarge].map(
    forever,
  ),
).catch(() => process.exit(0));
