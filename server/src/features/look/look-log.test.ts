/** Who looked is counted in memory and written beside: what goes wrong there is nobody's concern who looks. */
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { createLookLog } from "./look-log.ts";
import type { Looks, LookStore } from "./look.store.ts";

const MINUTE = 60_000;
const LOOK = {
  site: "press",
  organisation: "aurora",
  account: "p",
  day: 20_000,
};

function aStore() {
  const written: Looks[] = [];
  const store = {
    isLost: false,
    /** Set where a write waits. */
    held: undefined as Promise<void> | undefined,
  };
  const add: LookStore["add"] = async (looks) => {
    await store.held;
    if (store.isLost) throw new Error("lost");
    written.push(looks);
  };
  const listOf: LookStore["listOf"] = () => Promise.resolve(written);
  const removeBefore = () => Promise.resolve();
  return { written, store, calls: { add, listOf, removeBefore } };
}

let now = 0;
const errors: unknown[] = [];
const open = ({ calls }: ReturnType<typeof aStore>) =>
  createLookLog(
    calls,
    () => now,
    (error) => errors.push(error),
  );
beforeEach(() => {
  now = 1_000_000_000;
  errors.length = 0;
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe("a look", () => {
  test("is written some seconds later, all of them in one go", async () => {
    const kept = aStore();
    const log = open(kept);
    log.saw(LOOK);
    log.saw({ ...LOOK, account: "q" });
    log.saw({ ...LOOK, site: "forge" });
    await jest.advanceTimersByTimeAsync(4_900);
    expect(kept.written).toEqual([]);
    await jest.advanceTimersByTimeAsync(200);
    const { account, ...look } = LOOK;
    expect(kept.written).toEqual([
      { ...look, times: 2 },
      { ...look, site: "forge", times: 1 },
    ]);
    expect(JSON.stringify(kept.written)).not.toContain(`"${account}"`);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(kept.written).toHaveLength(2);
  });

  test("of the same person within 10 minutes is the same look, on another day another one", async () => {
    const kept = aStore();
    const log = open(kept);
    log.saw(LOOK);
    now += 9 * MINUTE;
    log.saw(LOOK);
    log.saw({ ...LOOK, day: LOOK.day + 1 });
    now += 2 * MINUTE;
    log.saw(LOOK);
    await log.write();
    expect(kept.written.map(({ day, times }) => [day, times])).toEqual([
      [LOOK.day, 2],
      [LOOK.day + 1, 1],
    ]);
  });

  test("counts again 10 minutes after a clock that was set back", async () => {
    const kept = aStore();
    const log = open(kept);
    log.saw(LOOK);
    now -= 60 * MINUTE;
    log.saw(LOOK);
    await log.write();
    expect(kept.written).toMatchObject([{ times: 2 }]);
  });

  test("is kept while the store is lost, said once, and counted once when it is back", async () => {
    const kept = aStore();
    const log = open(kept);
    kept.store.isLost = true;
    log.saw(LOOK);
    log.saw({ ...LOOK, site: "forge" });
    await jest.advanceTimersByTimeAsync(30_000);
    log.saw({ ...LOOK, account: "q" });
    expect(errors).toHaveLength(1);
    kept.store.isLost = false;
    await jest.advanceTimersByTimeAsync(6_000);
    expect(kept.written.map(({ site, times }) => [site, times]).sort()).toEqual(
      [
        ["forge", 1],
        ["press", 2],
      ],
    );
    await log.close();
    expect(kept.written).toHaveLength(2);
  });

  test("waits for no write, and what is counted meanwhile is written next", async () => {
    const kept = aStore();
    const log = open(kept);
    let release = () => undefined as void;
    kept.store.held = new Promise((resolve) => (release = resolve));
    log.saw(LOOK);
    await jest.advanceTimersByTimeAsync(6_000);
    log.saw({ ...LOOK, account: "q" });
    expect(kept.written).toEqual([]);
    release();
    await log.close();
    expect(kept.written.map(({ times }) => times)).toEqual([1, 1]);
  });

  test("is no more than memory holds", async () => {
    const kept = aStore();
    const log = open(kept);
    for (let site = 0; site < 20_100; site++)
      log.saw({ ...LOOK, site: `site-${site}` });
    await log.close();
    expect(kept.written).toHaveLength(20_000);
  });
});
