import { expect, test } from "@jest/globals";
import { createRates } from "./rates.ts";

function aRate() {
  let time = 0;
  const take = createRates({ perSecond: 10, burst: 3 }, () => time);
  return {
    /** How many of these are let in. */
    tried: (who: string, times: number) =>
      Array.from({ length: times }, () => take(who)).filter(Boolean).length,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

test("so many at once, then as many as time allows, and never more than at first", () => {
  const { tried, pass } = aRate();
  expect(tried("a", 5)).toBe(3);
  pass(99);
  expect(tried("a", 1)).toBe(0);
  pass(101);
  expect(tried("a", 5)).toBe(2);
  pass(60_000);
  expect(tried("a", 5)).toBe(3);
});

test("one who has used up everything takes nothing from another", () => {
  const { tried } = aRate();
  expect(tried("a", 9)).toBe(3);
  expect(tried("b", 9)).toBe(3);
});

test("strangers without number make nobody's limit anew who is under it", () => {
  const { tried, pass } = aRate();
  expect(tried("a", 3)).toBe(3);
  for (let i = 0; i < 9_999; i++) tried(`stranger ${i}`, 1);
  pass(100);
  tried("one more", 1);
  expect(tried("a", 3)).toBe(1);
});
