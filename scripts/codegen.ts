/**
 * Generates everything that follows from the SDL: the committed `schema.graphql`, the server's resolver types and
 * the client's typed, masked operations. `--check` fails if the committed schema is stale.
 *
 * Our own script on the generator's core and plugins: its command line does not install cleanly on Node 20
 * (docs/decisions/0005-own-codegen-script.md).
 */
import fs from "node:fs";
import path from "node:path";
import { codegen } from "@graphql-codegen/core";
import * as typedDocumentNode from "@graphql-codegen/typed-document-node";
import * as typescript from "@graphql-codegen/typescript";
import * as typescriptOperations from "@graphql-codegen/typescript-operations";
import * as typescriptResolvers from "@graphql-codegen/typescript-resolvers";
import {
  buildASTSchema,
  concatAST,
  getNamedType,
  GraphQLError,
  isInterfaceType,
  isObjectType,
  Kind,
  lexicographicSortSchema,
  NoDeprecatedCustomRule,
  NoUnusedFragmentsRule,
  parse,
  printSchema,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from "graphql";
import { mappers } from "./codegen-mappers.ts";

const root = path.resolve(import.meta.dirname, "..");
const SERVER_OUT = "server/src/graph/__generated__";
const CLIENT_OUT = "client/src/__generated__";

const SCALARS = {
  ID: "string",
  Day: "string",
  Period: "string",
  Timestamp: "string",
  F64List: "readonly (number | null)[]",
  CodeList: "readonly number[]",
};
/** Apollo Client's own: it never reaches the server. */
const CLIENT_DIRECTIVES = "directive @unmask on FRAGMENT_SPREAD";

const COMMON = {
  scalars: SCALARS,
  enumsAsTypes: true,
  useTypeImports: true,
  strictScalars: true,
};

function graphqlFiles(folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), {
      withFileTypes: true,
      recursive: true,
    })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".graphql"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

const everyOperationIsNamed: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (!node.name)
      context.reportError(
        new GraphQLError("Name the operation.", { nodes: node }),
      );
  },
});

/** Without its id an object cannot be normalised in the client's cache. */
const everySelectionTakesTheId: ValidationRule = (context) => ({
  SelectionSet(set) {
    const type = getNamedType(context.getParentType());
    if (!isObjectType(type) && !isInterfaceType(type)) return;
    if (!type.getFields()["id"]) return;
    const taken = set.selections.some((selection) =>
      selection.kind === Kind.FIELD ? selection.name.value === "id" : true,
    );
    if (!taken)
      context.reportError(
        new GraphQLError(`Select the id of ${type.name}.`, { nodes: set }),
      );
  },
});

interface ClientDocument {
  readonly location: string;
  readonly document: DocumentNode;
}

function checkOperations(
  schema: GraphQLSchema,
  documents: readonly ClientDocument[],
): void {
  const rules = [
    ...specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule),
    NoDeprecatedCustomRule,
    everyOperationIsNamed,
    everySelectionTakesTheId,
  ];
  const all = concatAST(documents.map(({ document }) => document));
  const errors = all.definitions.length ? validate(schema, all, rules) : [];
  if (errors.length === 0) return;
  for (const error of errors) console.error(String(error));
  process.exit(1);
}

const DOCUMENT =
  /^export const (\w+) = (.*) as unknown as DocumentNode<(\w+), (\w+)>;$/;

/**
 * Types in one file, each document in one of its own: a page loads the documents that it uses. Whoever imports both
 * has them from `operations.ts`.
 */
function clientFiles(
  generated: string,
  header: string,
): readonly (readonly [string, string])[] {
  const kept: string[] = [];
  const files: (readonly [string, string])[] = [];
  for (const line of generated.split("\n")) {
    const [, name, content, result = "", variables = ""] =
      DOCUMENT.exec(line) ?? [];
    if (name === undefined) {
      if (!line.startsWith("import type { TypedDocumentNode")) kept.push(line);
      continue;
    }
    const types = [result, variables].filter((type) => type !== "unknown");
    files.push([
      `${CLIENT_OUT}/documents/${name}.ts`,
      `${header}import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { ${types.join(", ")} } from "../operations.ts";
export const ${name} = ${content} as unknown as TypedDocumentNode<${result}, ${variables}>;
`,
    ]);
    kept.push(`export { ${name} } from "./documents/${name}.ts";`);
  }
  return [[`${CLIENT_OUT}/operations.ts`, header + kept.join("\n")], ...files];
}

async function generate(): Promise<ReadonlyMap<string, string>> {
  const sdl = graphqlFiles("server/src")
    .map((file) => fs.readFileSync(file, "utf8"))
    .join("\n");
  const schema = parse(sdl);
  const built = buildASTSchema(schema);
  const clientSchema = parse(`${sdl}\n${CLIENT_DIRECTIVES}`);
  const documents = graphqlFiles("client/src").map((location) => ({
    location,
    document: parse(fs.readFileSync(location, "utf8")),
  }));
  checkOperations(buildASTSchema(clientSchema), documents);
  const header = "/* eslint-disable */\n// Generated by scripts/codegen.ts.\n";
  return new Map([
    [
      "schema.graphql",
      `# Generated by scripts/codegen.ts.\n${printSchema(lexicographicSortSchema(built))}\n`,
    ],
    [
      `${SERVER_OUT}/type-defs.ts`,
      `${header}export const typeDefs = /* GraphQL */ ${JSON.stringify(sdl)};\n`,
    ],
    [
      `${SERVER_OUT}/resolvers.ts`,
      header +
        (await codegen({
          filename: "resolvers.ts",
          schema,
          documents: [],
          config: {
            ...COMMON,
            immutableTypes: true,
            contextType: "../context.ts#Context",
            mappers,
          },
          plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
          pluginMap: { typescript, typescriptResolvers },
        })),
    ],
    ...clientFiles(
      await codegen({
        filename: "operations.ts",
        schema: clientSchema,
        documents,
        config: {
          ...COMMON,
          documentMode: "documentNode",
          dedupeFragments: true,
          inlineFragmentTypes: "mask",
          customDirectives: { apolloUnmask: true },
        },
        plugins: [{ typescriptOperations: {} }, { typedDocumentNode: {} }],
        pluginMap: { typescriptOperations, typedDocumentNode },
      }),
      header,
    ),
  ]);
}

const checking = process.argv.includes("--check");
const generated = await generate();
for (const [file, text] of generated) {
  const target = path.join(root, file);
  const current = fs.existsSync(target) ? fs.readFileSync(target, "utf8") : "";
  if (current === text) continue;
  if (checking && file === "schema.graphql") {
    console.error(
      "schema.graphql is stale: run `npm run check` and commit it.",
    );
    process.exitCode = 1;
  }
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
}

// A document that was renamed or deleted leaves no file behind.
const folder = path.join(root, CLIENT_OUT, "documents");
for (const file of fs.existsSync(folder) ? fs.readdirSync(folder) : [])
  if (!generated.has(`${CLIENT_OUT}/documents/${file}`))
    fs.rmSync(path.join(folder, file));
