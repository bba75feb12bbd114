/** What is wrong with the service now, in plain words, and since when: for `/readyz`, which the page asks, too. */
import { JUMP_MS, type Clock } from "./clock.ts";

export type Trouble =
  "database_lost" | "read_only" | "figures_behind" | "clock_set";

/** Without these nobody can be served; with the others what is there can still be read. */
const STOPS: ReadonlySet<Trouble> = new Set(["database_lost"]);

export interface TroubleNow {
  readonly state: Trouble;
  readonly reason: string;
  /** ISO 8601. */
  readonly since: string;
}

export interface Health {
  readonly report: (state: Trouble, reason: string) => void;
  readonly clear: (state: Trouble) => void;
  /** The gravest first. */
  readonly troubles: () => readonly TroubleNow[];
  readonly canServe: () => boolean;
  /** Looks at the clock, against one that nobody can set. To be called now and then. */
  readonly checkClock: () => void;
}

/** After a jump the clock may be set back as well: so long nothing is thrown away because it looks old. */
const DOUBT_MS = 3_600_000;

export function createHealth(
  clock: Clock,
  options: {
    /** Milliseconds, of a clock that only goes forward. */
    readonly steady?: () => number;
    readonly onChange?: (now: readonly TroubleNow[]) => void;
  } = {},
): Health {
  const { steady = () => performance.now(), onChange } = options;
  const now = new Map<Trouble, TroubleNow>();
  let offset = clock.now() - steady();
  let jumpedAt = 0;

  const troubles = () =>
    [...now.values()].sort(
      (a, b) => Number(STOPS.has(b.state)) - Number(STOPS.has(a.state)),
    );
  const report: Health["report"] = (state, reason) => {
    if (now.get(state)?.reason === reason) return;
    const since = now.get(state)?.since ?? new Date(clock.now()).toISOString();
    now.set(state, { state, reason, since });
    onChange?.(troubles());
  };
  const clear: Health["clear"] = (state) => {
    if (now.delete(state)) onChange?.(troubles());
  };

  return {
    report,
    clear,
    troubles,
    canServe: () => troubles().every(({ state }) => !STOPS.has(state)),
    checkClock: () => {
      const by = clock.now() - steady() - offset;
      // Corrections add up over months: only what happens between two looks is a jump.
      offset += by;
      if (Math.abs(by) > JUMP_MS) {
        jumpedAt = steady();
        now.delete("clock_set");
        const [amount, way] = [Math.round(Math.abs(by) / 1000), by > 0];
        report(
          "clock_set",
          `the clock of this machine was set ${way ? "forward" : "back"} by ${amount} s; for an hour nothing is cleared away for its age`,
        );
      } else if (steady() - jumpedAt > DOUBT_MS) clear("clock_set");
    },
  };
}
