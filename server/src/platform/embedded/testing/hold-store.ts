/** Owns a data folder until it is killed. */
import { openDatabase } from "../../database.ts";

const [folder = ""] = process.argv.slice(2);
const database = await openDatabase({
  kind: "embedded",
  folder,
  whenRunning: "refuse",
});
await database.prepare();
process.send?.("open");
