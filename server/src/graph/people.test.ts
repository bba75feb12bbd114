/** Who comes in by an invitation, who goes, and what nobody gets at that way: on a real store, by a clock of its own. */
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import type { Role } from "@saphan/shared/contract";
import { REGISTRY } from "@saphan/shared/core";
import type { Viewer } from "../access/viewer.ts";
import { organisationRow } from "../access/network-view.ts";
import { sightOf } from "../access/sight.ts";
import { dayInBangkok } from "../platform/clock.ts";
import {
  openEmbedded,
  type TestDatabase,
} from "../platform/testing/databases-under-test.ts";
import { publish } from "./testing/product.ts";
import { aLink, anEnrolment, anEntity, aSite } from "../testing/revisions.ts";
import type { Runtime } from "../runtime.ts";
import type { InviteInput } from "../features/account/invitation.service.ts";

const argon2 = await import("@node-rs/argon2");
// The real algorithm, made cheap.
jest.unstable_mockModule("@node-rs/argon2", () => ({
  hash: (password: string) =>
    argon2.hash(password, { memoryCost: 8, timeCost: 1 }),
  verify: argon2.verify,
}));
const { createRuntime } = await import("../runtime.ts");

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PASSWORD = "green mangoes and salt";
let now = Date.UTC(2026, 4, 20, 5);
const clock = { now: () => now, today: () => dayInBangkok(now) };
let made = 0;
let store: TestDatabase;
let runtime: Runtime;
let admin: Viewer;
let buyer: Viewer;
let programme: Viewer;

const newLogin = () => `person${++made}@plant.example`;
const asking = (viewer: Viewer | null) => ({
  viewer,
  clock,
  snapshot: runtime.snapshots.current(),
  sight: () => {
    if (!viewer) throw new Error("nobody sees anything");
    const snapshot = runtime.snapshots.current();
    const row = organisationRow(snapshot, viewer);
    return sightOf(snapshot, viewer.membership.role, row, clock.today());
  },
});

async function signIn(login: string, password = PASSWORD): Promise<Viewer> {
  const result = await runtime.accounts.signIn(login, password, login);
  if ("reason" in result) throw new Error(result.reason);
  return viewerOf(result.secret);
}

async function viewerOf(secret: string): Promise<Viewer> {
  const viewer = await runtime.accounts.viewerOf(secret);
  if (!viewer) throw new Error("nobody");
  return viewer;
}

async function add(
  role: Role,
  organisation: string,
  dataRight = false,
): Promise<Viewer> {
  const login = newLogin();
  await runtime.accounts.addAccount({
    login,
    name: `Name of ${login}`,
    password: PASSWORD,
    role,
    organisation,
    dataRight,
    locale: "en",
    demo: false,
  });
  return signIn(login);
}

async function invite(
  by: Viewer,
  input: Partial<InviteInput> = {},
): Promise<{ token: string; id: string; login: string }> {
  const login = input.login ?? newLogin();
  const result = await runtime.invitations.invite(asking(by), {
    login,
    role: by.membership.role,
    managesPeople: false,
    ...input,
  });
  if (typeof result === "string") throw new Error(result);
  return { token: result.token, id: result.invitation.id, login };
}

const accept = (token: string, password = PASSWORD) =>
  runtime.invitations.accept(
    runtime.snapshots.current(),
    { token, name: "Newcomer", password, locale: "en" },
    "10.0.0.1",
  );

async function colleagueOf(
  by: Viewer,
  input: Partial<InviteInput> = {},
): Promise<Viewer> {
  const accepted = await accept((await invite(by, input)).token);
  if (typeof accepted === "string") throw new Error(accepted);
  return viewerOf(accepted.secret);
}

/** A supplier of `a` that takes part in the programme, and nobody is there yet. */
async function aSupplier(): Promise<string> {
  const id = `supplier${++made}`;
  const site = `site-of-${id}`;
  await publish(runtime, REGISTRY, [
    anEntity(id),
    aSite(site, id),
    aLink(site, "a-site", id),
    anEnrolment("p", { site }),
  ]);
  return id;
}

const told = async (by: Viewer, organisation?: string) =>
  (await runtime.people.list(asking(by), organisation)).people;
const membershipIn = async (by: Viewer, of: Viewer) =>
  (await told(by)).find(({ account }) => account.id === of.account.id);

beforeAll(async () => {
  store = await openEmbedded();
  runtime = await createRuntime({
    database: store.database,
    clock,
    demo: true,
    onError: (error) => {
      throw error;
    },
  });
  await publish(runtime, REGISTRY, [
    anEntity("a", "assembler"),
    anEntity("p", "programme"),
    anEntity("stranger"),
    aSite("a-site", "a"),
    aSite("strange-site", "stranger"),
  ]);
  admin = await add("administrator", REGISTRY, true);
  buyer = await add("buyer", "a");
  programme = await add("programme", "p");
});
afterAll(async () => {
  await runtime.close();
  await store.close();
});
beforeEach(() => {
  now += HOUR;
});

describe("an invitation", () => {
  test("makes an account for its address, signed in, as what it says", async () => {
    const { token, login } = await invite(buyer);
    const accepted = await accept(token);
    if (typeof accepted === "string") throw new Error(accepted);
    expect(await viewerOf(accepted.secret)).toMatchObject({
      account: { login, name: "Newcomer" },
      membership: { organisation: "a", role: "buyer", managesPeople: false },
    });
    expect((await signIn(login)).account.login).toBe(login);
  });

  test("works once, for seven days, until it is withdrawn or renewed, and is told alike when it does not", async () => {
    const used = await invite(buyer);
    await accept(used.token);
    const withdrawn = await invite(buyer);
    await runtime.invitations.withdraw(asking(buyer), withdrawn.id);
    const replaced = await invite(buyer);
    const { token } = await runtime.invitations.renew(
      asking(buyer),
      replaced.id,
    );
    const expired = await invite(buyer);
    const foreign = `${expired.token.slice(0, -4)}AAAA`;
    expect(await runtime.invitations.open(token, "10.0.0.2")).not.toBeNull();
    now += 7 * DAY;
    for (const dead of [used, withdrawn, replaced, expired, { token: foreign }])
      expect([
        await runtime.invitations.open(dead.token, "10.0.0.2"),
        await accept(dead.token),
      ]).toEqual([null, "no_link"]);
  });

  test("lets in one, however many accept at once", async () => {
    const { token } = await invite(buyer);
    const results = await Promise.all([1, 2, 3].map(() => accept(token)));
    expect(results.filter((each) => typeof each !== "string")).toHaveLength(1);
    const names = (await told(buyer)).filter(
      ({ account }) => account.name === "Newcomer",
    );
    expect(new Set(names.map(({ account }) => account.login)).size).toBe(
      names.length,
    );
  });

  test("takes no password that is short, common or the address again", async () => {
    const { token, login } = await invite(buyer);
    expect(await accept(token, "too short")).toBe("short");
    expect(await accept(token, "password1234")).toBe("common");
    expect(await accept(token, login)).toBe("own_name");
    expect(typeof (await accept(token))).toBe("object");
  });

  test("of somebody who has an account is a further membership, for that account only", async () => {
    const supplier = await aSupplier();
    const person = await colleagueOf(admin, {
      organisation: supplier,
      role: "supplier",
    });
    const { token } = await invite(buyer, { login: person.account.login });
    expect(await accept(token)).toBe("has_account");
    const { join } = runtime.invitations;
    expect(await join(asking(buyer), token, "x")).toBe("other_login");
    expect(await join(asking(person), token, "x")).toMatchObject({
      organisation: "a",
      role: "buyer",
    });
    const held = await runtime.accounts.listMemberships(person);
    expect(held.map(({ organisation }) => organisation).sort()).toEqual(
      ["a", supplier].sort(),
    );
  });

  test("may carry the last day of the membership, after which it does not hold", async () => {
    const person = await colleagueOf(buyer, { until: clock.today() });
    expect((await signIn(person.account.login)).membership).toBeDefined();
    now += DAY;
    await expect(signIn(person.account.login)).rejects.toThrow("no_membership");
  });

  test("is not made for who is there, is invited, or has no address", async () => {
    const { login } = await invite(buyer);
    const refusal = (given: Partial<InviteInput>) =>
      runtime.invitations.invite(asking(buyer), {
        login: newLogin(),
        role: "buyer",
        managesPeople: false,
        ...given,
      });
    expect(await refusal({ login })).toBe("invited");
    expect(await refusal({ login: buyer.account.login })).toBe("member");
    expect(await refusal({ login: "nobody" })).toBe("login");
    expect(await refusal({ role: "supplier" })).toBe("role");
    expect(await refusal({ role: "administrator" })).toBe("role");
    expect(await refusal({ until: clock.today() - 1 })).toBe("until");
  });

  test("is made by those who manage people, and by no token", async () => {
    const colleague = await colleagueOf(buyer);
    await expect(invite(colleague)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const { secret } = await runtime.tokens.create(buyer, "machine", 1);
    await expect(invite(await viewerOf(secret))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("a link of somebody who has gone", () => {
  const managing = { managesPeople: true };
  const leave = (by: Viewer, who: Viewer) =>
    runtime.people.end(asking(by), who.membership.id);

  test("lets nobody in by an invitation, until a colleague renews it", async () => {
    const manager = await colleagueOf(buyer, managing);
    const { token, id } = await invite(manager, managing);
    expect(await runtime.invitations.open(token, "x")).not.toBeNull();
    await leave(buyer, manager);
    expect(await runtime.invitations.open(token, "x")).toBeNull();
    expect(await accept(token)).toBe("no_link");
    const listed = async () =>
      (await runtime.people.list(asking(buyer))).invitations.find(
        (each) => each.id === id,
      )?.works;
    expect(await listed()).toBe(false);
    const renewed = await runtime.invitations.renew(asking(buyer), id);
    expect(await listed()).toBe(true);
    expect(typeof (await accept(renewed.token))).toBe("object");
  });

  test("lets nobody in either where it only manages people no longer, or its day has come", async () => {
    const lessened = await colleagueOf(buyer, managing);
    const brief = await colleagueOf(buyer, {
      ...managing,
      until: clock.today(),
    });
    const tokens = [await invite(lessened), await invite(brief)];
    await runtime.people.change(asking(buyer), lessened.membership.id, {
      role: "buyer",
      managesPeople: false,
    });
    now += DAY;
    for (const { token } of tokens) expect(await accept(token)).toBe("no_link");
  });

  test("makes nobody the first of an organisation where it was an administrator's", async () => {
    const leaving = await add("administrator", REGISTRY);
    const organisation = await aSupplier();
    const given = { organisation, role: "supplier" as const };
    const { token } = await invite(leaving, given);
    await leave(admin, leaving);
    expect(await accept(token)).toBe("no_link");
    expect(await runtime.people.standingOf(asking(admin), organisation)).toBe(
      "nobody",
    );
  });

  test("sets nobody's password", async () => {
    const manager = await colleagueOf(buyer, managing);
    const person = await colleagueOf(buyer);
    const { passwords } = runtime;
    const { token } = await passwords.makeLink(manager, person.account.id);
    await leave(buyer, manager);
    expect(await passwords.accountOfLink(token, "x")).toBeNull();
    expect(await passwords.reset(token, PASSWORD, "x")).toMatchObject({
      reason: "no_link",
    });
  });
});

describe("the first person of an organisation", () => {
  test("is invited by the registry or its programme, and manages the others", async () => {
    for (const by of [admin, programme]) {
      const organisation = await aSupplier();
      const first = await colleagueOf(by, { organisation, role: "supplier" });
      expect(first.membership).toMatchObject({
        organisation,
        managesPeople: true,
      });
      const [row] = await told(first);
      expect(row?.membership.begunBy).toBe(
        by === admin ? "registry" : "programme",
      );
    }
  });

  test("is followed by none that the registry sends, with whatever link", async () => {
    const organisation = await aSupplier();
    const given = { organisation, role: "supplier" as const };
    const early = await invite(admin, given);
    await colleagueOf(admin, given);
    await expect(invite(admin, given)).rejects.toThrow("has_people");
    await expect(invite(programme, given)).rejects.toThrow("has_people");
    expect(await accept(early.token)).toBe("no_link");
    await expect(
      runtime.invitations.renew(asking(admin), early.id),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is no administrator, nor does an administrator come of an organisation's account", async () => {
    const organisation = await aSupplier();
    const other = await add("administrator", REGISTRY);
    const { token } = await invite(admin, {
      organisation,
      role: "supplier",
      login: other.account.login,
    });
    const { join } = runtime.invitations;
    expect(await join(asking(other), token, "x")).toBe("registry_account");
    const back = await invite(admin, { login: buyer.account.login });
    expect(await join(asking(buyer), back.token, "x")).toBe("registry_account");
  });

  test("of somebody who takes no part is nothing for a programme, nor anything for a supplier", async () => {
    const supplier = await add("supplier", await aSupplier());
    for (const [by, code] of [
      [programme, "NOT_FOUND"],
      [supplier, "NOT_FOUND"],
      [buyer, "NOT_FOUND"],
    ] as const)
      await expect(
        invite(by, { organisation: "stranger", role: "supplier" }),
      ).rejects.toMatchObject({ code });
  });
});

describe("a membership", () => {
  test("ends at once, with whoever works under it", async () => {
    const { token } = await invite(buyer);
    const accepted = await accept(token);
    if (typeof accepted === "string") throw new Error(accepted);
    const person = await viewerOf(accepted.secret);
    const row = await membershipIn(buyer, person);
    await runtime.people.end(asking(buyer), row?.membership.id ?? "");
    expect(await runtime.accounts.viewerOf(accepted.secret)).toBeNull();
    expect((await membershipIn(buyer, person))?.membership.endedBy).toBe(
      "colleague",
    );
    await expect(signIn(person.account.login)).rejects.toThrow("no_membership");
  });

  test("of the last who manages people stays, and so does what it manages", async () => {
    const organisation = await aSupplier();
    const first = await colleagueOf(admin, { organisation, role: "supplier" });
    const second = await colleagueOf(first);
    const own = first.membership.id;
    const { people } = runtime;
    const set = { role: "supplier", managesPeople: false } as const;
    expect(await people.end(asking(first), own)).toBe("last_manager");
    expect(await people.change(asking(first), own, set)).toBe("last_manager");
    await people.change(asking(first), second.membership.id, {
      ...set,
      managesPeople: true,
    });
    expect(await people.end(asking(first), own)).toBeUndefined();
  });

  test("of one of two who leave at once stays", async () => {
    const organisation = await aSupplier();
    const first = await colleagueOf(admin, { organisation, role: "supplier" });
    const second = await colleagueOf(first);
    const { people } = runtime;
    await people.change(asking(first), second.membership.id, {
      role: "supplier",
      managesPeople: true,
    });
    const both = await Promise.all(
      [first, second].map((each) =>
        people.end(asking(each), each.membership.id),
      ),
    );
    expect(both).toContain("last_manager");
    const { membership } = await signIn(
      (both[0] ? first : second).account.login,
    );
    expect(membership.managesPeople).toBe(true);
  });

  test("of the last administrator stays", async () => {
    const administrators = await told(admin);
    for (const { membership, isHeld } of administrators)
      if (isHeld && membership.account !== admin.account.id)
        await runtime.people.end(asking(admin), membership.id);
    expect(await runtime.people.end(asking(admin), admin.membership.id)).toBe(
      "last_manager",
    );
  });

  test("is ended from outside by the registry alone, and its organisation sees that", async () => {
    const person = await colleagueOf(buyer);
    const { id } = person.membership;
    await expect(
      runtime.people.end(asking(programme), id),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await runtime.people.end(asking(admin), id);
    expect((await membershipIn(buyer, person))?.membership.endedBy).toBe(
      "registry",
    );
  });
});

describe("the data right", () => {
  test("comes from an administrator who has it, and to nobody by oneself or in a circle", async () => {
    const without = await add("administrator", REGISTRY);
    const other = await add("administrator", REGISTRY);
    const give = (by: Viewer, to: Viewer, given = true) =>
      runtime.people.setDataRight(asking(by), to.membership.id, given);
    const refused = { code: "FORBIDDEN" };
    await expect(give(without, without)).rejects.toMatchObject(refused);
    await expect(give(without, other)).rejects.toMatchObject(refused);
    await give(admin, other);
    const having = await signIn(other.account.login);
    await expect(give(having, having)).rejects.toMatchObject(refused);
    await give(without, other, false);
    const rights = (await told(admin))
      .filter(({ membership }) => membership.dataRight)
      .map(({ account }) => account.id);
    expect(rights).toEqual([admin.account.id]);
  });

  test("of two who take it from each other at once stays with one", async () => {
    const other = await add("administrator", REGISTRY);
    const { people } = runtime;
    const take = (by: Viewer, from: Viewer, given = false) =>
      people.setDataRight(asking(by), from.membership.id, given);
    const hasIt = async ({ account: { login } }: Viewer) =>
      (await signIn(login)).membership.dataRight;
    for (let round = 0; round < 5; round++) {
      await take(admin, other, true);
      expect(
        await Promise.all([take(admin, other), take(other, admin)]),
      ).toContain("last_data_right");
      const have = [await hasIt(admin), await hasIt(other)];
      expect(have).toContain(true);
      if (!have[0]) await take(await signIn(other.account.login), admin, true);
    }
    await people.end(asking(admin), other.membership.id);
  });

  test("of the last who has it stays, by whatever way it would go", async () => {
    const without = await add("administrator", REGISTRY);
    const { people } = runtime;
    const { id } = admin.membership;
    for (const by of [admin, without]) {
      expect(await people.setDataRight(asking(by), id, false)).toBe(
        "last_data_right",
      );
      expect(await people.end(asking(by), id)).toBe("last_data_right");
    }
    expect((await signIn(admin.account.login)).membership.dataRight).toBe(true);
    const heir = await add("administrator", REGISTRY);
    const heirs = heir.membership.id;
    expect(await people.setDataRight(asking(admin), heirs, true)).toBe(
      undefined,
    );
    expect(await people.setDataRight(asking(without), heirs, false)).toBe(
      undefined,
    );
    // A right that has ended with its membership is nobody's.
    await people.setDataRight(asking(admin), heirs, true);
    expect(await people.end(asking(without), heirs)).toBeUndefined();
    expect(await people.setDataRight(asking(admin), id, false)).toBe(
      "last_data_right",
    );
  });
});

describe("a password", () => {
  test("is changed by who knows the old one: other browsers are out, tokens stay", async () => {
    const person = await colleagueOf(buyer);
    const { login } = person.account;
    const other = await signIn(login);
    const token = await runtime.tokens.create(person, "machine", 30);
    const { passwords } = runtime;
    const next = "sticky rice with sesame";
    expect(await passwords.change(person, "wrong one", next)).toMatchObject({
      reason: "wrong",
    });
    expect(await passwords.change(person, PASSWORD, PASSWORD)).toMatchObject({
      reason: "same",
    });
    expect(await passwords.change(person, PASSWORD, next)).toBeUndefined();
    const sessions = await passwords.listSessions(person);
    expect(sessions.map(({ digest }) => digest)).toEqual([person.session]);
    expect(sessions.map(({ digest }) => digest)).not.toContain(other.session);
    expect(await runtime.accounts.viewerOf(token.secret)).not.toBeNull();
    await expect(signIn(login)).rejects.toThrow("wrong");
    expect((await signIn(login, next)).account.login).toBe(login);
  });

  test("cannot be guessed at on the page of a session that was left open", async () => {
    const person = await colleagueOf(buyer);
    const guess = (i: number) =>
      runtime.passwords.change(person, `guess ${i}`, "another long password");
    for (let i = 0; i < 5; i++) await guess(i);
    expect(await guess(5)).toMatchObject({ reason: "locked" });
  });

  test("is set by a colleague's link, once: every session and token ends, and it is written on the account", async () => {
    const person = await colleagueOf(buyer);
    const machine = await runtime.tokens.create(person, "machine", 30);
    const { passwords } = runtime;
    const old = await passwords.makeLink(buyer, person.account.id);
    const { token } = await passwords.makeLink(buyer, person.account.id);
    const next = "sticky rice with sesame";
    expect(await passwords.accountOfLink(old.token, "x")).toBeNull();
    expect(await passwords.accountOfLink(token, "x")).toMatchObject({
      login: person.account.login,
    });
    const set = await passwords.reset(token, next, "x");
    expect(set).toHaveProperty("secret");
    expect(await passwords.reset(token, next, "x")).toMatchObject({
      reason: "no_link",
    });
    expect(await runtime.accounts.viewerOf(machine.secret)).toBeNull();
    expect(
      (await passwords.listSessions(person)).map(({ digest }) => digest),
    ).not.toContain(person.session);
    expect((await membershipIn(buyer, person))?.account.reset?.by).toBe(
      "colleague",
    );
  });

  test("is set by the registry's link only where no colleague could, and never from another organisation", async () => {
    const { passwords } = runtime;
    const organisation = await aSupplier();
    const first = await colleagueOf(admin, { organisation, role: "supplier" });
    const second = await colleagueOf(first);
    const link = (by: Viewer, of: Viewer) =>
      passwords.makeLink(by, of.account.id);
    await expect(link(admin, second)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(link(buyer, second)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(link(second, first)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(link(first, first)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    // Alone: nobody else can, and everybody of the organisation reads who did.
    const { token } = await link(admin, first);
    await passwords.reset(token, "sticky rice with sesame", "x");
    expect((await membershipIn(first, first))?.account.reset?.by).toBe(
      "registry",
    );
  });

  test("of who works elsewhere too is no colleague's to set: the link would open the other organisation", async () => {
    const organisation = await aSupplier();
    const first = await colleagueOf(admin, { organisation, role: "supplier" });
    const person = await colleagueOf(buyer);
    const { token } = await invite(first, { login: person.account.login });
    await runtime.invitations.join(asking(person), token, "x");
    for (const by of [buyer, first])
      await expect(
        runtime.passwords.makeLink(by, person.account.id),
      ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

test("a password link that was made while it might be opens no organisation that has come in since", async () => {
  const organisation = await aSupplier();
  const first = await colleagueOf(admin, { organisation, role: "supplier" });
  const person = await colleagueOf(buyer);
  const { passwords } = runtime;
  const { token } = await passwords.makeLink(buyer, person.account.id);
  const invited = await invite(first, { login: person.account.login });
  await runtime.invitations.join(asking(person), invited.token, "x");
  expect(await passwords.accountOfLink(token, "x")).toBeNull();
  expect(await passwords.reset(token, PASSWORD, "x")).toMatchObject({
    reason: "no_link",
  });
});

test("the registry's password link ends where a colleague could make one", async () => {
  const organisation = await aSupplier();
  const first = await colleagueOf(admin, { organisation, role: "supplier" });
  const { passwords } = runtime;
  const { token } = await passwords.makeLink(admin, first.account.id);
  expect(await passwords.accountOfLink(token, "x")).not.toBeNull();
  await colleagueOf(first, { managesPeople: true });
  expect(await passwords.accountOfLink(token, "x")).toBeNull();
});

test("signing out everywhere ends every session, and the tokens only if that is asked for", async () => {
  const person = await colleagueOf(buyer);
  const token = await runtime.tokens.create(person, "machine", 30);
  await signIn(person.account.login);
  expect(await runtime.passwords.signOutEverywhere(person, false)).toBe(2);
  expect(await runtime.accounts.viewerOf(token.secret)).not.toBeNull();
  const again = await signIn(person.account.login);
  await runtime.passwords.signOutEverywhere(again, true);
  expect(await runtime.accounts.viewerOf(token.secret)).toBeNull();
});

describe("a buyer's request", () => {
  const ask = (by: Viewer, entity: string, tellProgrammes = false) =>
    runtime.invitationRequests.ask(asking(by), {
      entity,
      contact: "somebody@plant.example",
      message: "",
      tellProgrammes,
    });
  const waiting = async (by: Viewer) =>
    (await runtime.invitationRequests.list(asking(by))).map(
      ({ entity }) => entity,
    );

  test("tells nothing of who has accounts: before, after, granted or not", async () => {
    const [without, withPeople] = [await aSupplier(), await aSupplier()];
    await colleagueOf(admin, { organisation: withPeople, role: "supplier" });
    const seen = async (entity: string) => {
      const all = await runtime.invitationRequests.list(asking(buyer));
      const { state, reason } = all.find((each) => each.entity === entity)!;
      const standing = await runtime.people.standingOf(asking(buyer), entity);
      return { state, reason, standing };
    };
    await ask(buyer, without);
    await ask(buyer, withPeople);
    expect(await seen(without)).toEqual(await seen(withPeople));
    expect(await ask(buyer, without)).toBe("asked");
    expect(await ask(buyer, withPeople)).toBe("asked");
    // One is invited, the other was there before.
    await invite(admin, { organisation: without, role: "supplier" });
    const open = await runtime.invitationRequests.list(asking(admin));
    for (const { id, entity } of open)
      if (entity === withPeople)
        await runtime.invitationRequests.settle(asking(admin), id, true, "");
    expect(await seen(without)).toEqual({
      state: "granted",
      reason: "",
      standing: null,
    });
    expect(await seen(withPeople)).toEqual(await seen(without));
  });

  test("is made for who is named to it, and for nobody else", async () => {
    for (const entity of ["stranger", "nobody", "a"])
      await expect(ask(buyer, entity)).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
  });

  test("reaches programmes only if the buyer says so, as it tells whose customer it is", async () => {
    const [quiet, open] = [await aSupplier(), await aSupplier()];
    await ask(buyer, quiet);
    await ask(buyer, open, true);
    expect(await waiting(programme)).toEqual([open]);
    expect(await waiting(admin)).toEqual(expect.arrayContaining([quiet, open]));
  });

  test("is refused with a reason, and forgets the address that it named", async () => {
    const entity = await aSupplier();
    const made = await ask(buyer, entity);
    if (typeof made === "string") throw new Error(made);
    const { settle } = runtime.invitationRequests;
    await expect(
      settle(asking(admin), made.id, false, " "),
    ).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    await settle(asking(admin), made.id, false, "Not now.");
    const [mine] = await runtime.invitationRequests.list(asking(buyer));
    expect(mine).toMatchObject({
      state: "refused",
      reason: "Not now.",
      contact: "",
    });
  });
});

test("acts stand in the ledger, with neither names, addresses nor secrets", async () => {
  const seq = runtime.ledger.seq();
  const { token, id, login } = await invite(buyer);
  const accepted = await accept(token);
  if (typeof accepted === "string") throw new Error(accepted);
  const person = await viewerOf(accepted.secret);
  const { membership } = person;
  await runtime.people.change(asking(buyer), membership.id, {
    role: "buyer",
    managesPeople: true,
  });
  const link = await runtime.passwords.makeLink(buyer, person.account.id);
  await runtime.passwords.reset(link.token, "sticky rice and sesame", "x");
  await runtime.people.end(asking(buyer), membership.id);
  const entries = await runtime.changes.listFrom(seq + 1);
  expect(entries.map(({ action }) => action)).toEqual([
    "person_invited",
    "membership_begun",
    "membership_changed",
    "reset_link_made",
    "password_reset",
    "membership_ended",
  ]);
  expect(entries.map(({ subject }) => subject)).toEqual([
    id,
    ...Array.from({ length: 5 }, () => person.account.id),
  ]);
  const text = JSON.stringify(entries);
  for (const secret of [login, "Newcomer", token, link.token])
    expect(text).not.toContain(secret);
});

test("the store holds no link and no password", async () => {
  const { token } = await invite(buyer);
  const person = await colleagueOf(buyer);
  const link = await runtime.passwords.makeLink(buyer, person.account.id);
  const db = store.client.db(store.name);
  const names = [
    "accounts",
    "invitations",
    "resetlinks",
    "sessions",
    "changes",
  ];
  const all = await Promise.all(
    names.map((name) => db.collection(name).find().toArray()),
  );
  const text = JSON.stringify(all);
  for (const secret of [token, link.token, PASSWORD])
    expect(text).not.toContain(secret);
});

test("links that do not work are counted by address, and those that do are not", async () => {
  const { token } = await invite(buyer);
  const open = (given: string) => runtime.invitations.open(given, "10.9.9.9");
  for (let i = 0; i < 60; i++) expect(await open(token)).not.toBeNull();
  for (let i = 0; i < 50; i++) expect(await open(`none${i}`)).toBeNull();
  await expect(open(token)).rejects.toMatchObject({ code: "RATE_LIMITED" });
});
