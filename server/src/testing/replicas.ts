/** Several servers on one store, each a process of its own, behind one address; each can be killed and started again. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import path from "node:path";
import { temporaryFolder } from "../platform/testing/databases-under-test.ts";
import { openBeside } from "./running.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const FROM_SOURCE = ["--import", "tsx", "--conditions=@saphan/source"];

interface Started {
  readonly child: ChildProcess;
  /** What it printed until it was ready. */
  readonly lines: readonly string[];
}

/** Resolves when the program says `ready`. */
async function start(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Started> {
  const child = spawn(process.execPath, [...FROM_SOURCE, ...words], {
    cwd: ROOT,
    env: { PATH: "", TMPDIR: process.env["TMPDIR"] ?? "/tmp", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let said = "";
  child.stderr.on("data", (piece: Buffer) => (said += piece.toString()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (piece: Buffer) => {
      out += piece.toString();
      if (/^ready$/m.test(out)) resolve();
    });
    child.once("exit", (code) => {
      reject(new Error(`${words.join(" ")} ended with ${code}: ${said}${out}`));
    });
  });
  return { child, lines: out.split("\n") };
}

async function killed(
  child: ChildProcess,
  signal: NodeJS.Signals,
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

export interface Replica {
  /** Of the process that runs now. */
  readonly url: () => string;
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly isUp: () => boolean;
}

/** What stands in front of several servers: each connection goes to the next that answers. */
async function openFront(replicas: readonly Replica[]) {
  let turn = 0;
  const open = new Set<Socket>();
  const front = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => open.delete(socket));
    const tryNext = (left: number): void => {
      const replica = replicas[turn++ % replicas.length];
      if (left === 0 || !replica) return void socket.destroy();
      if (!replica.isUp()) return tryNext(left - 1);
      const inner = connect(Number(new URL(replica.url()).port), "127.0.0.1");
      let reached = false;
      inner.once("connect", () => {
        reached = true;
        socket.pipe(inner).pipe(socket);
      });
      // What a server ends, the pipe ends; what breaks, breaks.
      inner.on("error", () => {
        if (reached) socket.destroy();
        else tryNext(left - 1);
      });
      socket.on("close", () => inner.destroy());
    };
    tryNext(replicas.length);
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  const { port } = front.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      for (const socket of open) socket.destroy();
      front.close();
    },
  };
}

export async function openReplicas(
  count: number,
  prepare: (beside: Awaited<ReturnType<typeof openBeside>>) => Promise<unknown>,
) {
  const folder = temporaryFolder();
  const beside = await openBeside(folder);
  await prepare(beside);
  await beside.close();

  const startStore = () =>
    start(["scripts/saphan.ts", "store"], { DATA_DIR: folder });
  let store = await startStore();
  const uri = /^MONGODB_URI=(.+)$/m.exec(store.lines.join("\n"))?.[1] ?? "";

  const startReplica = () =>
    start(["server/src/main.ts"], {
      MONGODB_URI: uri,
      DATA_DIR: folder,
      PORT: "0",
      LOG_LEVEL: "silent",
    });
  const openReplica = async (): Promise<Replica> => {
    let running = await startReplica();
    let up = true;
    return {
      url: () => running.lines[0] ?? "",
      isUp: () => up,
      kill: async () => {
        up = false;
        await killed(running.child, "SIGKILL");
      },
      start: async () => {
        running = await startReplica();
        up = true;
      },
    };
  };
  const replicas = await Promise.all(
    Array.from({ length: count }, openReplica),
  );
  const front = await openFront(replicas);
  return {
    folder,
    url: front.url,
    replicas,
    killStore: () => killed(store.child, "SIGKILL"),
    startStore: async () => {
      store = await startStore();
    },
    /** The ledger and the figures as a process finds them that starts now. */
    beside: () => openBeside(folder),
    close: async () => {
      front.close();
      for (const replica of replicas) await replica.kill();
      await killed(store.child, "SIGTERM");
      fs.rmSync(folder, { recursive: true });
    },
  };
}
