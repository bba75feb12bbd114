import { matchText } from "@saphan/shared/core";
import type { QueryResolvers } from "../../../graph/__generated__/resolvers.ts";
import { pageOf } from "../../../platform/page.ts";
import { listOrganisations } from "../organisations.ts";

/** The rows of a page as edges. */
const edgesOf = <Row, Node>(
  rows: readonly Row[],
  from: number,
  to: number,
  node: (row: Row) => Node,
) =>
  rows
    .slice(from, to)
    .map((row, i) => ({ cursor: String(from + i), node: node(row) }));

export const PeopleQuery: Pick<
  QueryResolvers,
  "accounts" | "invitationRequests" | "organisations" | "people"
> = {
  people: (_parent, { organisation }, context) =>
    context.people.list(context, organisation),
  organisations: (_parent, { text, ...asked }, context) => {
    const rows = listOrganisations(context, text ?? "");
    const { from, to, ...connection } = pageOf(asked, rows.length);
    const { snapshot } = context;
    const edges = edgesOf(rows, from, to, (row) => ({ snapshot, row }));
    return { ...connection, edges };
  },
  accounts: async (_parent, { text, ...asked }, context) => {
    const words = matchText(text ?? "");
    const rows = (await context.people.listAccounts(context)).filter(
      ({ account }) =>
        matchText(`${account.name}\n${account.login}`).includes(words),
    );
    const { from, to, ...connection } = pageOf(asked, rows.length);
    return { ...connection, edges: edgesOf(rows, from, to, (row) => row) };
  },
  invitationRequests: async (_parent, _args, context) => [
    ...(await context.invitationRequests.list(context)),
  ],
};
