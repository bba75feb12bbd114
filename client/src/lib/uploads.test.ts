import { describe, expect, test } from "@jest/globals";
import { UPLOAD_PART_BYTES } from "@saphan/shared/contract";
import { createUploads, type UploadTools } from "./uploads.ts";

const SIZE = 2 * UPLOAD_PART_BYTES + 10;
const file = new Blob([new Uint8Array(SIZE)]);

/** A server that answers what it is told to, one answer a request; then 200. */
function aServer(answers: readonly (number | Error)[] = []) {
  const asked: (readonly [address: string, bytes: number])[] = [];
  const waited: number[] = [];
  let seconds = 0;
  const tools: UploadTools = {
    put: (address, body) => {
      const answer = answers[asked.length] ?? 200;
      asked.push([address, body.size]);
      return answer instanceof Error
        ? Promise.reject(answer)
        : Promise.resolve(answer);
    },
    wait: (milliseconds) => {
      waited.push(milliseconds);
      return Promise.resolve();
    },
    now: () => 1_000 * seconds++,
  };
  return { asked, waited, uploads: createUploads(tools) };
}
const job = (finished: string[] = [], received = 0) => ({
  id: "i1",
  file,
  received,
  finish: () => Promise.resolve(finished.push("finished")),
});

describe("an upload", () => {
  test("sends every part in order, then says that it is all", async () => {
    const { uploads, asked } = aServer();
    const finished: string[] = [];
    const states: unknown[] = [];
    uploads.subscribe(() => states.push(uploads.stateOf("i1")));
    await uploads.start(job(finished));
    expect(asked).toEqual([
      ["/imports/i1/parts/0", UPLOAD_PART_BYTES],
      ["/imports/i1/parts/1", UPLOAD_PART_BYTES],
      ["/imports/i1/parts/2", 10],
    ]);
    expect(finished).toEqual(["finished"]);
    expect(uploads.stateOf("i1")).toMatchObject({ state: "done", sent: SIZE });
    expect(states[1]).toEqual({
      state: "sending",
      bytes: SIZE,
      sent: UPLOAD_PART_BYTES,
      rate: UPLOAD_PART_BYTES,
    });
  });

  test("goes on from what has arrived, and sends at least the last part", async () => {
    const { uploads, asked } = aServer();
    await uploads.start(job([], UPLOAD_PART_BYTES));
    expect(asked.map(([address]) => address)).toEqual([
      "/imports/i1/parts/1",
      "/imports/i1/parts/2",
    ]);
    const whole = aServer();
    await whole.uploads.start(job([], SIZE));
    expect(whole.asked).toHaveLength(1);
  });

  test("tries a part again with longer and longer pauses", async () => {
    const { uploads, asked, waited } = aServer([
      new Error("offline"),
      503,
      429,
      200,
    ]);
    await uploads.start(job());
    expect(waited).toEqual([1_000, 2_000, 4_000]);
    expect(asked).toHaveLength(6);
    expect(uploads.stateOf("i1")?.state).toBe("done");
  });

  test("stops where the server will not take the part, without finishing", async () => {
    const { uploads, asked } = aServer([200, 409]);
    const finished: string[] = [];
    await uploads.start(job(finished));
    expect(asked).toHaveLength(2);
    expect(finished).toEqual([]);
    expect(uploads.stateOf("i1")).toMatchObject({
      state: "failed",
      sent: UPLOAD_PART_BYTES,
    });
  });

  test("gives up after eight tries", async () => {
    const { uploads, asked } = aServer(Array<number>(20).fill(500));
    await uploads.start(job());
    expect(asked).toHaveLength(8);
    expect(uploads.stateOf("i1")?.state).toBe("failed");
  });

  test("is forgotten once it is cancelled, and sends nothing more", async () => {
    const { uploads, asked } = aServer();
    const going = uploads.start(job());
    uploads.cancel("i1");
    await going;
    expect(asked.length).toBeLessThan(3);
    expect(uploads.stateOf("i1")).toBeUndefined();
  });
});
