/** The product as its users have it: its command line on a folder, and its API on a port. */
import { spawn } from "node:child_process";
import path from "node:path";
import { text } from "node:stream/consumers";

const ROOT = path.resolve(import.meta.dirname, "../..");
const TSX = [
  path.join(ROOT, "node_modules/tsx/dist/cli.mjs"),
  "--conditions=@saphan/source",
];

/** Runs `npm run saphan -- …` and gives what it printed; throws that if it did not end well. */
export async function saphan(
  dataDir: string,
  words: readonly string[],
  input = "",
): Promise<string> {
  const child = spawn(
    process.execPath,
    [...TSX, path.join(ROOT, "scripts/saphan.ts"), ...words],
    { env: { ...process.env, DATA_DIR: dataDir, DEMO: "0" } },
  );
  child.stdin.end(input);
  const [printed, refused, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once("close", resolve)),
  ]);
  if (code === 0) return printed;
  throw new Error(`saphan ${words.join(" ")}: ${code}\n${printed}\n${refused}`);
}

export type Ask = (
  query: string,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<Record<string, unknown>>;

/** Signs in and gives a way to ask; throws what the API refuses. */
export async function signIn(
  url: string,
  login: string,
  password: string,
): Promise<Ask> {
  let cookie = "";
  const ask: Ask = async (query, variables = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({ query, variables }),
    });
    const set = response.headers.getSetCookie()[0];
    if (set) cookie = set.split(";")[0] ?? "";
    const { data, errors } = (await response.json()) as {
      data?: Record<string, unknown>;
      errors?: unknown;
    };
    if (data && !errors) return data;
    throw new Error(JSON.stringify(errors));
  };
  await ask(
    `mutation SignIn($login: String!, $password: String!) {
      signIn(login: $login, password: $password) { __typename }
    }`,
    { login, password },
  );
  return ask;
}
