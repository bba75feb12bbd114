import { Schema } from "mongoose";
import { ROLES, type Role } from "@saphan/shared/contract";
import type { Database } from "../../platform/database.ts";

/** A page as somebody filtered it, under a name. */
export interface SavedView {
  readonly id: string;
  readonly account: string;
  /** Under which it was saved: whoever works under another sees other figures. */
  readonly organisation: string;
  readonly role: Role;
  readonly name: string;
  /** Path and query. */
  readonly address: string;
  readonly isShared: boolean;
  readonly savedAt: Date;
}

interface SavedViewDocument extends Omit<SavedView, "id"> {
  readonly _id: string;
  readonly rev: number;
}

const schema = new Schema<SavedViewDocument>({
  _id: { type: String, required: true },
  account: { type: String, required: true },
  organisation: { type: String, required: true },
  role: { type: String, enum: ROLES, required: true },
  name: { type: String, required: true },
  address: { type: String, required: true },
  isShared: { type: Boolean, required: true },
  savedAt: { type: Date, required: true },
  rev: { type: Number, required: true },
});
schema.index(
  { account: 1, organisation: 1, role: 1, name: 1 },
  { unique: true },
);
schema.index({ organisation: 1, role: 1, isShared: 1 });

const toView = ({ _id, rev: _rev, ...view }: SavedViewDocument): SavedView => ({
  id: _id,
  ...view,
});

export type ViewOwner = Pick<SavedView, "account" | "organisation" | "role">;

export interface ViewStore {
  /** Throws `DuplicateKey` where the owner has one of that name. */
  readonly insert: (view: SavedView) => Promise<void>;
  readonly find: (id: string) => Promise<SavedView | null>;
  readonly findByName: (
    owner: ViewOwner,
    name: string,
  ) => Promise<SavedView | null>;
  readonly listOf: (owner: ViewOwner) => Promise<readonly SavedView[]>;
  readonly listShared: (
    where: Pick<SavedView, "organisation" | "role">,
  ) => Promise<readonly SavedView[]>;
  /** Throws `DuplicateKey` as `insert` does. */
  readonly change: (
    id: string,
    set: Partial<Pick<SavedView, "address" | "isShared" | "name" | "savedAt">>,
  ) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

export function createViewStore(database: Database): ViewStore {
  const views = database.collection<SavedViewDocument>("views", schema);
  return {
    insert: ({ id, ...view }) => views.insert({ _id: id, ...view, rev: 1 }),
    find: async (id) => {
      const found = await views.findOne({ _id: id });
      return found && toView(found);
    },
    findByName: async (owner, name) => {
      const found = await views.findOne({ ...owner, name });
      return found && toView(found);
    },
    listOf: async (owner) => (await views.find({ ...owner })).map(toView),
    listShared: async (where) =>
      (await views.find({ ...where, isShared: true })).map(toView),
    change: async (id, set) => {
      await views.updateOne({ _id: id }, { $set: set, $inc: { rev: 1 } });
    },
    remove: async (id) => {
      await views.deleteOne({ _id: id });
    },
  };
}
