import { REGISTRY } from "@saphan/shared/core";
import type { ChangeResolvers } from "../../../graph/__generated__/resolvers.ts";
import { requestOf } from "../../../ledger/change.ts";
import {
  countsOf,
  findChange,
  mayWithdraw,
  personOf,
  recordCounts,
  subjectOf,
  toldAction,
} from "../changes.service.ts";

export const Change: ChangeResolvers = {
  // What whoever made it calls it: which attempt at it was the one that counts is nobody's matter.
  id: ({ entry }) => requestOf(entry.change),
  seq: ({ entry }) => entry.seq,
  at: ({ entry }) => new Date(entry.at).toISOString(),
  action: ({ entry }) => toldAction(entry),
  subject: ({ entry }, _args, context) => subjectOf(context, entry),
  organisation: ({ entry }, _args, { snapshot }) => {
    const { organisation } = entry.actor;
    const row = snapshot.entityRows.get(organisation);
    return organisation === REGISTRY || row === undefined
      ? null
      : { snapshot, row };
  },
  person: ({ entry }, _args, context) => personOf(context, entry),
  counts: async (parent, _args, context) =>
    recordCounts(await countsOf(context, parent)),
  withdraws: ({ entry }, _args, context) =>
    entry.withdraws === "" ? null : findChange(context, entry.withdraws),
  isWithdrawn: ({ entry, visibility }) =>
    visibility.withdrawn.has(entry.change),
  mayWithdraw: (parent, _args, context) => mayWithdraw(context, parent),
  import: ({ entry }, _args, { imports, viewer }) =>
    entry.action === "import"
      ? imports.findByChange(viewer, entry.change)
      : null,
};
