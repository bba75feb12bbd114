import type { Server } from "node:http";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { ApolloArmor } from "@escape.tech/graphql-armor";
import { makeExecutableSchema } from "@graphql-tools/schema";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { typeDefs } from "./__generated__/type-defs.ts";
import type { Context } from "./context.ts";
import { formatError } from "./format-error.ts";
import { scalars } from "./scalars.ts";
import { resolvers } from "./resolvers.ts";

export function buildSchema(): GraphQLSchema {
  return makeExecutableSchema({
    typeDefs,
    resolvers: { ...resolvers, ...scalars },
  });
}

/** What an operation may cost before it is run: `contract/limits.ts` has the limits that a user may meet. */
export const operationLimits = new ApolloArmor({
  maxDepth: { n: 12 },
  maxAliases: { n: 30 },
  maxDirectives: { n: 20 },
  maxTokens: { n: 3_000 },
  costLimit: {
    maxCost: 60_000,
    objectCost: 1,
    scalarCost: 1,
    depthCostFactor: 1.5,
  },
}).protect();

export function createApollo(options: {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly production: boolean;
  readonly http?: Server;
}): ApolloServer<Context> {
  const { plugins, validationRules } = operationLimits;
  return new ApolloServer<Context>({
    schema: options.schema,
    validationRules,
    introspection: !options.production,
    // Whoever serves stops it; to be stopped twice it does not bear (5.5.1: the second call never returns).
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    formatError: formatError(options.log),
    plugins: [
      // Typed by the CommonJS twin of the same package.
      ...(plugins as unknown as ApolloServerPlugin<Context>[]),
      ...(options.http
        ? [ApolloServerPluginDrainHttpServer({ httpServer: options.http })]
        : []),
    ],
  });
}
