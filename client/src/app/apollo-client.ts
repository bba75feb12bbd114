import {
  ApolloClient,
  ApolloLink,
  HttpLink,
  InMemoryCache,
} from "@apollo/client";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { ErrorLink } from "@apollo/client/link/error";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { OperationTypeNode } from "graphql";
import { createClient } from "graphql-ws";
import { SessionDocument } from "../__generated__/operations.ts";

/** When the server no longer knows the session, the client asks anew who is signed in. */
export function createApolloClient(): ApolloClient {
  const http = new HttpLink({
    uri: "/graphql",
    credentials: "same-origin",
    // A header that a foreign page cannot send without being asked: protection against forged requests.
    headers: { "apollo-require-preflight": "true" },
  });
  const sockets = new GraphQLWsLink(
    createClient({
      url: `${location.origin.replace(/^http/, "ws")}/graphql`,
      lazy: true,
      retryAttempts: Infinity,
    }),
  );
  const errors = new ErrorLink(({ error }) => {
    const isSignedOut =
      CombinedGraphQLErrors.is(error) &&
      error.errors.some(
        ({ extensions }) => extensions?.["code"] === "UNAUTHENTICATED",
      );
    if (isSignedOut) void client.refetchQueries({ include: [SessionDocument] });
  });
  const client = new ApolloClient({
    cache: new InMemoryCache({
      possibleTypes: {
        SignInResult: ["SignedIn", "SignInRefused"],
        SearchHit: ["Site", "Indicator"],
        AcceptInvitationResult: ["SignedIn", "AcceptRefused"],
        AskForInvitationResult: ["InvitationRequest", "AskRefused"],
        InvitePersonResult: ["Invited", "InviteRefused"],
        MembershipResult: ["MembershipChanged", "MembershipRefused"],
        PasswordResult: ["PasswordSet", "PasswordRefused"],
      },
      typePolicies: {
        // Values of one site under different columns, periods and lenses are rows of their own.
        SiteEdge: { keyFields: false },
        SiteAnswer: { keyFields: false },
        // One answer has the same id at every site and in every period.
        StatedCell: { keyFields: false },
        DraftCell: { keyFields: false },
        // Options of different indicators have the same ids.
        IndicatorOption: { keyFields: false },
        Service: { keyFields: [] },
      },
    }),
    link: ApolloLink.from([
      errors,
      ApolloLink.split(
        ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
        sockets,
        http,
      ),
    ]),
    dataMasking: true,
    defaultOptions: {
      watchQuery: { fetchPolicy: "cache-and-network" },
    },
  });
  return client;
}
