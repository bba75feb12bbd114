import type { ImportResolvers } from "../../../graph/__generated__/resolvers.ts";
import { findChange } from "../changes.service.ts";
import {
  importActs,
  importHindrances,
  keptUntil,
  planOf,
  toldProgress,
} from "../import-view.ts";

export const Import: ImportResolvers = {
  id: ({ id }) => id,
  fileName: ({ fileName }) => fileName,
  bytes: ({ bytes }) => bytes,
  received: ({ received }) => received,
  state: ({ state }) => state,
  createdAt: ({ createdAt }) => createdAt.toISOString(),
  keptUntil,
  person: async ({ account }, _args, { accounts }) =>
    (await accounts.namesOf([account])).get(account) ?? null,
  progress: ({ progress }) => progress && toldProgress(progress),
  plan: (record, _args, context) => planOf(context, record),
  change: ({ state, change }, _args, context) =>
    state === "published" ? findChange(context, change) : null,
  acts: (record, _args, context) => importActs(context, record),
  hindrances: (record, _args, context) => importHindrances(context, record),
};
