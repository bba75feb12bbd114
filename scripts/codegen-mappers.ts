/** The TypeScript behind each GraphQL type: `type: file#export`, seen from the generated resolvers. */
const features = "../../features";

export const mappers: Readonly<Record<string, string>> = {
  Catalogue: `${features}/indicator/indicator.mappers.ts#CatalogueMapper`,
  Entity: `${features}/account/account.mappers.ts#EntityMapper`,
  Fact: `${features}/indicator/indicator.mappers.ts#FactMapper`,
  Indicator: `${features}/indicator/indicator.mappers.ts#IndicatorMapper`,
  Measure: `${features}/network/network.mappers.ts#MeasureMapper`,
  MeasureGrid: `${features}/network/network.mappers.ts#MeasureGridMapper`,
  Membership: `${features}/account/account.mappers.ts#MembershipMapper`,
  Network: `${features}/network/network.mappers.ts#NetworkMapper`,
  Site: `${features}/site/site.mappers.ts#SiteMapper`,
  Viewer: `${features}/account/account.mappers.ts#ViewerMapper`,
};
