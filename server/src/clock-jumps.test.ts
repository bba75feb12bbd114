/** What happens to all that has an end, or an order, when somebody sets the clock by hours or days. */
import { afterEach, expect, test } from "@jest/globals";
import { IMPORT_KEPT_DAYS } from "@saphan/shared/contract";
import { dayInBangkok, lasts } from "./platform/clock.ts";
import { createRates } from "./http/rates.ts";
import { temporaryFolder } from "./platform/testing/databases-under-test.ts";
import { anEntity, aSite } from "./testing/revisions.ts";
import {
  openBeside,
  openServer,
  post,
  send,
  signIn,
} from "./testing/running.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** A clock that goes right, until it is set. */
function aClock() {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  return {
    now,
    today: () => dayInBangkok(now()),
    set: (by: number) => {
      ahead += by;
    },
  };
}

async function serverWith(clock: ReturnType<typeof aClock>) {
  const folder = temporaryFolder();
  const server = await openServer({
    folder,
    clock,
    prepare: async ({ publish, addPerson }) => {
      await publish([anEntity("a", "assembler"), aSite("a1", "a")]);
      await addPerson({
        login: "a@example.org",
        role: "buyer",
        organisation: "a",
      });
    },
  });
  ending.push(() => server.end());
  const viewer = async (as: string) =>
    (await post(server.url, `{ viewer { login } }`, { as })).data?.["viewer"];
  return { ...server, folder, viewer };
}

async function until(is: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await is())) if (Date.now() > end) throw new Error("it never came");
}

const ME = { login: "a@example.org" };

test.each([
  ["forward", 5 * HOUR],
  ["back", -5 * HOUR],
])(
  "set %s by hours, the server says so, serves on, and keeps sessions",
  async (way, by) => {
    const clock = aClock();
    const { url, viewer } = await serverWith(clock);
    const as = await signIn(url, "a@example.org");
    clock.set(by);
    expect(await viewer(as)).toEqual(ME);
    await until(async () =>
      (await send(url, "/readyz")).text.includes("clock_set"),
    );
    const { status, text } = await send(url, "/readyz");
    expect([status, JSON.parse(text)]).toEqual([
      200,
      {
        ready: true,
        troubles: [
          {
            state: "clock_set",
            reason: expect.stringContaining(`set ${way} by 18000 s`),
            since: expect.any(String),
          },
        ],
      },
    ]);
    // Nobody is locked out, and who signs in now stays in when the clock is set right.
    const later = await signIn(url, "a@example.org");
    clock.set(-by);
    expect(await viewer(later)).toEqual(ME);
    expect(await viewer(as)).toEqual(ME);
  },
);

test("a session that has ended by a wrong clock goes on when the clock is set right; one that a wrong clock began does not outlive others", async () => {
  const clock = aClock();
  const { url, viewer } = await serverWith(clock);
  const as = await signIn(url, "a@example.org");
  clock.set(20 * DAY);
  expect(await viewer(as)).toBeNull();
  const ahead = await signIn(url, "a@example.org");
  expect(await viewer(ahead)).toEqual(ME);
  clock.set(-20 * DAY);
  expect(await viewer(as)).toEqual(ME);
  expect(await viewer(ahead)).toBeNull();
});

test("links and addresses that a wrong clock gave do not last longer than any are given for", () => {
  const now = 1_800_000_000_000;
  const ends = (by: number) => new Date(now + by);
  expect(lasts(ends(DAY), DAY, now)).toBe(true);
  expect(lasts(ends(0), DAY, now)).toBe(false);
  // A correction of seconds harms nothing; a step of hours does.
  expect(lasts(ends(DAY), DAY, now - 30_000)).toBe(true);
  expect(lasts(ends(DAY + 5 * HOUR), DAY, now)).toBe(false);
});

test("nothing is cleared away for its age while the clock is in doubt", async () => {
  const clock = aClock();
  const folder = temporaryFolder();
  const { runtime, publish, addPerson, close } = await openBeside(
    folder,
    clock,
  );
  ending.push(close);
  await publish([anEntity("a", "assembler"), aSite("a1", "a")]);
  await addPerson({ login: "a@example.org", role: "buyer", organisation: "a" });
  const signedIn = await runtime.accounts.signIn(
    "a@example.org",
    "a long enough password",
    "127.0.0.1",
  );
  if (!("secret" in signedIn)) throw new Error("not signed in");
  const viewer = await runtime.accounts.viewerOf(signedIn.secret);
  const { id } = await runtime.imports.begin(viewer, { name: "x", bytes: 5 });
  await runtime.imports.putPart(viewer, id, 0, new Uint8Array(5));

  clock.set((IMPORT_KEPT_DAYS + 10) * DAY);
  await runtime.clearAway();
  clock.set(-(IMPORT_KEPT_DAYS + 10) * DAY);
  expect(await runtime.accounts.viewerOf(signedIn.secret)).toEqual(viewer);
  // The upload goes on where it was.
  expect(await runtime.imports.finish(viewer, id)).toMatchObject({
    received: 5,
    state: "planning",
  });
  await runtime.imports.idle();
});

test("changes stay in the order of their numbers, by time too, and what holds on a day is asked of the day that the clock says", async () => {
  const clock = aClock();
  const folder = temporaryFolder();
  const { runtime, publish, close } = await openBeside(folder, clock);
  ending.push(close);
  const other = await openBeside(folder, aClock());
  ending.push(other.close);
  const days: number[] = [];
  for (const [at, by] of [3 * HOUR, -9 * DAY, 26 * HOUR, -HOUR].entries()) {
    clock.set(by);
    days.push(clock.today());
    await publish([anEntity(`e${at}`, "supplier")]);
    // A machine whose clock is right publishes in between.
    await other.publish([anEntity(`o${at}`, "supplier")]);
  }
  const entries = await runtime.changes.listFrom(1);
  expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const times = entries.map(({ at }) => at);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(runtime.snapshots.current().seq).toBeGreaterThanOrEqual(7);
  expect(days[1]).toBeLessThan(days[0] ?? 0);
});

test("how many requests one may send is counted by a clock that nobody can set", () => {
  const real = Date.now;
  ending.push(() => (Date.now = real));
  const may = createRates({ perSecond: 1, burst: 2 });
  expect([may("a"), may("a"), may("a")]).toEqual([true, true, false]);
  Date.now = () => real() + DAY;
  expect(may("a")).toBe(false);
  Date.now = () => real() - DAY;
  expect([may("a"), may("b")]).toEqual([false, true]);
});
