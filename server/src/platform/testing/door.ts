/** A way to a database that can be shut, as when a cable is pulled. */
import fs from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import path from "node:path";
import { uriOfFolder } from "./databases-under-test.ts";

export interface Door {
  /** Of the store behind it. Whoever asks a shut door gives up after half a second. */
  readonly uri: string;
  /** Breaks what is under way, and lets nobody in. */
  readonly shut: () => void;
  readonly open: () => Promise<void>;
}

/** Before the embedded store that runs on this folder. */
export async function doorBefore(folder: string): Promise<Door> {
  const store = decodeURIComponent(
    /^mongodb:\/\/([^/]+)/.exec(uriOfFolder(folder))?.[1] ?? "",
  );
  const doorway = path.join(folder, "door.sock");
  const through = new Set<Socket>();
  let door: Server;
  const open = () =>
    new Promise<void>((resolve) => {
      door = createServer((socket) => {
        const inner = connect(store);
        for (const end of [socket, inner]) {
          through.add(end);
          end.on("error", () => undefined);
          end.on("close", () => {
            socket.destroy();
            inner.destroy();
          });
        }
        socket.pipe(inner).pipe(socket);
      });
      door.listen(doorway, resolve);
    });
  await open();
  return {
    uri: `mongodb://${encodeURIComponent(doorway)}/?directConnection=true&retryWrites=false&serverSelectionTimeoutMS=500&heartbeatFrequencyMS=500`,
    open,
    shut: () => {
      door.close();
      for (const socket of through) socket.destroy();
      fs.rmSync(doorway, { force: true });
    },
  };
}
