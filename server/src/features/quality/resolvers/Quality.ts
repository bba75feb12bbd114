import type { QualityResolvers } from "../../../graph/__generated__/resolvers.ts";
import { listChase } from "../chase.service.ts";
import { listDuplicates } from "../duplicates.service.ts";
import {
  listExpiring,
  listIncomplete,
  listMissingFacts,
} from "../gaps.service.ts";
import { listOutliers } from "../outliers.service.ts";
import { countKinds } from "../quality.service.ts";
import { listContradictions, listDifferences } from "../stated.service.ts";

const TAKEN = 10;

export const Quality: QualityResolvers = {
  counts: (quality, _args, context) => countKinds(context, quality),
  differences: (quality, page, context) =>
    listDifferences(context, quality, page),
  contradictions: (quality, page, context) =>
    listContradictions(context, quality, page),
  outliers: (quality, page, context) => listOutliers(context, quality, page),
  incomplete: (quality, page, context) =>
    listIncomplete(context, quality, page),
  missingFacts: (quality, page) => listMissingFacts(quality, page),
  expiring: (quality, page) => listExpiring(quality, page),
  duplicates: (quality, page) => listDuplicates(quality, page),
  chase: (quality, { take, ...page }) =>
    listChase(quality, page, take ?? TAKEN),
};
