import type { Server } from "node:http";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
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

export function createApollo(options: {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly production: boolean;
  readonly http?: Server;
}): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema: options.schema,
    introspection: !options.production,
    includeStacktraceInErrorResponses: false,
    formatError: formatError(options.log),
    plugins: options.http
      ? [ApolloServerPluginDrainHttpServer({ httpServer: options.http })]
      : [],
  });
}
