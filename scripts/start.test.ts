/** `npm start` as whoever runs it meets it: a process that says when it is ready, and ends when it is told to. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "@jest/globals";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "saphan-start-"));
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

/** Not the environment of tests, in which the libraries behave otherwise. */
const start = () =>
  spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "--conditions=@saphan/source",
      "scripts/start.ts",
      "--without-page",
    ],
    {
      cwd: path.resolve(import.meta.dirname, ".."),
      env: { PATH: "", DATA_DIR: folder, PORT: "0", DEMO: "0" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );

test.each(["SIGTERM", "SIGINT"] as const)(
  "is ready, and ends in order at %s",
  async (signal) => {
    const server = start();
    let said = "";
    for await (const chunk of server.stdout) {
      said += String(chunk);
      if (!said.includes("ready\n") || server.killed) continue;
      const address = /^http:\S+$/m.exec(said)?.[0] ?? "";
      const answer = await fetch(`${address}/readyz`);
      expect(await answer.json()).toEqual({ ready: true });
      server.kill(signal);
    }
    if (server.exitCode === null) await once(server, "exit");
    expect([server.exitCode, server.signalCode]).toEqual([0, null]);
  },
);
