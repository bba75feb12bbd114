import { formatDayOrNull } from "@saphan/shared/core";
import type { MovedLinkResolvers } from "../../../graph/__generated__/resolvers.ts";
import { organisationOf, personOf, timeOf } from "../authorship.ts";
import type { MovedLinkMapper } from "../entry.mappers.ts";

const said = ({ now, before }: MovedLinkMapper) => now ?? before;

export const MovedLink: MovedLinkResolvers = {
  isWithdrawn: ({ now }) => now === null,
  until: (link) => formatDayOrNull(said(link).until),
  share: (link) => said(link).share,
  isSingleSource: (link) => said(link).singleSource,
  disclosure: (link) => said(link).disclosure,
  disclosedUntil: (link) => formatDayOrNull(said(link).disclosedUntil),
  at: (link, _args, context) => timeOf(context, link),
  person: (link, _args, context) => personOf(context, link),
  organisation: (link, _args, context) => organisationOf(context, link),
};
