/** For tests only: the real catalogue and lists. Nothing else here reads a file. */
import { readFileSync } from "node:fs";
import type { NaiveCatalogue, NaiveLists } from "./catalogue.ts";
import type { Books } from "./hand-worked.ts";

function read(name: string): unknown {
  const folder = new URL("../../../contract/catalogue/", import.meta.url);
  return JSON.parse(readFileSync(new URL(name, folder), "utf8"));
}

export function readBooks(): Books {
  return {
    catalogue: read("indicators.json") as NaiveCatalogue,
    lists: read("lists.json") as NaiveLists,
  };
}
