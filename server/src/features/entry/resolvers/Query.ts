import type { QueryResolvers } from "../../../graph/__generated__/resolvers.ts";
import {
  listAnswerable,
  openSheet,
  periodOfSheet,
} from "../answer-sheet.service.ts";
import { listGrantees } from "../relations.service.ts";

export const Query: Pick<
  QueryResolvers,
  "answerableSites" | "answerSheet" | "grantees"
> = {
  answerSheet: (_parent, { site, period }, context) =>
    openSheet(context, site, periodOfSheet(context, period)),
  grantees: (_parent, { site, text, first }, context) =>
    listGrantees(context, { site, text: text ?? "", first: first ?? 20 }),
  answerableSites: (_parent, { text, first }, context) =>
    listAnswerable(context, { text: text ?? "", first: first ?? 50 }),
};
