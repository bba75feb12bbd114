/** API tokens: a machine works under the membership of the person who made it, within the scope that it was given. */
import {
  TOKEN_ACTIONS,
  type Action,
  type TokenAction,
  MOST_TOKEN_DAYS,
} from "@saphan/shared/contract";
import { allowed, inPerson, mayDo, type Viewer } from "../../access/viewer.ts";
import { publishAct } from "../../ledger/acts.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { DomainError, notFound } from "../../platform/domain-error.ts";
import type { SessionKeeper } from "./session-keeper.ts";
import type { Session } from "./session.store.ts";

const DAY_MS = 86_400_000;
const MOST_NAME_CHARACTERS = 60;
/** More than anybody can keep an eye on. */
const MOST_TOKENS = 50;

export interface TokenService {
  /** For who sits at the page: a machine is told of none. */
  readonly list: (viewer: Viewer) => Promise<Session[]>;
  /** `actions` absent: all that the role allows and a token may be given. Its secret is told here and nowhere else. */
  readonly create: (
    viewer: Viewer | null,
    name: string,
    days: number,
    actions?: readonly string[],
  ) => Promise<{ readonly id: string; readonly secret: string }>;
  /** What a token that is kept may do. */
  readonly scopeOf: (token: Session) => readonly Action[];
  readonly revoke: (viewer: Viewer | null, id: string) => Promise<void>;
}

/** What a token of the viewer's may be given. */
export const grantable = (viewer: Viewer): readonly TokenAction[] =>
  TOKEN_ACTIONS.filter((action) => mayDo(viewer, action));

function checkedScope(viewer: Viewer, actions: readonly string[]): Action[] {
  const may = grantable(viewer);
  const scope = may.filter((action) => actions.includes(action));
  if (
    scope.length > 0 &&
    actions.every((each) => scope.includes(each as never))
  )
    return scope;
  throw new DomainError(
    "BAD_USER_INPUT",
    `A token is given one or more of: ${may.join(", ")}.`,
  );
}

export function createTokenService(
  keeper: SessionKeeper,
  ledger: Ledger,
): TokenService {
  const listOf = (account: string) => keeper.list(account, "tokens");
  return {
    list: ({ account, isToken }) =>
      isToken ? Promise.resolve([]) : listOf(account.id),
    scopeOf: ({ scope }) => scope ?? TOKEN_ACTIONS,

    create: async (viewer, given, days, actions) => {
      const asking = inPerson(allowed(viewer, "tokens:manage"));
      const { account, membership } = asking;
      const name = given.trim();
      const isNamed = name !== "" && given.length <= MOST_NAME_CHARACTERS;
      if (!isNamed || days < 1 || days > MOST_TOKEN_DAYS)
        throw new DomainError(
          "BAD_USER_INPUT",
          `A token needs a name of at most ${MOST_NAME_CHARACTERS} characters and 1 to ${MOST_TOKEN_DAYS} days.`,
        );
      const scope = checkedScope(asking, actions ?? grantable(asking));
      if ((await listOf(account.id)).length >= MOST_TOKENS)
        throw new DomainError(
          "BAD_USER_INPUT",
          `An account has at most ${MOST_TOKENS} tokens. End one that is not needed any more.`,
        );
      const { id, secret } = await keeper.beginToken(
        {
          account: account.id,
          membership: membership.id,
          tokenName: name,
          scope,
        },
        days * DAY_MS,
      );
      await publishAct(
        ledger,
        { account: account.id, organisation: membership.organisation },
        "token_created",
        name,
      );
      return { id, secret };
    },

    revoke: async (viewer, id) => {
      const { account, membership } = inPerson(
        allowed(viewer, "tokens:manage"),
      );
      const token = (await listOf(account.id)).find(
        ({ digest }) => digest === id,
      );
      if (!token) throw notFound("token");
      await keeper.end(token.digest);
      await publishAct(
        ledger,
        { account: account.id, organisation: membership.organisation },
        "token_revoked",
        token.tokenName,
      );
    },
  };
}
