import { Schema } from "mongoose";
import { DuplicateKey } from "../../platform/database-errors.ts";
import type { Database } from "../../platform/database.ts";

/** What an import keeps in parts of at most a megabyte, so that any replica can go on with it. */
export const PART_KINDS = ["upload", "plan", "report"] as const;
export type PartKind = (typeof PART_KINDS)[number];

const OF_PLANS: readonly PartKind[] = ["plan", "report"];

interface PartDocument {
  readonly _id: string;
  readonly import: string;
  readonly kind: PartKind;
  /** Of uploads 0; of plans and reports the number of the plan. */
  readonly plan: number;
  readonly part: number;
  readonly bytes: Buffer;
}

const schema = new Schema<PartDocument>({
  _id: { type: String, required: true },
  import: { type: String, required: true },
  kind: { type: String, enum: PART_KINDS, required: true },
  plan: { type: Number, required: true },
  part: { type: Number, required: true },
  bytes: { type: Buffer, required: true },
});
schema.index({ import: 1, kind: 1, plan: 1, part: 1 });

export interface ImportPartStore {
  /** Writes a part; one that is there already stays. False where it was there. */
  readonly put: (
    importId: string,
    kind: PartKind,
    plan: number,
    part: number,
    bytes: Uint8Array,
  ) => Promise<boolean>;
  readonly get: (
    importId: string,
    kind: PartKind,
    plan: number,
    part: number,
  ) => Promise<Uint8Array | null>;
  /** In order. */
  readonly scan: (
    importId: string,
    kind: PartKind,
    plan: number,
  ) => AsyncIterable<Uint8Array>;
  readonly count: (importId: string, kind: PartKind) => Promise<number>;
  /** Removes everything of the imports. */
  readonly remove: (importIds: readonly string[]) => Promise<void>;
  /** Removes what was kept of a plan. */
  readonly removePlan: (importId: string, plan: number) => Promise<void>;
  /** Removes what was kept of earlier plans than this one. */
  readonly removeBefore: (importId: string, plan: number) => Promise<void>;
}

const idOf = (
  importId: string,
  kind: PartKind,
  plan: number,
  part: number,
): string => [importId, kind, plan, part].join(":");

export function createImportPartStore(database: Database): ImportPartStore {
  const parts = database.collection<PartDocument>("import_parts", schema);
  return {
    put: async (importId, kind, plan, part, bytes) => {
      try {
        await parts.insert({
          _id: idOf(importId, kind, plan, part),
          import: importId,
          kind,
          plan,
          part,
          bytes: Buffer.from(bytes),
        });
        return true;
      } catch (error) {
        if (error instanceof DuplicateKey) return false;
        throw error;
      }
    },
    get: async (importId, kind, plan, part) => {
      const found = await parts.findOne({
        _id: idOf(importId, kind, plan, part),
      });
      return found?.bytes ?? null;
    },
    async *scan(importId, kind, plan) {
      const found = parts.scan(
        { import: importId, kind, plan },
        { sort: { part: 1 } },
      );
      for await (const { bytes } of found) yield bytes;
    },
    count: (importId, kind) => parts.count({ import: importId, kind }),
    remove: async (importIds) => {
      await parts.deleteMany({ import: { $in: [...importIds] } });
    },
    removePlan: async (importId, plan) => {
      for (const kind of OF_PLANS)
        await parts.deleteMany({ import: importId, kind, plan });
    },
    removeBefore: async (importId, before) => {
      const plan = { $lt: before };
      for (const kind of OF_PLANS)
        await parts.deleteMany({ import: importId, kind, plan });
    },
  };
}
