/** Fills a store until a commit fails, and prints as JSON what it does then. */
import mongoose from "mongoose";
import { openDatabase } from "../../database.ts";
import { faultsIn } from "./verify.ts";

const [folder = ""] = process.argv.slice(2);
const database = await openDatabase({
  kind: "embedded",
  folder,
  whenRunning: "refuse",
});
interface Row {
  readonly _id: number;
  readonly pad: string;
}
const rows = database.collection(
  "rows",
  new mongoose.Schema<Row>({ _id: Number, pad: String }),
);
await database.prepare();

const messageOf = (error: unknown) => (error as Error).message;
const pad = "x".repeat(2000);
let kept = 0;
let refused = "";
while (refused === "" && kept < 100_000) {
  const next = Array.from({ length: 200 }, (_, at) => ({
    _id: kept + at,
    pad,
  }));
  refused = await rows.insertMany(next).then(() => "", messageOf);
  if (refused === "") kept += next.length;
}
const keptAll =
  (await rows.find({}, { fields: [] })).length === kept &&
  (await rows.count({})) === kept;
const small = await rows
  .insert({ _id: -1, pad: "" })
  .then(() => "inserted", messageOf);
const state = database.state();
// It is tried whether there is room again: for small documents there is.
const later = await new Promise<string>((resolve) => {
  database.onStateChange(resolve);
});
await database.close();
const faults = await faultsIn(folder);
process.stdout.write(
  JSON.stringify({ refused, keptAll, small, state, later, faults }),
);
