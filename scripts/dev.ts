/**
 * `npm run dev`: server and page from their sources, each made anew as they change. The page is on port 5173 and hands
 * what is the server's to it.
 */
import fs from "node:fs";
import path from "node:path";
import concurrently from "concurrently";
import { generateCode, root } from "./build.ts";

const WATCHED = ["server/src", "client/src"];
/** Editors write a file in several steps. */
const SETTLED_MS = 150;

/** Writes types anew when schema or operations change; what was generated has another ending. */
function regenerateOnChange(): void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const regenerate = () => {
    running = running.then(generateCode).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
    });
  };
  for (const folder of WATCHED)
    fs.watch(path.join(root, folder), { recursive: true }, (_event, name) => {
      if (!name?.endsWith(".graphql")) return;
      clearTimeout(timer);
      timer = setTimeout(regenerate, SETTLED_MS);
    });
}

await generateCode();
regenerateOnChange();
const { result } = concurrently(
  [
    {
      name: "server",
      command:
        "tsx watch --clear-screen=false --conditions=@saphan/source scripts/start.ts --without-page",
    },
    { name: "page", command: "vite client --clearScreen false" },
  ],
  { cwd: root, killOthersOn: ["failure", "success"], prefix: "name" },
);
const isWell = await result.then(
  () => true,
  () => false,
);
process.exit(isWell ? 0 : 1);
