/** The product as it ships, in this process: the built client over a demo in a folder of its own. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  chooseSeed,
  DEMO_PASSWORD,
  seedStore,
  type SeedChoice,
} from "@saphan/seed";
import { readEnvironment } from "@saphan/server/environment";
import { serve, type Running } from "@saphan/server/serve";

export { DEMO_PASSWORD };

export const ROLES = ["buyer", "programme", "supplier", "admin"] as const;
export type Role = (typeof ROLES)[number];
export const loginOf = (role: Role) => `${role}@demo.example`;

export interface Product extends Pick<Running, "url" | "runtime"> {
  readonly close: () => Promise<void>;
}

export async function openProduct(
  choice: SeedChoice = chooseSeed("tiny"),
): Promise<Product> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "saphan-e2e-"));
  const { url, runtime, close } = await serve(
    readEnvironment({ PORT: "0", DATA_DIR: folder, LOG_LEVEL: "silent" }),
    (store) => seedStore(store, choice, () => undefined),
  );
  return {
    url,
    runtime,
    close: async () => {
      await close();
      fs.rmSync(folder, { recursive: true });
    },
  };
}
