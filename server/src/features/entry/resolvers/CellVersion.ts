import { formatPeriod } from "@saphan/shared/core";
import type { CellVersionResolvers } from "../../../graph/__generated__/resolvers.ts";
import { organisationOf, personOf, timeOf } from "../authorship.ts";

export const CellVersion: CellVersionResolvers = {
  period: ({ period }) => formatPeriod(period),
  at: (version, _args, context) => timeOf(context, version),
  person: (version, _args, context) => personOf(context, version),
  organisation: (version, _args, context) => organisationOf(context, version),
};
