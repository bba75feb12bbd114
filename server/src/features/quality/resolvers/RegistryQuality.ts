import type { RegistryQualityResolvers } from "../../../graph/__generated__/resolvers.ts";
import {
  listProfileFaults,
  listRegistryDuplicates,
} from "../registry.service.ts";

export const RegistryQuality: RegistryQualityResolvers = {
  duplicates: (snapshot, page, context) =>
    listRegistryDuplicates(context, snapshot, page),
  faults: (snapshot, page, context) =>
    listProfileFaults(context, snapshot, page),
};
