/** Listens on a socket of its own for drivers, and answers them from one data folder. */
import fs from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import os from "node:os";
import path from "node:path";
import { createCommands, type Commands } from "./commands.ts";
import { clearUnfinishedIndexes } from "./index-commands.ts";
import {
  claim,
  removePointer,
  removeSocket,
  writePointer,
  type Owner,
} from "./ownership.ts";
import { loadCatalogue, openStorage } from "./storage.ts";
import { createFramer, parseRequest, writeReply } from "./wire.ts";

/** The smallest of what systems allow for a socket's path (macOS: 104 bytes with the closing 0). */
const MAX_SOCKET_PATH = 103;

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
  const commands = createCommands(storage);
  const connections = serve(server, commands);
  writePointer(folder, self);

  async function close(): Promise<void> {
    commands.close();
    await connections.close();
    removePointer(folder);
    await storage.meta.remove("owner");
    await storage.environment.close();
    // Last, as it is what others see as life.
    await new Promise((resolve) => server.close(resolve));
    removeSocket(socket);
  }
  return { socket, close };
}

function makeSocketPath(): string {
  const parent = [os.tmpdir(), "/tmp"].find(
    (candidate) =>
      Buffer.byteLength(candidate) + "/saphan-XXXXXX/db.sock".length <=
      MAX_SOCKET_PATH,
  );
  // mkdtemp gives the folder mode 0700. Drivers know a socket by its ending.
  return path.join(fs.mkdtempSync(path.join(parent!, "saphan-")), "db.sock");
}

function serve(server: Server, commands: Commands): { close(): Promise<void> } {
  const sockets = new Set<Socket>();
  const running = new Set<Promise<void>>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    const frame = createFramer();
    let turn = Promise.resolve();
    socket.on("data", (chunk) => {
      try {
        for (const message of frame(chunk)) {
          const answered = turn.then(() => answer(socket, message, commands));
          turn = answered;
          running.add(answered);
          void answered.finally(() => running.delete(answered));
        }
      } catch {
        socket.destroy();
      }
    });
  });
  return {
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(running);
    },
  };
}

async function answer(
  socket: Socket,
  message: Buffer,
  commands: Commands,
): Promise<void> {
  try {
    const request = parseRequest(message);
    const reply = writeReply(request, await commands.run(request));
    if (!socket.destroyed) socket.write(reply);
  } catch {
    socket.destroy(); // no message that can be answered
  }
}
