/** The demo's people (design.md, "What is fixed"): every profile has each of them, under organisations of its own. */
import { DEMO_ACCOUNTS, type DemoLogin } from "./accounts.data.ts";
import type { SeedAccount } from "../generate/workbook.ts";

export type AccountOf = (login: DemoLogin) => SeedAccount;

/** `organisations`: entity_keys of the registry's file. */
export function accountsUnder(
  organisations: Readonly<Record<DemoLogin, string>>,
): { readonly all: readonly SeedAccount[]; readonly of: AccountOf } {
  const all = DEMO_ACCOUNTS.map((account): SeedAccount => ({
    ...account,
    organisation: organisations[account.login],
  }));
  return {
    all,
    of: (login) => {
      const found = all.find((account) => account.login === login);
      if (!found) throw new RangeError(`no account ${login}`);
      return found;
    },
  };
}
