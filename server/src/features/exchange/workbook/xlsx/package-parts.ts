/** Where the parts of an Excel file are: Open Packaging Conventions, relationships. */
import { posix } from "node:path";
import { WorkbookFault } from "../workbook-fault.ts";
import type { ZipDirectory, ZipEntry } from "../zip-directory.ts";
import { readXml } from "./xml-events.ts";

export interface Relationship {
  /** The last word of its type: `worksheet`, `styles`, ... */
  readonly type: string;
  /** Path in the zip. */
  readonly path: string;
}

export interface PackageParts {
  readonly find: (path: string) => ZipEntry | undefined;
  readonly get: (path: string) => ZipEntry;
  readonly chunksOf: (entry: ZipEntry) => AsyncIterable<Uint8Array>;
  /** By id; empty where the part has none. */
  readonly relationshipsOf: (
    path: string,
  ) => Promise<ReadonlyMap<string, Relationship>>;
}

/** `onBytes` is told of all that is inflated. */
export function partsOf(
  zip: ZipDirectory,
  onBytes: (count: number) => void,
): PackageParts {
  // Names of parts are compared without regard to case.
  const byPath = new Map(
    zip.entries.map((entry) => [entry.path.toLowerCase(), entry]),
  );
  const find = (path: string) => byPath.get(path.toLowerCase());
  const chunksOf = (entry: ZipEntry) => zip.inflate(entry, onBytes);
  return {
    find,
    get: (path) => {
      const entry = find(path);
      if (!entry) throw new WorkbookFault("xlsx_broken", { name: path });
      return entry;
    },
    chunksOf,
    relationshipsOf: async (path) => {
      const folder = posix.dirname(path);
      const file = posix.join(folder, "_rels", `${posix.basename(path)}.rels`);
      const entry = find(file);
      const found = new Map<string, Relationship>();
      if (!entry) return found;
      await readXml(file, chunksOf(entry), {
        open: ({ name, attribute }) => {
          const target = attribute("Target");
          if (name !== "Relationship" || target === undefined) return;
          found.set(attribute("Id") ?? "", {
            type: posix.basename(attribute("Type") ?? ""),
            path: target.startsWith("/")
              ? target.slice(1)
              : posix.join(folder, target),
          });
        },
      });
      return found;
    },
  };
}
