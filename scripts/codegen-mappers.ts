/** The TypeScript behind each GraphQL type: `type: file#export`, seen from the generated resolvers. */
const features = "../../features";

export const mappers: Readonly<Record<string, string>> = {
  AnswerSheet: `${features}/entry/entry.mappers.ts#SheetMapper`,
  CellVersion: `${features}/entry/entry.mappers.ts#VersionMapper`,
  Change: `${features}/exchange/exchange.mappers.ts#ChangeMapper`,
  Catalogue: `${features}/indicator/indicator.mappers.ts#CatalogueMapper`,
  Entity: `${features}/account/account.mappers.ts#EntityMapper`,
  Fact: `${features}/indicator/indicator.mappers.ts#FactMapper`,
  Import: `${features}/exchange/exchange.mappers.ts#ImportMapper`,
  ImportFinding: `${features}/exchange/exchange.mappers.ts#ImportFindingMapper`,
  ImportPlan: `${features}/exchange/exchange.mappers.ts#ImportPlanMapper`,
  ImportQuestion: `${features}/exchange/exchange.mappers.ts#ImportQuestionMapper`,
  Indicator: `${features}/indicator/indicator.mappers.ts#IndicatorMapper`,
  Measure: `${features}/network/network.mappers.ts#MeasureMapper`,
  MeasureGrid: `${features}/network/network.mappers.ts#MeasureGridMapper`,
  Membership: `${features}/account/account.mappers.ts#MembershipMapper`,
  Network: `${features}/network/network.mappers.ts#NetworkMapper`,
  SavedView: `${features}/view/view.mappers.ts#SavedViewMapper`,
  Site: `${features}/site/site.mappers.ts#SiteMapper`,
  Viewer: `${features}/account/account.mappers.ts#ViewerMapper`,
  WithdrawalPlan: `${features}/exchange/exchange.mappers.ts#WithdrawalPlanMapper`,
};
