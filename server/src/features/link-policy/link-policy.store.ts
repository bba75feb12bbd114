import { Schema } from "mongoose";
import { DISCLOSURES, type Disclosure } from "@saphan/shared/core";
import type { Database } from "../../platform/database.ts";

/** What an organisation discloses of a link where it says nothing of that one. */
export interface LinkPolicy {
  readonly organisation: string;
  readonly disclosure: Disclosure;
  /** Who set it last. */
  readonly account: string;
  readonly setAt: Date;
}

interface LinkPolicyDocument extends Omit<LinkPolicy, "organisation"> {
  readonly _id: string;
  readonly rev: number;
}

const schema = new Schema<LinkPolicyDocument>({
  _id: { type: String, required: true },
  disclosure: { type: String, enum: DISCLOSURES, required: true },
  account: { type: String, required: true },
  setAt: { type: Date, required: true },
  rev: { type: Number, required: true },
});

export interface LinkPolicyStore {
  readonly find: (organisation: string) => Promise<LinkPolicy | null>;
  readonly set: (policy: LinkPolicy) => Promise<void>;
}

export function createLinkPolicyStore(database: Database): LinkPolicyStore {
  const policies = database.collection<LinkPolicyDocument>(
    "linkpolicies",
    schema,
  );
  return {
    find: async (organisation) => {
      const found = await policies.findOne({ _id: organisation });
      if (!found) return null;
      const { disclosure, account, setAt } = found;
      return { organisation, disclosure, account, setAt };
    },
    set: async ({ organisation, ...set }) => {
      await policies.findOneAndUpdate(
        { _id: organisation },
        { $set: set, $inc: { rev: 1 } },
        { returns: "after", upsert: true },
      );
    },
  };
}
