import { Schema } from "mongoose";
import { ROLES, type Role } from "@saphan/shared/contract";
import type { Database } from "../../platform/database.ts";

/** A what-if scenario as somebody kept it: texts that the page writes and reads, and that the server does not. */
export interface KeptScenario {
  readonly id: string;
  readonly account: string;
  /** Under which it was kept: whoever works under another sees other figures. */
  readonly organisation: string;
  readonly role: Role;
  readonly name: string;
  readonly definition: string;
  /** Entity id of the lens's origin. */
  readonly lens: string;
  /** Of the newest change when it was tried. */
  readonly seq: number;
  readonly outcome: string;
  readonly isShared: boolean;
  readonly savedAt: Date;
}

interface ScenarioDocument extends Omit<KeptScenario, "id"> {
  readonly _id: string;
  readonly rev: number;
}

const schema = new Schema<ScenarioDocument>({
  _id: { type: String, required: true },
  account: { type: String, required: true },
  organisation: { type: String, required: true },
  role: { type: String, enum: ROLES, required: true },
  name: { type: String, required: true },
  definition: { type: String, required: true },
  lens: { type: String, required: true },
  seq: { type: Number, required: true },
  // Mongoose takes an empty text for a missing one, and nothing may have come out yet.
  outcome: String,
  isShared: { type: Boolean, required: true },
  savedAt: { type: Date, required: true },
  rev: { type: Number, required: true },
});
schema.index(
  { account: 1, organisation: 1, role: 1, name: 1 },
  { unique: true },
);
schema.index({ organisation: 1, role: 1 });

const toScenario = ({
  _id,
  rev: _rev,
  ...scenario
}: ScenarioDocument): KeptScenario => ({ id: _id, ...scenario });

export type ScenarioOwner = Pick<
  KeptScenario,
  "account" | "organisation" | "role"
>;

export interface ScenarioStore {
  /** Throws `DuplicateKey` where the owner has one of that name. */
  readonly insert: (scenario: KeptScenario) => Promise<void>;
  readonly find: (id: string) => Promise<KeptScenario | null>;
  readonly findByName: (
    owner: ScenarioOwner,
    name: string,
  ) => Promise<KeptScenario | null>;
  /** Everybody's, shared or not. */
  readonly listOf: (
    where: Pick<KeptScenario, "organisation" | "role">,
  ) => Promise<readonly KeptScenario[]>;
  /** Under any role. */
  readonly countOf: (
    owner: Pick<KeptScenario, "account" | "organisation">,
  ) => Promise<number>;
  /** False where it is gone. Throws `DuplicateKey` as `insert` does. */
  readonly replace: (
    id: string,
    set: Omit<KeptScenario, "account" | "id" | "organisation" | "role">,
  ) => Promise<boolean>;
  /** False where it was gone. */
  readonly remove: (id: string) => Promise<boolean>;
}

export function createScenarioStore(database: Database): ScenarioStore {
  const scenarios = database.collection<ScenarioDocument>("scenarios", schema);
  return {
    insert: ({ id, ...scenario }) =>
      scenarios.insert({ _id: id, ...scenario, rev: 1 }),
    find: async (id) => {
      const found = await scenarios.findOne({ _id: id });
      return found && toScenario(found);
    },
    findByName: async (owner, name) => {
      const found = await scenarios.findOne({ ...owner, name });
      return found && toScenario(found);
    },
    listOf: async (where) =>
      (await scenarios.find({ ...where })).map(toScenario),
    countOf: ({ account, organisation }) =>
      scenarios.count({ account, organisation }),
    replace: async (id, set) => {
      const { matched } = await scenarios.updateOne(
        { _id: id },
        { $set: set, $inc: { rev: 1 } },
      );
      return matched > 0;
    },
    remove: (id) => scenarios.deleteOne({ _id: id }),
  };
}
