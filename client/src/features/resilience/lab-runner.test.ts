import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { serialize } from "node:v8";
import { aSupplyModel } from "../../testing/supply-model.ts";
import { readNetwork, type SupplyColumns } from "./lab-network.ts";
import { runJob, type LabListener } from "./lab-runner.ts";
import type { LabJob } from "./lab-work.ts";
import { scenarioOf } from "./scenario-definition.ts";

const JOB: LabJob = {
  kind: "scenario",
  network: readNetwork(aSupplyModel() as unknown as SupplyColumns),
  definition: scenarioOf([
    { kind: "sites", keys: ["s4"], from: 1, days: 30, left: 0 },
  ]),
};

type Told = (
  Parameters<LabListener["onStep"]>[0] | { readonly kind: "end" | "failure" }
)["kind"][];

/** Runs a job; `until` is met when it ends or fails. */
function run(job: LabJob, each?: (told: Told) => void) {
  const told: Told = [];
  let cancel = () => {};
  const until = new Promise<void>((resolve) => {
    const tell = (kind: Told[number]) => {
      told.push(kind);
      each?.(told);
      if (kind === "end" || kind === "failure") resolve();
    };
    cancel = runJob(job, {
      onStep: ({ kind }) => tell(kind),
      onEnd: () => tell("end"),
      onFailure: () => tell("failure"),
    });
  });
  return { told, until, cancel: () => cancel() };
}

const pause = (milliseconds: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

describe("without workers", () => {
  test("a job runs in the page, in slices, to its end", async () => {
    const { told, until } = run(JOB);
    expect(told).toEqual([]);
    await until;
    expect(told.filter((kind) => kind !== "progress")).toEqual([
      "outcome",
      "helps",
      "draws",
      "end",
    ]);
  });

  test("what was left off tells nothing any more", async () => {
    // Left off at its first sign of life.
    const begun = run(JOB, (told) => {
      if (told.length === 1) begun.cancel();
    });
    await pause(0);
    begun.cancel();
    const before = begun.told.length;
    const other = run(JOB);
    await other.until;
    expect(begun.told).toHaveLength(before);
    expect(begun.told).not.toContain("end");
  });

  test("a job that cannot be run fails, and says so", async () => {
    const impossible = { ...JOB, definition: { ...JOB.definition, stock: -1 } };
    const { told, until } = run(impossible);
    await until;
    expect(told).toEqual(["failure"]);
  });
});

describe("with workers", () => {
  class Fake extends EventTarget {
    static last: Fake | undefined;
    readonly posted: unknown[] = [];
    readonly terminate = jest.fn();
    constructor() {
      super();
      Fake.last = this;
    }
    postMessage(job: unknown) {
      this.posted.push(job);
    }
    say(data: unknown) {
      this.dispatchEvent(new MessageEvent("message", { data }));
    }
    fail() {
      this.dispatchEvent(new ErrorEvent("error", { message: "no" }));
    }
  }
  const begin = () => {
    Object.assign(globalThis, { Worker: Fake });
    const begun = run(JOB);
    const worker = Fake.last;
    if (!worker) throw new Error("no worker");
    return { ...begun, worker };
  };
  afterEach(() => {
    Reflect.deleteProperty(globalThis, "Worker");
  });

  test("a job is handed over whole, and the worker ends with it", async () => {
    const { worker, told, until } = begin();
    // What a worker is sent must be plain data.
    expect(() => serialize(worker.posted[0])).not.toThrow();
    worker.say({ kind: "progress", step: "draws", done: 1, of: 2 });
    expect(worker.terminate).not.toHaveBeenCalled();
    worker.say({ kind: "end" });
    await until;
    expect(told).toEqual(["progress", "end"]);
    expect(worker.terminate).toHaveBeenCalled();
  });

  test("to cancel is to end the worker", () => {
    const { worker, cancel } = begin();
    cancel();
    expect(worker.terminate).toHaveBeenCalledTimes(1);
  });

  test("one that never began is stood in for by the page", async () => {
    const { worker, told, until } = begin();
    worker.fail();
    await until;
    expect(told).toContain("outcome");
    expect(told.at(-1)).toBe("end");
  });

  test("one that breaks down has failed", async () => {
    const { worker, told, until } = begin();
    worker.say({ kind: "progress", step: "draws", done: 1, of: 2 });
    worker.fail();
    await until;
    expect(told).toEqual(["progress", "failure"]);
  });
});
