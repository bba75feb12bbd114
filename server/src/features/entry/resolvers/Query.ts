import type { QueryResolvers } from "../../../graph/__generated__/resolvers.ts";
import {
  listAnswerable,
  openSheet,
  periodOfSheet,
} from "../answer-sheet.service.ts";

export const Query: Pick<QueryResolvers, "answerableSites" | "answerSheet"> = {
  answerSheet: (_parent, { site, period }, context) =>
    openSheet(context, site, periodOfSheet(context, period)),
  answerableSites: (_parent, { text, first }, context) =>
    listAnswerable(context, { text: text ?? "", first: first ?? 50 }),
};
