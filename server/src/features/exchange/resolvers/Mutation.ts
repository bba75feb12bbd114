import type { MutationResolvers } from "../../../graph/__generated__/resolvers.ts";
import { changeAt } from "../changes.service.ts";

export const Mutation: Pick<
  MutationResolvers,
  | "answerImportQuestions"
  | "beginImport"
  | "cancelImport"
  | "finishImport"
  | "planImportAgain"
  | "publishImport"
  | "withdrawChange"
> = {
  beginImport: (_parent, { fileName, bytes }, { imports, viewer }) =>
    imports.begin(viewer, { name: fileName, bytes }),
  finishImport: (_parent, { id }, { imports, viewer }) =>
    imports.finish(viewer, id),
  cancelImport: (_parent, { id }, { imports, viewer }) =>
    imports.cancel(viewer, id),
  planImportAgain: (_parent, { id }, { imports, viewer }) =>
    imports.planAgain(viewer, id),
  answerImportQuestions: (_parent, { id, answers }, { imports, viewer }) =>
    imports.answer(
      viewer,
      id,
      Object.fromEntries(
        answers.map(({ question, option }) => [question, option]),
      ),
    ),
  publishImport: async (_parent, args, { imports, viewer }) => {
    const { record, hindrance } = await imports.publish(viewer, args);
    return { import: record, hindrance: hindrance ?? null };
  },
  withdrawChange: async (_parent, request, context) => {
    const { withdrawals, viewer } = context;
    const result = await withdrawals.withdraw(viewer, request);
    return "entry" in result
      ? { change: changeAt(context, result.entry) }
      : { moved: result.moved };
  },
};
