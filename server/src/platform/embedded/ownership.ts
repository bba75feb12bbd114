/**
 * Who owns a data folder. The owner's record lies in LMDB and is claimed under its write lock, which holds between
 * processes: of several that start at once, one wins. The owner is alive as long as its socket accepts, because the
 * kernel closes the sockets of a dead process; a process id would tell less, and nothing across containers.
 */
import fs from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import type { Storage } from "./storage.ts";

export interface Owner {
  readonly socket: string;
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly since: string;
}

/** The smallest of what systems allow for a socket's path (macOS: 104 bytes with the closing 0). */
export const MAX_SOCKET_PATH = 103;

/** Tells the command line where the owner listens: a socket's path may have 107 bytes, a data folder's has no limit. */
const POINTER = "running-store.json";

/** Resolves to the living owner of the folder; undefined: it is `self` now. */
export async function claim(
  storage: Storage,
  self: Owner,
): Promise<Owner | undefined> {
  const { environment, meta } = storage;
  const ownerNow = () => meta.get("owner") as Owner | undefined;
  for (;;) {
    environment.resetReadTxn();
    const owner = ownerNow();
    if (owner && (await accepts(owner.socket))) return owner;
    const claimed = environment.transactionSync(() => {
      // Somebody else may have replaced the same dead owner.
      if (ownerNow()?.socket !== owner?.socket) return false;
      void meta.put("owner", self);
      return true;
    });
    if (!claimed) continue;
    if (owner) removeSocket(owner.socket);
    storage.checkOwner = () => {
      const now = ownerNow();
      if (now?.socket !== self.socket)
        throw new Error(
          `The data folder has another owner now: process ${now?.pid} on ${now?.host}`,
        );
    };
    return undefined;
  }
}

/** Only the folder's user may have made the socket, so that nobody else can pose as the owner. */
export function accepts(socket: string): Promise<boolean> {
  try {
    if (fs.statSync(socket).uid !== process.getuid?.())
      return Promise.resolve(false);
  } catch {
    return Promise.resolve(false);
  }
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.once("connect", () => {
      connection.destroy();
      resolve(true);
    });
    connection.once("error", () => {
      resolve(false);
    });
  });
}

export function removeSocket(socket: string): void {
  fs.rmSync(socket, { force: true });
  try {
    fs.rmdirSync(path.dirname(socket));
  } catch {
    // It is gone already, or not empty and so not ours to remove.
  }
}

/** The same socket under a name that outlives it: other processes find a store again that was started anew. */
const LINK = "store.sock";

/** Where the store of the folder answers, now or once it is started; undefined where the path is too long for a socket. */
export function lastingAddress(folder: string): string | undefined {
  const link = path.join(fs.realpathSync(folder), LINK);
  return link.length <= MAX_SOCKET_PATH ? link : undefined;
}

/** Both renamed into place, so that nobody reads half of them. */
export function writePointer(folder: string, owner: Owner): void {
  const place = (name: string, write: (draft: string) => void) => {
    const draft = path.join(folder, `${name}.${owner.pid}`);
    fs.rmSync(draft, { force: true });
    write(draft);
    fs.renameSync(draft, path.join(folder, name));
  };
  place(POINTER, (draft) => {
    fs.writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
  });
  place(LINK, (draft) => {
    fs.symlinkSync(owner.socket, draft);
  });
}

export function removePointer(folder: string): void {
  for (const name of [POINTER, LINK])
    fs.rmSync(path.join(folder, name), { force: true });
}

export async function findOwner(folder: string): Promise<Owner | undefined> {
  let owner: Owner;
  try {
    owner = JSON.parse(
      fs.readFileSync(path.join(folder, POINTER), "utf8"),
    ) as Owner;
  } catch {
    return undefined;
  }
  return (await accepts(owner.socket)) ? owner : undefined;
}
