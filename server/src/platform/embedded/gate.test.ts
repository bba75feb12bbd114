import { setImmediate } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { createGate } from "./gate.ts";

test("who needs a collection alone waits for those inside, and others wait for him", async () => {
  const gate = createGate();
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await setImmediate();
    log.push(`${name} ends`);
  };
  await Promise.all([
    gate.shared(work("one")),
    gate.shared(work("two")),
    gate.alone(work("three")),
    gate.shared(work("four")),
    gate.alone(work("five")),
  ]);
  expect(log).toEqual([
    ...["one begins", "two begins", "one ends", "two ends"],
    ...["three begins", "three ends"],
    ...["four begins", "four ends"],
    ...["five begins", "five ends"],
  ]);
});

test("whoever fails leaves the gate open", async () => {
  const gate = createGate();
  const fail = () => Promise.reject(new Error("no"));
  await expect(gate.shared(fail)).rejects.toThrow("no");
  await expect(gate.alone(fail)).rejects.toThrow("no");
  await expect(gate.alone(() => Promise.resolve(1))).resolves.toBe(1);
  await expect(gate.shared(() => Promise.resolve(2))).resolves.toBe(2);
});
