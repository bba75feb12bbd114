import { expect, test } from "@jest/globals";
import { createHealth } from "./health.ts";

function aHealth() {
  let [now, steady] = [1_800_000_000_000, 5_000];
  const told: number[] = [];
  const health = createHealth(
    { now: () => now, today: () => 0 },
    {
      steady: () => steady,
      onChange: (troubles) => told.push(troubles.length),
    },
  );
  return {
    health,
    told,
    states: () => health.troubles().map(({ state }) => state),
    /** Time goes by, on both clocks alike. */
    pass: (ms: number) => {
      now += ms;
      steady += ms;
    },
    /** Somebody sets the clock. */
    set: (by: number) => {
      now += by;
    },
  };
}

test("what is reported twice keeps its first moment and is told once", () => {
  const { health, told, pass } = aHealth();
  health.report("read_only", "full");
  const [first] = health.troubles();
  pass(5_000);
  health.report("read_only", "full");
  expect(health.troubles()).toEqual([first]);
  expect(first).toEqual({
    state: "read_only",
    reason: "full",
    since: "2027-01-15T08:00:00.000Z",
  });
  health.clear("read_only");
  health.clear("read_only");
  expect(told).toEqual([1, 0]);
});

test("only a lost database keeps everybody out, and is named first", () => {
  const { health, states } = aHealth();
  health.report("read_only", "full");
  health.report("figures_behind", "old");
  expect(health.canServe()).toBe(true);
  health.report("database_lost", "gone");
  expect(health.canServe()).toBe(false);
  expect(states()[0]).toBe("database_lost");
});

test.each([
  ["forward", 86_400_000, "forward by 86400 s"],
  ["back", -3_600_000, "back by 3600 s"],
])(
  "a clock that is set %s is told for an hour; time that merely goes by is not",
  (_way, by, words) => {
    const { health, states, pass, set } = aHealth();
    pass(7_200_000);
    for (let time = 0; time < 100; time++) {
      set(2_000);
      health.checkClock();
    }
    expect(states()).toEqual([]);
    set(by);
    health.checkClock();
    expect(health.troubles()[0]?.reason).toContain(words);
    pass(3_599_000);
    health.checkClock();
    expect(states()).toEqual(["clock_set"]);
    pass(2_000);
    health.checkClock();
    expect(states()).toEqual([]);
  },
);
