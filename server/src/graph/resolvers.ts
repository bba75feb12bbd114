/** Every feature's resolvers, merged: a feature is added or deleted here, by name. */
import type { Resolvers } from "./__generated__/resolvers.ts";
import { Account } from "../features/account/resolvers/Account.ts";
import { Entity } from "../features/account/resolvers/Entity.ts";
import { Invitation } from "../features/account/resolvers/Invitation.ts";
import { InvitationRequest } from "../features/account/resolvers/InvitationRequest.ts";
import { Membership } from "../features/account/resolvers/Membership.ts";
import { Mutation as AccountMutation } from "../features/account/resolvers/Mutation.ts";
import { Organisation } from "../features/account/resolvers/Organisation.ts";
import { OrganisationPeople } from "../features/account/resolvers/OrganisationPeople.ts";
import { PeopleMutation } from "../features/account/resolvers/PeopleMutation.ts";
import { PeopleQuery } from "../features/account/resolvers/PeopleQuery.ts";
import { Person } from "../features/account/resolvers/Person.ts";
import { Query as AccountQuery } from "../features/account/resolvers/Query.ts";
import { Viewer } from "../features/account/resolvers/Viewer.ts";
import { AnswerSheet } from "../features/entry/resolvers/AnswerSheet.ts";
import { MovedLink } from "../features/entry/resolvers/MovedLink.ts";
import { CellVersion } from "../features/entry/resolvers/CellVersion.ts";
import { Mutation as EntryMutation } from "../features/entry/resolvers/Mutation.ts";
import { Query as EntryQuery } from "../features/entry/resolvers/Query.ts";
import { Site as EntryOfSite } from "../features/entry/resolvers/Site.ts";
import { Change } from "../features/exchange/resolvers/Change.ts";
import { Import } from "../features/exchange/resolvers/Import.ts";
import { ImportFinding } from "../features/exchange/resolvers/ImportFinding.ts";
import { ImportPlan } from "../features/exchange/resolvers/ImportPlan.ts";
import { ImportQuestion } from "../features/exchange/resolvers/ImportQuestion.ts";
import { Mutation as ExchangeMutation } from "../features/exchange/resolvers/Mutation.ts";
import { Query as ExchangeQuery } from "../features/exchange/resolvers/Query.ts";
import { Subscription as ExchangeSubscription } from "../features/exchange/resolvers/Subscription.ts";
import { WithdrawalPlan } from "../features/exchange/resolvers/WithdrawalPlan.ts";
import { ExportMutation } from "../features/exchange/resolvers/ExportMutation.ts";
import { Network as PictureOfNetwork } from "../features/explorer/resolvers/Network.ts";
import { PictureNodes } from "../features/explorer/resolvers/PictureNodes.ts";
import { Network as ExposureOfNetwork } from "../features/exposure/resolvers/Network.ts";
import { Network as HomeOfNetwork } from "../features/home/resolvers/Network.ts";
import { Query as HomeQuery } from "../features/home/resolvers/Query.ts";
import { Catalogue } from "../features/indicator/resolvers/Catalogue.ts";
import { Fact } from "../features/indicator/resolvers/Fact.ts";
import { Indicator } from "../features/indicator/resolvers/Indicator.ts";
import { Query as IndicatorQuery } from "../features/indicator/resolvers/Query.ts";
import { Mutation as LinkPolicyMutation } from "../features/link-policy/resolvers/Mutation.ts";
import { Query as LinkPolicyQuery } from "../features/link-policy/resolvers/Query.ts";
import { Site as LooksOfSite } from "../features/look/resolvers/Site.ts";
import { Measure } from "../features/network/resolvers/Measure.ts";
import { Network } from "../features/network/resolvers/Network.ts";
import { Query as NetworkQuery } from "../features/network/resolvers/Query.ts";
import { Subscription as NetworkSubscription } from "../features/network/resolvers/Subscription.ts";
import { Viewer as LensesOfViewer } from "../features/network/resolvers/Viewer.ts";
import { Network as QualityOfNetwork } from "../features/quality/resolvers/Network.ts";
import { Query as QualityQuery } from "../features/quality/resolvers/Query.ts";
import { RegistryQuality } from "../features/quality/resolvers/RegistryQuality.ts";
import { Quality } from "../features/quality/resolvers/Quality.ts";
import { Mutation as ResilienceMutation } from "../features/resilience/resolvers/Mutation.ts";
import { Network as ResilienceOfNetwork } from "../features/resilience/resolvers/Network.ts";
import { LensOverlap } from "../features/overlap/resolvers/LensOverlap.ts";
import { Network as OverlapOfNetwork } from "../features/overlap/resolvers/Network.ts";
import { Query as OverlapQuery } from "../features/overlap/resolvers/Query.ts";
import { Query as ResilienceQuery } from "../features/resilience/resolvers/Query.ts";
import { Query as ServiceQuery } from "../features/service/resolvers/Query.ts";
import { Network as SitesOfNetwork } from "../features/site/resolvers/Network.ts";
import { Query as SiteQuery } from "../features/site/resolvers/Query.ts";
import { Site } from "../features/site/resolvers/Site.ts";
import { Change as ReasonOfChange } from "../features/succession/resolvers/Change.ts";
import { Entity as EntitySuccessions } from "../features/succession/resolvers/Entity.ts";
import { Mutation as SuccessionMutation } from "../features/succession/resolvers/Mutation.ts";
import { Query as SuccessionQuery } from "../features/succession/resolvers/Query.ts";
import { Site as SiteSuccessions } from "../features/succession/resolvers/Site.ts";
import { SuccessionPlan } from "../features/succession/resolvers/SuccessionPlan.ts";
import { Mutation as ViewMutation } from "../features/view/resolvers/Mutation.ts";
import { Query as ViewQuery } from "../features/view/resolvers/Query.ts";
import { SavedView } from "../features/view/resolvers/SavedView.ts";

export const resolvers: Resolvers = {
  Query: {
    ...AccountQuery,
    ...EntryQuery,
    ...ExchangeQuery,
    ...HomeQuery,
    ...OverlapQuery,
    ...IndicatorQuery,
    ...LinkPolicyQuery,
    ...NetworkQuery,
    ...PeopleQuery,
    ...QualityQuery,
    ...ResilienceQuery,
    ...ServiceQuery,
    ...SiteQuery,
    ...SuccessionQuery,
    ...ViewQuery,
  },
  Mutation: {
    ...AccountMutation,
    ...EntryMutation,
    ...ExchangeMutation,
    ...ExportMutation,
    ...LinkPolicyMutation,
    ...PeopleMutation,
    ...SuccessionMutation,
    ...ResilienceMutation,
    ...ViewMutation,
  },
  Subscription: { ...ExchangeSubscription, ...NetworkSubscription },
  Account,
  AnswerSheet,
  Catalogue,
  CellVersion,
  MovedLink,
  Change: { ...Change, ...ReasonOfChange },
  Entity: { ...Entity, ...EntitySuccessions },
  Fact,
  Import,
  ImportFinding,
  ImportPlan,
  ImportQuestion,
  Indicator,
  Invitation,
  InvitationRequest,
  Measure,
  Membership,
  SavedView,
  Organisation,
  OrganisationPeople,
  Person,
  PictureNodes,
  LensOverlap,
  Network: {
    ...Network,
    ...SitesOfNetwork,
    ...ExposureOfNetwork,
    ...HomeOfNetwork,
    ...OverlapOfNetwork,
    ...PictureOfNetwork,
    ...ResilienceOfNetwork,
    ...QualityOfNetwork,
  },
  Quality,
  RegistryQuality,
  Site: { ...Site, ...EntryOfSite, ...LooksOfSite, ...SiteSuccessions },
  SuccessionPlan,
  Viewer: { ...Viewer, ...LensesOfViewer },
  WithdrawalPlan,
};
