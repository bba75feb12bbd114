/** `npm start`: builds what is not built, then runs the server. */
import { spawn } from "node:child_process";
import path from "node:path";
import { build } from "./build.ts";

const root = path.resolve(import.meta.dirname, "..");
build();
const server = spawn(
  process.execPath,
  [path.join(root, "server/dist/main.js")],
  { cwd: root, stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => server.kill(signal));
server.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
