import { visibilityAt } from "@saphan/shared/core";
import type { MutationResolvers } from "../../../graph/__generated__/resolvers.ts";
import { openSheet, periodOfSheet } from "../answer-sheet.service.ts";
import { NO_TEXTS } from "../cell-texts.ts";
import { saveDraft } from "../draft.service.ts";
import { publishDraft } from "../publish-draft.service.ts";

export const Mutation: Pick<MutationResolvers, "publishDraft" | "saveDraft"> = {
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
        texts: texts ? { ...NO_TEXTS, ...texts } : null,
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
      change: entry && {
        entry,
        visibility: visibilityAt(context.ledger.marks(), context.ledger.seq()),
      },
      sheet: after,
    };
  },
};
