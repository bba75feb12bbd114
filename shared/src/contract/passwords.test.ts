import { expect, test } from "@jest/globals";
import { passwordFault, type PasswordFault } from "./passwords.ts";

const OWN = ["somchai.jaidee@plant.example", "Somchai Jaidee"];

test.each<readonly [string, PasswordFault | undefined]>([
  ["eleven char", "short"],
  ["twelve chars", undefined],
  ["x".repeat(1_001), "long"],
  ["Password1234", "common"],
  ["password-password", "common"],
  ["qwertyuiop123456", "common"],
  ["123456789012", "common"],
  ["aaaaaaaaaaaa", "common"],
  ["saphan-saphan-1", "common"],
  ["somchai.jaidee@plant.example", "own_name"],
  ["Somchai-Jaidee!", "own_name"],
  ["somchai1jaidee2", "own_name"],
  ["somchai likes green mangoes", undefined],
  // Thai is written with marks that stand on letters: each counts, as each is typed.
  ["มะม่วงเขียวเสวย", undefined],
  ["ก".repeat(12), "common"],
])("%p is %p", (password, fault) => {
  expect(passwordFault(password, OWN)).toBe(fault);
});
