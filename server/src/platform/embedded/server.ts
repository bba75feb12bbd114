/** Listens on a socket of its own for drivers, and answers them from one data folder. */
import fs from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import os from "node:os";
import path from "node:path";
import { createCommands } from "./commands.ts";
import { clearUnfinishedIndexes } from "./indexes.ts";
import {
  claim,
  MAX_SOCKET_PATH,
  removePointer,
  removeSocket,
  writePointer,
  type Owner,
} from "./ownership.ts";
import { loadCatalogue, openStorage, write } from "./storage.ts";
import {
  createFramer,
  parseRequest,
  writeReply,
  type Request,
} from "./wire.ts";

export interface RunningServer {
  readonly socket: string;
  close(): Promise<void>;
}

/** Resolves to the owner instead if the folder has a living one. */
export async function startServer(
  folder: string,
): Promise<RunningServer | { readonly owner: Owner }> {
  const socket = makeSocketPath();
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(socket, resolve);
  });
  fs.chmodSync(socket, 0o600);
  const storage = openStorage(folder);
  const self: Owner = {
    socket,
    pid: process.pid,
    host: os.hostname(),
    since: new Date().toISOString(),
  };
  // It listens before it claims: whoever finds the claim finds it alive.
  const owner = await claim(storage, self);
  if (owner) {
    server.close();
    removeSocket(socket);
    await storage.environment.close();
    return { owner };
  }
  loadCatalogue(storage);
  await clearUnfinishedIndexes(storage);
  const disconnect = serve(server, createCommands(storage));
  writePointer(folder, self);
  return {
    socket,
    async close() {
      await disconnect();
      removePointer(folder);
      // On a disk that takes nothing the claim stays, of an owner that is seen to be dead.
      await write(storage, () => {
        void storage.meta.remove("owner");
      }).catch(() => undefined);
      await storage.environment.close();
      // Last, as it is what others see as life.
      await new Promise((resolve) => server.close(resolve));
      removeSocket(socket);
    },
  };
}

/** In a fresh folder of mode 0700. Drivers know a socket by the ending of its name. */
function makeSocketPath(): string {
  const fits = (parent: string) =>
    path.join(parent, "saphan-XXXXXX/db.sock").length <= MAX_SOCKET_PATH;
  const parent = fits(os.tmpdir()) ? os.tmpdir() : "/tmp";
  return path.join(fs.mkdtempSync(path.join(parent, "saphan-")), "db.sock");
}

/** Answers whoever connects. Returns a function that ends all connections when what they asked for is done. */
function serve(
  server: Server,
  run: (request: Request) => Promise<Buffer>,
): () => Promise<void> {
  const open = new Map<Socket, Promise<void>>();
  async function answer(socket: Socket, message: Buffer): Promise<void> {
    try {
      const request = parseRequest(message);
      const reply = await run(request);
      if (!socket.destroyed) socket.write(writeReply(request, reply));
    } catch {
      socket.destroy(); // no message that can be answered
    }
  }
  server.on("connection", (socket) => {
    const frame = createFramer();
    let turn = Promise.resolve();
    open.set(socket, turn);
    socket.on("close", () => void turn.then(() => open.delete(socket)));
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk) => {
      try {
        for (const message of frame(chunk))
          turn = turn.then(() => answer(socket, message));
        open.set(socket, turn);
      } catch {
        socket.destroy();
      }
    });
  });
  return async () => {
    for (const socket of open.keys()) socket.destroy();
    await Promise.all(open.values());
  };
}
