import { readdirSync } from "node:fs";
import js from "@eslint/js";
import importX from "eslint-plugin-import-x";
import jest from "eslint-plugin-jest";
import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import { reactRefresh } from "eslint-plugin-react-refresh";
import { defineConfig, globalIgnores } from "eslint/config";
import ts from "typescript-eslint";

const TESTS = [
  "**/*.test.{ts,tsx}",
  "**/testing/**/*.{ts,tsx}",
  "client/e2e/**/*.ts",
];

/** One zone per feature, computed from the folders: a new slice is guarded on the day it is made. */
const slices = (root) =>
  readdirSync(new URL(root, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({
      target: `${root}/${entry.name}`,
      from: root,
      except: [`./${entry.name}`],
      message: "Slices meet in the context, not by import.",
    }));

/** `target` may import, of everything below `from`, only `except` (and itself). */
// `testing` holds what tests share; nothing that ships lies there.
const layer = (target, from, except, message) => ({
  target,
  from,
  except: [...except, "./testing"],
  message,
});

const SERVER_DOWNWARD =
  "Server layers import downward only: platform <- ledger, access <- features <- analytics, graph, http <- main.";
const zones = [
  layer("./shared/src/core", "./shared/src", ["./core"], "Core imports core."),
  layer(
    "./server/src/platform",
    "./server/src",
    ["./platform"],
    SERVER_DOWNWARD,
  ),
  layer(
    "./server/src/ledger",
    "./server/src",
    ["./ledger", "./platform"],
    SERVER_DOWNWARD,
  ),
  layer(
    "./server/src/access",
    "./server/src",
    ["./access", "./platform"],
    SERVER_DOWNWARD,
  ),
  layer(
    "./server/src/features",
    "./server/src",
    [
      "./features",
      "./access",
      "./ledger",
      "./platform",
      "./graph/__generated__",
      "./graph/context.ts",
    ],
    SERVER_DOWNWARD,
  ),
  layer(
    "./client/src/ui",
    "./client/src",
    ["./ui", "./lib", "./texts", "./__generated__"],
    "The UI kit knows no feature.",
  ),
  layer(
    "./client/src/lib",
    "./client/src",
    ["./lib", "./texts", "./__generated__"],
    "lib knows nobody above it.",
  ),
  layer(
    "./client/src/charts",
    "./client/src",
    ["./charts", "./ui", "./lib", "./__generated__"],
    "Charts take props, not data.",
  ),
  layer(
    "./client/src/features",
    "./client/src",
    ["./features", "./ui", "./lib", "./charts", "./__generated__"],
    "Only routes compose features.",
  ),
  layer(
    "./client/src/routes",
    "./client/src",
    [
      "./routes",
      "./features",
      "./ui",
      "./lib",
      "./charts",
      "./texts",
      "./__generated__",
    ],
    "The app composes routes, not the other way round.",
  ),
  ...slices("./server/src/features"),
  ...slices("./client/src/features"),
];

const BANNED_EVERYWHERE = [
  {
    name: "mongoose",
    message: "Only *.store.ts and server/src/platform speak to the database.",
  },
  {
    name: "mongodb",
    message: "Only server/src/platform speaks to the driver.",
  },
  { name: "recharts", message: "Draw through client/src/charts." },
];
const SEED = {
  regex: "^@saphan/seed",
  message: "What ships does not import seed.",
};
const TYPES_FROM_GRAPH = {
  regex: "graph/(__generated__|context)",
  allowTypeImports: true,
  message: "Features take types, not code, from the graph.",
};

export default defineConfig(
  globalIgnores([
    "**/dist",
    "**/coverage",
    "**/__generated__",
    "**/*.mjs",
    "data",
    "tmp",
  ]),
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { "import-x": importX },
    settings: {
      "import-x/extensions": [".ts", ".tsx"],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts", ".tsx"] },
    },
    rules: {
      "max-lines": ["error", { max: 400, skipBlankLines: false }],
      "no-console": "error",
      "no-restricted-imports": "off",
      "@typescript-eslint/no-restricted-imports": [
        "error",
        { paths: BANNED_EVERYWHERE, patterns: [SEED] },
      ],
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message: "Only environment.ts reads the environment.",
        },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      // Apollo's masking declaration extends an interface without adding to it.
      "@typescript-eslint/no-empty-object-type": [
        "error",
        { allowInterfaces: "with-single-extends" },
      ],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true },
      ],
      "import-x/no-restricted-paths": ["error", { zones }],
      "import-x/no-cycle": "error",
      "import-x/no-extraneous-dependencies": "error",
      "import-x/no-default-export": "error",
    },
  },
  {
    files: ["shared/src/core/**/*.ts"],
    ignores: TESTS,
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(?!\\.\\.?/)",
              message: "Core imports nothing but core.",
            },
          ],
        },
      ],
      "no-restricted-globals": [
        "error",
        "process",
        "console",
        "fetch",
        "window",
        "setTimeout",
        "setInterval",
        "setImmediate",
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Pass `asOf` in." },
        { object: "Math", property: "random", message: "Pass an rng in." },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: "Pass `asOf` in.",
        },
      ],
    },
  },
  {
    files: ["server/src/features/**/*.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        { paths: BANNED_EVERYWHERE, patterns: [SEED, TYPES_FROM_GRAPH] },
      ],
    },
  },
  {
    files: ["server/src/**/*.store.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          paths: BANNED_EVERYWHERE.filter(({ name }) => name !== "mongoose"),
          patterns: [SEED, TYPES_FROM_GRAPH],
        },
      ],
    },
  },
  {
    files: ["server/src/platform/**/*.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          paths: BANNED_EVERYWHERE.filter(({ name }) => name === "recharts"),
          patterns: [SEED],
        },
      ],
    },
  },
  {
    files: ["client/src/**/*.{ts,tsx}"],
    extends: [
      hooks.configs.flat.recommended,
      a11y.flatConfigs.recommended,
      reactRefresh.configs.vite(),
    ],
    rules: {
      // It warns on every useVirtualizer.
      "react-hooks/incompatible-library": "off",
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          paths: BANNED_EVERYWHERE,
          patterns: [
            SEED,
            {
              regex: "^@saphan/server|/server/src/",
              message: "The client never imports the server.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["client/src/charts/**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          paths: BANNED_EVERYWHERE.filter(({ name }) => name !== "recharts"),
          patterns: [SEED],
        },
      ],
    },
  },
  {
    files: [
      "server/src/environment.ts",
      "scripts/**/*.ts",
      "client/vite.config.ts",
      "client/e2e/**/*.ts",
      "server/bench/**/*.ts",
      ...TESTS,
    ],
    rules: { "no-restricted-properties": "off" },
  },
  {
    files: ["scripts/**/*.ts", "server/bench/**/*.ts", ...TESTS],
    rules: {
      "no-console": "off",
      "@typescript-eslint/no-restricted-imports": "off",
      "import-x/no-extraneous-dependencies": "off",
    },
  },
  {
    files: ["client/vite.config.ts"],
    rules: {
      "import-x/no-default-export": "off",
      "import-x/no-extraneous-dependencies": "off",
    },
  },
  {
    files: TESTS,
    extends: [jest.configs["flat/recommended"]],
    rules: {
      "max-lines": "off",
      "jest/expect-expect": [
        "error",
        { assertFunctionNames: ["expect", "expect*", "fc.assert"] },
      ],
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-explicit-any": "off",
    },
  },
  { files: ["**/*.data.ts"], rules: { "max-lines": "off" } },
);
