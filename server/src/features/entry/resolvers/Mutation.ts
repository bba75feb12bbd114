import { NO_CELL_TEXTS } from "@saphan/shared/contract";
import { visibilityAt } from "@saphan/shared/core";
import type { Context } from "../../../graph/context.ts";
import type { ChangeEntry } from "../../../ledger/change.ts";
import type { MutationResolvers } from "../../../graph/__generated__/resolvers.ts";
import { openSheet, periodOfSheet } from "../answer-sheet.service.ts";
import { saveDraft } from "../draft.service.ts";
import type { EnterResult } from "../enter-rows.ts";
import { enterLink, withdrawLink } from "../links.service.ts";
import { enterGrant, withdrawGrant } from "../relations.service.ts";
import { publishDraft } from "../publish-draft.service.ts";

const changeOf = ({ ledger }: Context, entry: ChangeEntry | null) =>
  entry && {
    entry,
    visibility: visibilityAt(ledger.marks(), ledger.seq()),
  };

function told(context: Context, result: EnterResult) {
  if ("reasons" in result)
    return {
      __typename: "RecordRefused" as const,
      reasons: [...result.reasons],
    };
  if ("moved" in result)
    return {
      __typename: "RecordMoved" as const,
      seq: result.moved,
      link: result.link,
    };
  return {
    __typename: "RecordEntered" as const,
    change: changeOf(context, result.entry),
  };
}

export const Mutation: Pick<
  MutationResolvers,
  | "enterGrant"
  | "enterLink"
  | "publishDraft"
  | "saveDraft"
  | "withdrawGrant"
  | "withdrawLink"
> = {
  enterGrant: async (_parent, { grant, change }, context) =>
    told(context, await enterGrant(context, grant, change)),
  withdrawGrant: async (_parent, { site, grant, change }, context) =>
    told(context, await withdrawGrant(context, site, grant, change)),
  enterLink: async (_parent, { link, change }, context) =>
    told(context, await enterLink(context, link, change)),
  withdrawLink: async (_parent, request, context) =>
    told(context, await withdrawLink(context, request)),
  saveDraft: async (_parent, { site, period, cells }, context) => {
    const sheet = await openSheet(
      context,
      site,
      periodOfSheet(context, period),
    );
    const passedOver = await saveDraft(
      context,
      sheet,
      cells.map(({ texts, ...cell }) => ({
        ...cell,
        texts: texts ? { ...NO_CELL_TEXTS, ...texts } : null,
      })),
    );
    return { sheet, passedOver: [...passedOver] };
  },
  publishDraft: async (_parent, { site, period, change, cells }, context) => {
    const sheet = await openSheet(
      context,
      site,
      periodOfSheet(context, period),
    );
    const result = await publishDraft(context, { sheet, change, cells });
    const after = await openSheet(context, site, sheet.period);
    if ("held" in result)
      return {
        __typename: "DraftHeld",
        cells: [...result.held],
        sheet: after,
      };
    const { entry } = result;
    return {
      __typename: "DraftPublished",
      change: changeOf(context, entry),
      sheet: after,
    };
  },
};
