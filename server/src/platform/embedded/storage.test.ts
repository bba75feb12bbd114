/** What `write` says of commits that fail: the environment is a stand-in, as no disk fails when it is told to. */
import { expect, test } from "@jest/globals";
import { write, type Storage } from "./storage.ts";

const failing = (commitError: Promise<unknown>): Storage =>
  ({
    added: new Map(),
    checkOwner: () => undefined,
    environment: {
      transaction: () =>
        Promise.reject(
          Object.assign(new Error("Commit failed"), { commitError }),
        ),
    },
  }) as unknown as Storage;

test.each([
  [
    "of which LMDB says why",
    Promise.reject(new Error("No space left on device")),
    "No space left on device",
  ],
  // EPERM and ENOENT: lmdb's own words are never said.
  [
    "of which LMDB never says why",
    new Promise(() => undefined),
    "the system did not permit it",
  ],
])("a commit %s is refused, and nothing waits", async (_what, told, words) => {
  await expect(write(failing(told), () => 1)).rejects.toMatchObject({
    code: 14031,
    message: expect.stringContaining(words),
  });
});

test("what a change itself throws is thrown on", async () => {
  const storage = {
    environment: { transaction: () => Promise.reject(new RangeError("no")) },
  } as unknown as Storage;
  await expect(write(storage, () => 1)).rejects.toThrow(RangeError);
});
