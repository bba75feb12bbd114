import { formatDayOrNull, type SiteRecord } from "@saphan/shared/core";
import { siteKeyFor } from "../../../access/site-keys.ts";
import type { SiteResolvers } from "../../../graph/__generated__/resolvers.ts";
import { allowed } from "../../../access/viewer.ts";
import type { Context } from "../../../graph/context.ts";
import { answerSeries, listAnswers } from "../site-answers.service.ts";
import { listFacts } from "../site-facts.service.ts";
import { siteAsSeen } from "../site-as-seen.service.ts";
import { listHistory } from "../site-history.service.ts";
import {
  describeSight,
  listCustomers,
  listEnrolments,
  listGrants,
  listSuppliers,
} from "../site-relations.service.ts";
import type { SiteMapper } from "../site.mappers.ts";
import { sightFor } from "../site.service.ts";

const record = ({ snapshot, row }: SiteMapper): SiteRecord => {
  const site = snapshot.sites[row];
  if (!site) throw new RangeError(`no site in row ${row}`);
  return site;
};
/** Answers, facts and history are for those who read figures: not for administrators. */
const reading = (context: Context, parent: SiteMapper): SiteMapper => {
  allowed(context.viewer, "figures:read");
  return parent;
};

export const Site: SiteResolvers = {
  id: (parent) => record(parent).id,
  key: ({ snapshot, row }, _args, { viewer }) =>
    siteKeyFor(viewer, snapshot)(row),
  name: (parent) => record(parent).name,
  entity: (parent) => ({
    snapshot: parent.snapshot,
    row: record(parent).entity,
  }),
  country: (parent) => record(parent).country,
  province: (parent) => record(parent).province,
  latitude: (parent) => record(parent).latitude,
  longitude: (parent) => record(parent).longitude,
  mainSegment: (parent) => record(parent).mainSegment,
  partFamilies: (parent) => [...record(parent).partFamilies],
  osId: (parent) => record(parent).osId,
  opened: (parent) => formatDayOrNull(record(parent).opened),
  closed: (parent) => formatDayOrNull(record(parent).closed),
  sight: (parent, _args, context) =>
    describeSight(parent, sightFor(context, parent)),
  facts: (parent, args, context) =>
    listFacts(context, reading(context, parent), args),
  answers: (parent, args, context) =>
    listAnswers(context, reading(context, parent), args),
  answerSeries: (parent, { indicators, quarters }, context) =>
    answerSeries(context, reading(context, parent), indicators, quarters ?? 12),
  customers: (parent, _args, context) =>
    listCustomers(context, parent, sightFor(context, parent)),
  suppliers: (parent, _args, context) =>
    listSuppliers(context, parent, sightFor(context, parent)),
  grants: (parent, _args, context) =>
    listGrants(context, parent, sightFor(context, parent)),
  seenBy: (parent, { organisation }, context) =>
    siteAsSeen(context, reading(context, parent), organisation),
  enrolments: (parent, _args, context) =>
    listEnrolments(parent, sightFor(context, parent)),
  history: (parent, args, context) =>
    listHistory(
      context,
      reading(context, parent),
      sightFor(context, parent),
      args,
    ),
};
