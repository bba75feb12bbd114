import { Schema } from "mongoose";
import type { Database } from "../../platform/database.ts";

export const REQUEST_STATES = [
  "open",
  "granted",
  "refused",
  "withdrawn",
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** That an organisation asks for the first person of another to be invited. */
export interface InvitationRequest {
  readonly id: string;
  /** Entity id of whom it is about. */
  readonly entity: string;
  readonly organisation: string;
  readonly account: string;
  /** An e-mail address, or empty; empty again once it is settled. */
  readonly contact: string;
  readonly message: string;
  /** Whether programmes that the entity takes part in may see it, and who asks. */
  readonly tellProgrammes: boolean;
  readonly state: RequestState;
  /** Why it was refused. */
  readonly reason: string;
  readonly createdAt: Date;
}

interface RequestDocument extends Omit<InvitationRequest, "id"> {
  readonly _id: string;
}

const schema = new Schema<RequestDocument>({
  _id: { type: String, required: true },
  entity: { type: String, required: true },
  organisation: { type: String, required: true },
  account: { type: String, required: true },
  contact: { type: String },
  message: { type: String },
  tellProgrammes: { type: Boolean, required: true },
  state: { type: String, enum: REQUEST_STATES, required: true },
  reason: { type: String },
  createdAt: { type: Date, required: true },
});
schema.index({ organisation: 1, createdAt: -1 });
schema.index({ state: 1, createdAt: 1 });

const toRequest = ({
  _id,
  ...request
}: RequestDocument): InvitationRequest => ({
  ...request,
  id: _id,
});

export interface InvitationRequestStore {
  readonly insert: (request: InvitationRequest) => Promise<void>;
  readonly find: (id: string) => Promise<InvitationRequest | null>;
  /** The newest first. */
  readonly listByOrganisation: (
    organisation: string,
  ) => Promise<InvitationRequest[]>;
  /** The oldest first. */
  readonly listOpen: () => Promise<InvitationRequest[]>;
  /** What was told of a person goes with it. False where it is settled already. */
  readonly settle: (
    id: string,
    state: Exclude<RequestState, "open">,
    reason: string,
  ) => Promise<boolean>;
}

export function createInvitationRequestStore(
  database: Database,
): InvitationRequestStore {
  const requests = database.collection<RequestDocument>(
    "invitationrequests",
    schema,
  );
  return {
    insert: ({ id, ...request }) => requests.insert({ _id: id, ...request }),
    find: async (id) => {
      const found = await requests.findOne({ _id: id });
      return found && toRequest(found);
    },
    listByOrganisation: async (organisation) =>
      (
        await requests.find(
          { organisation },
          { sort: { createdAt: -1, _id: 1 }, limit: 500 },
        )
      ).map(toRequest),
    listOpen: async () =>
      (
        await requests.find(
          { state: "open" },
          { sort: { createdAt: 1, _id: 1 } },
        )
      ).map(toRequest),
    settle: async (id, state, reason) => {
      const { matched } = await requests.updateOne(
        { _id: id, state: "open" },
        { $set: { state, reason, contact: "", message: "" } },
      );
      return matched === 1;
    },
  };
}
