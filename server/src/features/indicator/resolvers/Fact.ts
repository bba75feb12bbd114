import type { FactResolvers } from "../../../graph/__generated__/resolvers.ts";
import { found } from "../catalogue-lookup.ts";

export const Fact: FactResolvers = {
  unit: ({ unit }, _args, { catalogue }) => found(catalogue.units, unit),
  note: ({ note }) => note ?? null,
};
