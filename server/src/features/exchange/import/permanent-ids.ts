import { createHash } from "node:crypto";
import { isProvisional, keyOfProvisional } from "./planning.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
const LENGTH = 16;

/** 16 letters of base32 from a hash: whoever publishes the same thing again makes the same id. */
export function permanentId(...parts: readonly (string | number)[]): string {
  const digest = createHash("sha256").update(parts.join("\n")).digest();
  let id = "";
  for (let at = 0; at < LENGTH; at++)
    id += LETTERS[(digest[at] ?? 0) % LETTERS.length];
  return id;
}

export interface FinalIds {
  readonly entity: (id: string) => string;
  readonly site: (id: string) => string;
}

/** The ids that new records of a change get; ids that are permanent stay. */
export function finalIds(change: string): FinalIds {
  const known = new Map<string, string>();
  const of = (kind: string) => (id: string) => {
    if (!isProvisional(id)) return id;
    const name = `${kind}${id}`;
    let made = known.get(name);
    if (made === undefined)
      known.set(name, (made = permanentId(change, kind, keyOfProvisional(id))));
    return made;
  };
  return { entity: of("entity"), site: of("site") };
}
