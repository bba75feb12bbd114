/** Signing in and staying signed in, on a real store, by a clock that only the tests move. */
import {
  afterAll,
  beforeAll,
  beforeEach,
  expect,
  jest,
  test,
} from "@jest/globals";
import type { Role } from "@saphan/shared/contract";
import type { Viewer } from "../../access/viewer.ts";
import { createChangesStore } from "../../ledger/changes.store.ts";
import { createLedger } from "../../ledger/ledger.ts";
import { createRevisionsStore } from "../../ledger/revisions.store.ts";
import {
  openEmbedded,
  type TestDatabase,
} from "../../platform/testing/databases-under-test.ts";
import { createAccountStore } from "./account.store.ts";
import type { AccountService } from "./account.service.ts";
import { createAttemptStore } from "./attempt.store.ts";
import { createMembershipStore } from "./membership.store.ts";
import { createSessionStore } from "./session.store.ts";
import type { TokenService } from "./token.service.ts";

const argon2 = await import("@node-rs/argon2");
const verified: string[] = [];
// The real algorithm, made cheap: what is tested is when it runs.
jest.unstable_mockModule("@node-rs/argon2", () => ({
  hash: (password: string) =>
    argon2.hash(password, { memoryCost: 8, timeCost: 1 }),
  verify: (hashed: string, password: string) => {
    verified.push(hashed);
    return argon2.verify(hashed, password);
  },
}));
const { createAccountService } = await import("./account.service.ts");
const { createSessionKeeper } = await import("./session-keeper.ts");
const { createTokenService } = await import("./token.service.ts");

const SECOND = 1_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PASSWORD = "a long enough password";
let now = Date.UTC(2026, 4, 20);
let people = 0;
let store: TestDatabase;
let accounts: AccountService;
let withoutDemo: AccountService;
let tokens: TokenService;
let memberships: ReturnType<typeof createMembershipStore>;
let changes: ReturnType<typeof createChangesStore>;
let ledger: ReturnType<typeof createLedger>;

beforeAll(async () => {
  store = await openEmbedded();
  const { database } = store;
  changes = createChangesStore(database);
  ledger = createLedger(changes, createRevisionsStore(database), () => now);
  memberships = createMembershipStore(database);
  const stores = {
    accounts: createAccountStore(database),
    memberships,
    sessions: createSessionStore(database),
    attempts: createAttemptStore(database),
  };
  await database.prepare();
  const clock = () => now;
  const keeper = createSessionKeeper(stores, clock, true);
  accounts = createAccountService(stores, ledger, clock, true, keeper);
  tokens = createTokenService(keeper, ledger);
  withoutDemo = createAccountService(stores, ledger, clock, false);
});
afterAll(() => store.close());
beforeEach(() => {
  // Nothing that a test before has counted still counts.
  now += 2 * DAY;
  verified.length = 0;
});

async function aPerson(
  given: { readonly demo?: boolean; readonly role?: Role } = {},
): Promise<string> {
  const login = `person${++people}@example.org`;
  await accounts.addAccount({
    login,
    name: "A Person",
    password: PASSWORD,
    role: given.role ?? "buyer",
    organisation: "a",
    dataRight: false,
    locale: "en",
    demo: given.demo ?? false,
  });
  return login;
}

async function secretOf(
  login: string,
  password = PASSWORD,
  address = login,
): Promise<string> {
  const result = await accounts.signIn(login, password, address);
  if ("reason" in result) throw new Error(result.reason);
  return result.secret;
}

async function signedIn(login: string): Promise<Viewer> {
  const viewer = await accounts.viewerOf(await secretOf(login));
  if (!viewer) throw new Error("nobody");
  return viewer;
}

const fails = async (login: string, times: number, address = login) => {
  for (let i = 0; i < times; i++)
    await accounts.signIn(login, `guess ${i}`, address);
};

/** Every document of the store, as text. */
async function everythingStored(): Promise<string> {
  const db = store.client.db(store.name);
  const names = ["accounts", "attempts", "changes", "memberships", "sessions"];
  const all = await Promise.all(
    names.map((name) => db.collection(name).find().toArray()),
  );
  return JSON.stringify(all);
}

test("the right password signs in, whatever the case of the login", async () => {
  const login = await aPerson();
  const secret = await secretOf(` ${login.toUpperCase()} `);
  expect(await accounts.viewerOf(secret)).toMatchObject({
    account: { login },
    membership: { organisation: "a", role: "buyer" },
    isToken: false,
  });
});

test("an unknown login and a wrong password are told alike, after the same work", async () => {
  const login = await aPerson();
  const wrong = await accounts.signIn(login, "guess", "1.1.1.1");
  const afterWrong = verified.splice(0);
  const unknown = await accounts.signIn(
    "nobody@example.org",
    "guess",
    "1.1.1.1",
  );
  const afterUnknown = verified.splice(0);
  expect(unknown).toEqual(wrong);
  expect(wrong).toEqual({ reason: "wrong", waitSeconds: 0 });
  const cost = (hashed: readonly string[]) =>
    hashed.map((text) => text.split("$").slice(0, 4).join("$"));
  expect(afterWrong).toHaveLength(1);
  expect(cost(afterUnknown)).toEqual(cost(afterWrong));
});

test("what is too long for a login or a password is wrong, and stored nowhere", async () => {
  const login = await aPerson();
  const long = "x".repeat(100_000);
  const wrong = { reason: "wrong", waitSeconds: 0 };
  expect(await accounts.signIn(long, "guess", "1.1.1.2")).toEqual(wrong);
  expect(await accounts.signIn(login, long, "1.1.1.2")).toEqual(wrong);
  expect(verified).toEqual([]);
  expect(await everythingStored()).not.toContain(long);
});

test("five failures lock a login, for a time that doubles up to an hour", async () => {
  const login = await aPerson();
  await fails(login, 4);
  expect(await accounts.signIn(login, "guess", login)).toEqual({
    reason: "wrong",
    waitSeconds: 30,
  });
  // While it is locked not even the right password is looked at.
  verified.length = 0;
  now += 10 * SECOND;
  expect(await accounts.signIn(login, PASSWORD, login)).toEqual({
    reason: "locked",
    waitSeconds: 20,
  });
  expect(verified).toEqual([]);
  const waits: number[] = [];
  for (let i = 0; i < 9; i++) {
    now += HOUR;
    const refused = await accounts.signIn(login, "guess", login);
    if ("waitSeconds" in refused) waits.push(refused.waitSeconds);
  }
  expect(waits).toEqual([60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
});

test("signing in forgives what failed before", async () => {
  const login = await aPerson();
  await fails(login, 4);
  await secretOf(login);
  await fails(login, 4);
  expect(await accounts.viewerOf(await secretOf(login))).not.toBeNull();
});

test("many guesses at once are counted one by one", async () => {
  const login = await aPerson();
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      accounts.signIn(login, `guess ${i}`, login),
    ),
  );
  const reasons = results.map((result) => "reason" in result && result.reason);
  expect(reasons.filter((reason) => reason === "wrong")).toHaveLength(5);
  expect(verified).toHaveLength(5);
});

test("fifty failures from one address lock it for the rest of its quarter of an hour, and no other", async () => {
  const login = await aPerson();
  now = Math.ceil(now / HOUR) * HOUR;
  await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      accounts.signIn(`nobody${i}@example.org`, "guess", "1.1.1.3"),
    ),
  );
  now += 60 * SECOND;
  expect(await accounts.signIn(login, PASSWORD, "1.1.1.3")).toEqual({
    reason: "locked",
    waitSeconds: 14 * 60,
  });
  expect(await accounts.signIn(login, PASSWORD, "1.1.1.4")).toHaveProperty(
    "secret",
  );
  now += 14 * 60 * SECOND;
  expect(await accounts.signIn(login, PASSWORD, "1.1.1.3")).toHaveProperty(
    "secret",
  );
});

test("an office that signs in often behind one address is not locked out", async () => {
  const login = await aPerson();
  const failuresOf = async () => {
    const counted = await store.client
      .db(store.name)
      .collection("attempts")
      .find()
      .toArray();
    return counted
      .filter(({ _id }) => String(_id).endsWith(":1.1.1.5"))
      .map(({ failures }) => failures as number);
  };
  await secretOf(login, PASSWORD, "1.1.1.5");
  expect(await failuresOf()).toEqual([0]);
});

test("a session ends twelve hours after it was last used", async () => {
  const [used, left] = [
    await secretOf(await aPerson()),
    await secretOf(await aPerson()),
  ];
  now += 12 * HOUR - SECOND;
  expect(await accounts.viewerOf(used)).not.toBeNull();
  now += 6 * SECOND;
  expect(await accounts.viewerOf(left)).toBeNull();
  now += 11 * HOUR;
  expect(await accounts.viewerOf(used)).not.toBeNull();
  now += 12 * HOUR;
  expect(await accounts.viewerOf(used)).toBeNull();
});

test("a session ends after seven days, however busy it is", async () => {
  const secret = await secretOf(await aPerson());
  for (let hours = 6; hours < 7 * 24; hours += 6) {
    now += 6 * HOUR;
    expect(await accounts.viewerOf(secret)).not.toBeNull();
  }
  now += 6 * HOUR;
  expect(await accounts.viewerOf(secret)).toBeNull();
});

test("an open page that only watches keeps no session alive", async () => {
  const secret = await secretOf(await aPerson());
  now += 11 * HOUR;
  expect(await accounts.viewerOf(secret, "watches")).not.toBeNull();
  now += HOUR;
  expect(await accounts.viewerOf(secret, "watches")).toBeNull();
});

test("a session that ended is swept, one that did not stays", async () => {
  const ended = await secretOf(await aPerson());
  now += 13 * HOUR;
  const kept = await secretOf(await aPerson());
  await accounts.removeExpired();
  const sessions = await store.client
    .db(store.name)
    .collection("sessions")
    .find()
    .toArray();
  expect(
    sessions.some(({ expiresAt }) => (expiresAt as Date).getTime() < now),
  ).toBe(false);
  expect(await accounts.viewerOf(kept)).not.toBeNull();
  expect(await accounts.viewerOf(ended)).toBeNull();
});

test("signing out ends this session at once, and no other", async () => {
  const login = await aPerson();
  const [here, there] = [await secretOf(login), await secretOf(login)];
  await accounts.signOut(await accounts.viewerOf(here));
  expect(await accounts.viewerOf(here)).toBeNull();
  expect(await accounts.viewerOf(there)).not.toBeNull();
});

test("another process lets a session go within five seconds", async () => {
  const secret = await secretOf(await aPerson());
  expect(await withoutDemo.viewerOf(secret)).not.toBeNull();
  await accounts.signOut(await accounts.viewerOf(secret));
  now += 5 * SECOND;
  expect(await withoutDemo.viewerOf(secret)).toBeNull();
});

test("a switch of membership holds for that session, and ends with the membership", async () => {
  const login = await aPerson();
  const secret = await secretOf(login);
  const other = await secretOf(login);
  const viewer = await accounts.viewerOf(secret);
  if (!viewer) throw new Error("nobody");
  await memberships.insert(
    {
      id: `second of ${login}`,
      account: viewer.account.id,
      organisation: "p",
      role: "programme",
      dataRight: false,
    },
    new Date(now + 1),
  );
  await accounts.switchMembership(viewer, `second of ${login}`);
  expect(await accounts.viewerOf(secret)).toMatchObject({
    membership: { organisation: "p", role: "programme" },
  });
  expect(await accounts.viewerOf(other)).toMatchObject({
    membership: { organisation: "a" },
  });
  await store.client
    .db(store.name)
    .collection("memberships")
    .deleteOne({ _id: `second of ${login}` as never });
  now += 5 * SECOND;
  expect(await accounts.viewerOf(secret)).toBeNull();
});

test("who has no role anywhere is told so, with the right password only", async () => {
  const login = await aPerson();
  const { account } = await signedIn(login);
  await store.client
    .db(store.name)
    .collection("memberships")
    .deleteMany({ account: account.id });
  expect(await accounts.signIn(login, "guess", login)).toMatchObject({
    reason: "wrong",
  });
  expect(await accounts.signIn(login, PASSWORD, login)).toEqual({
    reason: "no_membership",
    waitSeconds: 0,
  });
});

test("nobody works under a membership of another person", async () => {
  const [viewer, other] = [
    await signedIn(await aPerson()),
    await signedIn(await aPerson()),
  ];
  await expect(
    accounts.switchMembership(viewer, other.membership.id),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("demo accounts sign in only where the demo is, with sessions they had before too", async () => {
  const login = await aPerson({ demo: true });
  const secret = await secretOf(login);
  expect(await accounts.viewerOf(secret)).not.toBeNull();
  expect(await withoutDemo.viewerOf(secret)).toBeNull();
  expect(await withoutDemo.signIn(login, PASSWORD, login)).toEqual({
    reason: "wrong",
    waitSeconds: 0,
  });
});

test("of passwords, sessions and tokens the store holds digests only", async () => {
  const login = await aPerson();
  const secret = await secretOf(login);
  const viewer = await accounts.viewerOf(secret);
  const token = await tokens.create(viewer, "reports", 30);
  const stored = await everythingStored();
  expect(stored).toContain("$argon2id$");
  for (const word of [PASSWORD, secret, token.secret])
    expect(stored).not.toContain(word);
});

test("a token works under the membership that made it, until it ends or is revoked", async () => {
  const viewer = await signedIn(await aPerson());
  const one = await tokens.create(viewer, "reports", 1);
  now += SECOND;
  const two = await tokens.create(viewer, "figures", 30);
  expect(await accounts.viewerOf(one.secret)).toMatchObject({
    account: { id: viewer.account.id },
    membership: viewer.membership,
    isToken: true,
  });
  expect((await tokens.list(viewer)).map(({ tokenName }) => tokenName)).toEqual(
    ["reports", "figures"],
  );
  now += DAY;
  expect(await accounts.viewerOf(one.secret)).toBeNull();
  expect(await accounts.viewerOf(two.secret)).not.toBeNull();
  await tokens.revoke(viewer, two.id);
  expect(await accounts.viewerOf(two.secret)).toBeNull();
});

test("a token's making and end stand in the ledger by name, without its secret or its person's name", async () => {
  const viewer = await signedIn(await aPerson());
  const token = await tokens.create(viewer, " reports ", 30);
  await tokens.revoke(viewer, token.id);
  const entries = await changes.listFrom(ledger.seq() - 1);
  const told = entries.map(({ action, subject, actor }) => ({
    action,
    subject,
    account: actor.account,
  }));
  expect(told).toEqual([
    { action: "token_created", subject: "reports", account: viewer.account.id },
    { action: "token_revoked", subject: "reports", account: viewer.account.id },
  ]);
});

test.each([
  ["an empty name", " ", 30],
  ["a name of 61 characters", "x".repeat(61), 30],
  ["no day", "reports", 0],
  ["367 days", "reports", 367],
])("a token with %s is refused", async (_what, name, days) => {
  const viewer = await signedIn(await aPerson());
  await expect(tokens.create(viewer, name, days)).rejects.toMatchObject({
    code: "BAD_USER_INPUT",
  });
});

test("a token changes nothing of its person, and stays under its membership", async () => {
  const person = await signedIn(await aPerson());
  const { id, secret } = await tokens.create(person, "reports", 30);
  const token = await accounts.viewerOf(secret);
  const refused = { code: "FORBIDDEN" };
  const { membership } = person;
  for (const act of [
    () => tokens.create(token, "more", 30),
    () => tokens.revoke(token, id),
    () => accounts.switchMembership(token, membership.id),
    () => accounts.setPreferences(token, { locale: "th", era: "buddhist" }),
    () => accounts.signOut(token),
  ])
    await expect(act()).rejects.toMatchObject(refused);
  expect(await accounts.viewerOf(secret)).toMatchObject({ isToken: true });
});

test("a person's tokens are nobody else's to see or to revoke", async () => {
  const [viewer, other] = [
    await signedIn(await aPerson()),
    await signedIn(await aPerson()),
  ];
  const { id, secret } = await tokens.create(viewer, "reports", 30);
  await expect(tokens.revoke(other, id)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await tokens.list(other)).toEqual([]);
  expect(await accounts.viewerOf(secret)).not.toBeNull();
});

test("a login is given once, in whatever case", async () => {
  const login = await aPerson();
  const again = {
    login: login.toUpperCase(),
    name: "Another",
    password: PASSWORD,
    role: "buyer" as const,
    organisation: "b",
    dataRight: false,
    locale: "en" as const,
    demo: false,
  };
  await expect(accounts.addAccount(again)).rejects.toMatchObject({
    code: "CONFLICT",
  });
});
