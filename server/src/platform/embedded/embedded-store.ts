/** The embedded store as the rest of the server sees it: it is started, joined, and tells when it is lost. */
import fs from "node:fs";
import path from "node:path";
import { startWorker } from "../worker-thread.ts";
import { findOwner, lastingAddress, type Owner } from "./ownership.ts";

export interface EmbeddedStore {
  readonly uri: string;
  /** Where this store answers, and the next one of its folder, too; of a folder with a long path, as `uri`. */
  readonly lastingUri: string;
  /** Resolves when the worker has ended without having been asked to. */
  readonly lost: Promise<Error>;
  close(): Promise<void>;
}

export class DataFolderInUse extends Error {
  readonly owner: Owner;
  /** Where the owner answers. */
  readonly uri: string;

  constructor(folder: string, owner: Owner) {
    super(
      `The data folder ${folder} is in use by process ${owner.pid} on ${owner.host} since ${owner.since}. ` +
        "The embedded store serves one process: stop that one, choose another DATA_DIR, or set MONGODB_URI.",
    );
    this.name = "DataFolderInUse";
    this.owner = owner;
    this.uri = uriOf(owner.socket);
  }
}

export class DataFolderReadOnly extends Error {
  constructor(folder: string, code: string) {
    super(
      `The data folder ${folder} cannot be written (${code}); nothing in it was changed. ` +
        `Mount it writable, give it to the user that runs this program (uid ${process.getuid?.()}), or choose another DATA_DIR.`,
    );
    this.name = "DataFolderReadOnly";
  }
}

const CLOSED_TO_US = new Set(["EACCES", "EPERM", "EROFS"]);

/** The folder is its user's alone. Throws `DataFolderReadOnly` before anything is begun in it. */
function prepareFolder(folder: string): void {
  const { R_OK, W_OK, X_OK } = fs.constants;
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.chmodSync(folder, 0o700);
    fs.accessSync(folder, R_OK | W_OK | X_OK);
    for (const name of ["store.mdb", "store.mdb-lock"]) {
      const file = path.join(folder, name);
      if (fs.existsSync(file)) fs.accessSync(file, R_OK | W_OK);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    throw CLOSED_TO_US.has(code) ? new DataFolderReadOnly(folder, code) : error;
  }
}

const uriOf = (socket: string) =>
  `mongodb://${encodeURIComponent(socket)}/?directConnection=true&retryWrites=false`;

/** Where the folder's living owner answers. */
export async function findRunningStore(folder: string): Promise<string | null> {
  const owner = await findOwner(folder);
  return owner ? uriOf(owner.socket) : null;
}

type FirstMessage = { readonly socket: string } | { readonly owner: Owner };

/** Throws `DataFolderInUse` if the folder has a living owner, in this process or another. */
export async function openEmbeddedStore(
  folder: string,
): Promise<EmbeddedStore> {
  if (process.platform === "win32")
    throw new Error(
      "The embedded store does not run on Windows. Set MONGODB_URI to a MongoDB server.",
    );
  prepareFolder(folder);
  const worker = startWorker(new URL("./store.worker.ts", import.meta.url), {
    folder,
  });
  const ended = new Promise<Error>((resolve) => {
    worker.once("error", resolve);
    worker.once("exit", (code) => {
      resolve(new Error(`the embedded store ended with code ${code}`));
    });
  });
  const first = await Promise.race([
    new Promise<FirstMessage>((resolve) => worker.once("message", resolve)),
    ended.then((cause) => ({ cause })),
  ]);
  if ("cause" in first)
    throw new Error(`The embedded store in ${folder} did not start`, first);
  if ("owner" in first) throw new DataFolderInUse(folder, first.owner);

  let closing = false;
  return {
    uri: uriOf(first.socket),
    lastingUri: uriOf(lastingAddress(folder) ?? first.socket),
    lost: new Promise((resolve) => {
      void ended.then((error) => {
        if (!closing) resolve(error);
      });
    }),
    async close() {
      if (!closing) worker.postMessage("close");
      closing = true;
      await ended;
    },
  };
}
