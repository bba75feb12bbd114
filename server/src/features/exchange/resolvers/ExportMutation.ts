import type { MutationResolvers } from "../../../graph/__generated__/resolvers.ts";

export const ExportMutation: MutationResolvers = {
  startExport: async (
    _root,
    { export: { kind, format, ...wanted } },
    context,
  ) => {
    const { exports, viewer } = context;
    const { token, expiresAt } = await exports.address(
      viewer,
      kind === "figures"
        ? await exports.figuresRequest(viewer, wanted)
        : {
            kind,
            format: format ?? "xlsx",
            locale: viewer?.account.locale ?? "en",
          },
    );
    return {
      address: `/exports/${token}`,
      expiresAt: expiresAt.toISOString(),
    };
  },
};
