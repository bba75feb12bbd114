import type { QualityResolvers } from "../../../graph/__generated__/resolvers.ts";
import { countKinds } from "../quality.service.ts";
import { listContradictions, listDifferences } from "../stated.service.ts";

export const Quality: QualityResolvers = {
  counts: (quality, _args, context) => countKinds(context, quality),
  differences: (quality, page, context) =>
    listDifferences(context, quality, page),
  contradictions: (quality, page, context) =>
    listContradictions(context, quality, page),
};
