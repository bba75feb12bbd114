import { indicatorsOf } from "../../../access/requests.ts";
import type { NetworkResolvers } from "../../../graph/__generated__/resolvers.ts";
import { describeAssurance } from "../assurance.service.ts";
import { describeDifferences } from "../differences.service.ts";
import { describeGrantMoves } from "../grants.service.ts";
import { listMovements } from "../movements.service.ts";
import { describeOwnSites } from "../own-sites.service.ts";
import { describeTurnover, listOpenEnds } from "../turnover.service.ts";

const USUAL = 5;

export const Network: Pick<
  NetworkResolvers,
  | "assurance"
  | "differences"
  | "grantMoves"
  | "movements"
  | "openEnds"
  | "ownSites"
  | "turnover"
> = {
  movements: (view, { indicators }, context) =>
    listMovements(context, view, indicatorsOf(context.method, indicators)),
  turnover: (view, { first }, context) =>
    describeTurnover(context, view, first ?? USUAL),
  grantMoves: (view, { first }) => describeGrantMoves(view, first ?? USUAL),
  openEnds: (view, { first }, context) =>
    listOpenEnds(context, view, first ?? USUAL),
  differences: (view, { first }, context) =>
    describeDifferences(context, view, first ?? USUAL),
  ownSites: (view, { first }, context) =>
    describeOwnSites(context, view, first ?? USUAL),
  assurance: (view, _args, context) => describeAssurance(context, view),
};
