/** The TypeScript behind each GraphQL type: `type: file#export`, seen from the generated resolvers. */
const features = "../../features";

export const mappers: Readonly<Record<string, string>> = {
  Viewer: `${features}/account/account.mappers.ts#ViewerMapper`,
  Membership: `${features}/account/account.mappers.ts#MembershipMapper`,
  Entity: `${features}/account/account.mappers.ts#EntityMapper`,
};
