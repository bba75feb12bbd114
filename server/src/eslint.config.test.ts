import path from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { ESLint } from "eslint";
import ts from "typescript-eslint";

const root = path.resolve(import.meta.dirname, "../..");

/** Rules that fire on `code` if it stood at `file`. Types are left out: the file does not exist. */
let rulesOn: (file: string, code: string) => Promise<readonly string[]>;

beforeAll(() => {
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: [ts.configs.disableTypeChecked],
  });
  rulesOn = async (file, code) => {
    const [result] = await eslint.lintText(code, {
      filePath: path.join(root, file),
    });
    return (result?.messages ?? []).map(
      (message) => message.ruleId ?? message.message,
    );
  };
});

const imports = (from: string) => `import * as x from "${from}";\nvoid x;\n`;
const PATHS = "import-x/no-restricted-paths";
const IMPORTS = "@typescript-eslint/no-restricted-imports";
const PROPERTIES = "no-restricted-properties";

describe("the walls", () => {
  test.each<[string, string, string, string]>([
    [
      "core imports nothing by package name",
      "shared/src/core/bad.ts",
      imports("zod"),
      IMPORTS,
    ],
    [
      "core does not climb out of its folder",
      "shared/src/core/bad.ts",
      imports("../contract/index.ts"),
      PATHS,
    ],
    [
      "core has no clock",
      "shared/src/core/bad.ts",
      "export const x = Date.now();\n",
      PROPERTIES,
    ],
    [
      "core has no clock in a constructor",
      "shared/src/core/bad.ts",
      "export const x = new Date();\n",
      "no-restricted-syntax",
    ],
    [
      "core has no chance",
      "shared/src/core/bad.ts",
      "export const x = Math.random();\n",
      PROPERTIES,
    ],
    [
      "core does not know the process",
      "shared/src/core/bad.ts",
      "export const x = process.pid;\n",
      "no-restricted-globals",
    ],
    [
      "platform knows no feature",
      "server/src/platform/bad.ts",
      imports("../features/service/resolvers/Query.ts"),
      PATHS,
    ],
    [
      "a feature does not reach up to http",
      "server/src/features/service/bad.ts",
      imports("../../http/app.ts"),
      PATHS,
    ],
    [
      "a feature takes no code from the graph",
      "server/src/features/service/bad.ts",
      imports("../../graph/context.ts"),
      IMPORTS,
    ],
    [
      "only a store imports mongoose",
      "server/src/features/service/bad.service.ts",
      imports("mongoose"),
      IMPORTS,
    ],
    [
      "a store does not import the driver",
      "server/src/features/service/bad.store.ts",
      imports("mongodb"),
      IMPORTS,
    ],
    [
      "only environment.ts reads the environment",
      "server/src/http/bad.ts",
      "export const x = process.env;\n",
      PROPERTIES,
    ],
    [
      "the client never imports the server",
      "client/src/lib/bad.ts",
      imports("../../../server/src/main.ts"),
      IMPORTS,
    ],
    [
      "only charts import recharts",
      "client/src/routes/Bad.tsx",
      imports("recharts"),
      IMPORTS,
    ],
    [
      "lib knows nobody above it",
      "client/src/lib/bad.ts",
      imports("../routes/SignInRoute.tsx"),
      PATHS,
    ],
    [
      "what ships does not import seed",
      "server/src/http/bad.ts",
      imports("@saphan/seed"),
      IMPORTS,
    ],
    [
      "a dependency is declared where it is used",
      "shared/src/contract/bad.ts",
      imports("express"),
      "import-x/no-extraneous-dependencies",
    ],
    [
      "files stay small",
      "shared/src/contract/bad.ts",
      "export {};\n".repeat(401),
      "max-lines",
    ],
    [
      "a test asserts",
      "shared/src/contract/bad.test.ts",
      'import { test } from "@jest/globals";\ntest("x", () => {});\n',
      "jest/expect-expect",
    ],
    [
      "an expectation expects",
      "shared/src/contract/bad.test.ts",
      'import { expect, test } from "@jest/globals";\ntest("x", () => { expect(1); });\n',
      "jest/valid-expect",
    ],
  ])("%s", async (_title, file, code, rule) => {
    expect(await rulesOn(file, code)).toContain(rule);
  });

  test("a store may import mongoose", async () => {
    expect(
      await rulesOn(
        "server/src/features/service/good.store.ts",
        imports("mongoose"),
      ),
    ).toEqual([]);
  });

  test("a feature may take types from the graph", async () => {
    const code =
      'import type { Context } from "../../graph/context.ts";\nexport type X = Context;\n';
    expect(await rulesOn("server/src/features/service/good.ts", code)).toEqual(
      [],
    );
  });
});
