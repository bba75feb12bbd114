/** Routes and panels against the real schema with stub resolvers, as a viewer who is signed in. */
import { ApolloClient, InMemoryCache } from "@apollo/client";
import { SchemaLink } from "@apollo/client/link/schema";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { render, type RenderResult } from "@testing-library/react";
import { readFileSync } from "node:fs";
import path from "node:path";
import {
  buildSchema,
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from "graphql";
import type { ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import { MemoryRouter } from "react-router";
import { CatalogueContext, createCatalogues } from "../lib/catalogue.ts";
import { createI18n, type Locale } from "../lib/i18n.ts";
import { EraContext } from "../lib/preferences.tsx";
import { SessionContext, type Viewer } from "../lib/viewer.ts";
import { catalogueTerms } from "./catalogue-terms.ts";

/** What each root field answers: a plain value, or a function of its arguments that may throw. */
export type Stubs = Readonly<Record<string, unknown>>;

const sdl = readFileSync(
  path.resolve(import.meta.dirname, "../../../schema.graphql"),
  "utf8",
);

function schemaWith(stubs: Stubs): GraphQLSchema {
  const schema = buildSchema(sdl);
  const resolve: GraphQLFieldResolver<unknown, unknown> = (
    parent,
    args,
    context,
    info,
  ) => {
    const stub = stubs[info.fieldName];
    const isRoot = info.path.prev === undefined;
    if (!isRoot) return defaultFieldResolver(parent, args, context, info);
    return typeof stub === "function"
      ? (stub as (args: unknown) => unknown)(args)
      : stub;
  };
  for (const root of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(root?.getFields() ?? {}))
      field.resolve = resolve;
  return schema;
}

export const aViewer = (changes: Partial<Viewer> = {}): Viewer => ({
  id: "account-1",
  login: "buyer@example.org",
  name: "Somchai",
  locale: "en",
  era: "common",
  actions: [
    "figures:read",
    "sites:read",
    "ledger:read",
    "workbook:import",
    "workbook:export",
    "figures:export",
    "tokens:manage",
    "people:read",
    "people:manage",
  ],
  assemblerLenses: ["aurora"],
  membership: {
    id: "membership-1",
    role: "buyer",
    dataRight: false,
    organisation: {
      id: "aurora",
      key: "AURORA",
      name: { en: "Aurora Motor", th: "ออโรร่า มอเตอร์" },
    },
  },
  memberships: [],
  ...changes,
});

export function renderRoute(
  element: ReactNode,
  options: {
    readonly stubs: Stubs;
    /** Address that the page is opened at. */
    readonly at?: string;
    readonly locale?: Locale;
    readonly viewer?: Viewer;
  },
): RenderResult {
  const {
    stubs,
    at = "/",
    locale = "en",
    viewer = aViewer({ locale }),
  } = options;
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
    }),
    link: new SchemaLink({ schema: schemaWith(stubs) }),
    dataMasking: true,
  });
  return render(
    <I18nextProvider i18n={createI18n(locale)}>
      <MantineProvider env="test">
        <ApolloProvider client={client}>
          <SessionContext value={{ viewer, demo: true, version: "0" }}>
            <EraContext value={viewer.era}>
              <CatalogueContext value={createCatalogues(catalogueTerms())}>
                <MemoryRouter initialEntries={[at]}>{element}</MemoryRouter>
              </CatalogueContext>
            </EraContext>
          </SessionContext>
        </ApolloProvider>
      </MantineProvider>
    </I18nextProvider>,
  );
}
