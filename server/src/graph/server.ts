import type { Server } from "node:http";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { ApolloArmor } from "@escape.tech/graphql-armor";
import { makeExecutableSchema } from "@graphql-tools/schema";
import type { GraphQLSchema, ValidationRule } from "graphql";
import type { Logger } from "pino";
import { typeDefs } from "./__generated__/type-defs.ts";
import type { Context } from "./context.ts";
import { formatError } from "./format-error.ts";
import { noSubscriptions } from "./query-limits.ts";
import { scalars } from "./scalars.ts";
import { resolvers } from "./resolvers.ts";

export function buildSchema(): GraphQLSchema {
  return makeExecutableSchema({
    typeDefs,
    resolvers: { ...resolvers, ...scalars },
  });
}

export const MOST_TOKENS = 3_000;

/** What an operation may cost before it is run: `contract/limits.ts` has the limits that a user may meet. */
const operationLimits = new ApolloArmor({
  // Of fields: where a page writes its selection down does not make it deeper.
  maxDepth: { n: 12, flattenFragments: true },
  maxAliases: { n: 30 },
  maxDirectives: { n: 20 },
  // Below: the parser's own limit answers as a fault of the request.
  maxTokens: { enabled: false },
  costLimit: {
    // Weighs the document, not what it finds: the largest page, Sites, comes to 58,000.
    maxCost: 150_000,
    objectCost: 1,
    scalarCost: 1,
    depthCostFactor: 1.5,
  },
}).protect();

/** The same limits where Apollo does not stand in between. */
export const limitRules = (): readonly ValidationRule[] =>
  operationLimits.validationRules;

export function createApollo(options: {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly production: boolean;
  readonly http?: Server;
}): ApolloServer<Context> {
  const { plugins, validationRules } = operationLimits;
  return new ApolloServer<Context>({
    schema: options.schema,
    validationRules: [...validationRules, noSubscriptions],
    introspection: !options.production,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    // Whoever started the server ends it (run.ts); Apollo's own handlers would wait for each other's.
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    formatError: formatError(options.log),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // Typed by the CommonJS twin of the same package.
      ...(plugins as unknown as ApolloServerPlugin<Context>[]),
      ...(options.http
        ? [ApolloServerPluginDrainHttpServer({ httpServer: options.http })]
        : []),
    ],
  });
}
