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
import { REQUEST_FAILED } from "../lib/request-failed.ts";
import { fetchInOrder } from "../lib/seen.ts";

/** A lost socket is opened anew after half a second, then ever more slowly, up to half a minute. */
const retryWait = (retries: number): Promise<void> =>
  new Promise((resolve) => {
    const longest = Math.min(30_000, 500 * 2 ** retries);
    setTimeout(resolve, longest * (0.5 + Math.random() / 2));
  });

/** When the server no longer knows the session, the client asks anew who is signed in. */
export function createApolloClient(): ApolloClient {
  const http = new HttpLink({
    uri: "/graphql",
    fetch: fetchInOrder,
    credentials: "same-origin",
    // A header that a foreign page cannot send without being asked: protection against forged requests.
    headers: { "apollo-require-preflight": "true" },
  });
  const sockets = new GraphQLWsLink(
    createClient({
      url: `${location.origin.replace(/^http/, "ws")}/graphql`,
      lazy: true,
      retryAttempts: Infinity,
      retryWait,
    }),
  );
  const errors = new ErrorLink(({ error }) => {
    const has = (code: string) =>
      CombinedGraphQLErrors.is(error) &&
      error.errors.some(({ extensions }) => extensions?.["code"] === code);
    if (!CombinedGraphQLErrors.is(error) || has("UNAVAILABLE"))
      dispatchEvent(new Event(REQUEST_FAILED));
    if (has("UNAUTHENTICATED"))
      void client.refetchQueries({ include: [SessionDocument] });
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
