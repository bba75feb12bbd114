import { expect, test } from "@jest/globals";
import { stoppable } from "./stoppable.ts";

test("a stream that has nothing to give ends when its reader goes away", async () => {
  let ended = false;
  const stream = stoppable<number>(async function* (gone) {
    yield 1;
    await new Promise<void>((resolve) => {
      gone.addEventListener("abort", () => resolve());
    });
    ended = true;
  });
  expect((await stream.next()).value).toBe(1);
  const waiting = stream.next();
  await stream.return();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(ended).toBe(true);
});
