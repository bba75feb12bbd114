import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import {
  FEWEST_PASSWORD_CHARACTERS,
  passwordFault,
  ROLES,
  type PasswordFault,
} from "@saphan/shared/contract";
import { REGISTRY } from "@saphan/shared/core";
import { idOfKey } from "@saphan/server/keys-of";
import { Refusal } from "./refusals.ts";
import { withRuntime } from "./with-runtime.ts";
import { needed, oneOf } from "./words.ts";

/** Why one is not taken, by the rule of the page. */
const REFUSED: Readonly<Record<PasswordFault, string>> = {
  short: `A password of at least ${FEWEST_PASSWORD_CHARACTERS} characters is read from the standard input.`,
  long: "The password is too long.",
  common: "The password is among those that are tried first. Take another.",
  own_name:
    "The password is made of the person's own name or address. Take another.",
};

async function readPassword(own: readonly string[]): Promise<string> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, "");
  const fault = passwordFault(password, own);
  if (fault) throw new Refusal(REFUSED[fault]);
  return password;
}

export async function userCommand(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      role: { type: "string" },
      organisation: { type: "string" },
      name: { type: "string" },
      language: { type: "string", default: "en" },
      "data-right": { type: "boolean", default: false },
    },
  });
  oneOf(["add"], needed(positionals[0], "What to do"), "What to do");
  const login = needed(positionals[1], "LOGIN");
  const role = oneOf(ROLES, needed(values.role, "--role"), "--role");
  const isAdministrator = role === "administrator";
  if (values["data-right"] && !isAdministrator)
    throw new Refusal("Only an administrator has the data right.");
  const key = isAdministrator
    ? ""
    : needed(values.organisation, "--organisation");
  const locale = oneOf(["en", "th"], values.language, "--language");
  const password = await readPassword([login, values.name ?? ""]);
  return withRuntime(async ({ accounts, snapshots }) => {
    const organisation = isAdministrator
      ? REGISTRY
      : idOfKey(snapshots.current(), REGISTRY, "entity", key);
    if (organisation === undefined)
      throw new Refusal(`There is no organisation ${key}.`);
    await accounts.addAccount({
      login,
      name: values.name ?? login,
      password,
      role,
      organisation,
      dataRight: values["data-right"],
      locale,
      demo: false,
    });
    process.stdout.write(`${login} was added.\n`);
    return 0;
  });
}
