/** Silence is a test: whatever writes a warning or an error to the console fails. */
import { afterEach, beforeEach } from "@jest/globals";

let noise: string[] = [];
const real = { error: console.error, warn: console.warn };

beforeEach(() => {
  noise = [];
  console.error = (...parts: unknown[]) => {
    noise.push(parts.map(String).join(" "));
  };
  console.warn = console.error;
});

afterEach(() => {
  Object.assign(console, real);
  if (noise.length > 0)
    throw new Error(`The console was not silent:\n${noise.join("\n")}`);
});
