import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";

const text = fs.readFileSync(
  path.join(import.meta.dirname, "../app/tokens.css"),
  "utf8",
);
const [light = "", dark = ""] = text.split(
  '[data-mantine-color-scheme="dark"]',
);

const colorsOf = (scheme: string): ReadonlyMap<string, string> =>
  new Map(
    [...scheme.matchAll(/--saphan-([\w-]+): (#[0-9a-f]{6});/g)].map(
      ([, name = "", color = ""]) => [name, color],
    ),
  );

/** Relative luminance and contrast as WCAG 2.1 defines them. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort(
    (first, second) => first - second,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

const LEVELS = [0, 1, 2, 3, 4];
const PAIRS = [
  ...LEVELS.map((level) => [`level-${level}`, `on-level-${level}`]),
  ...[1, 2, 3].map((grey) => [`grey-${grey}`, "ink"]),
  ...[1, 2, 3, 4, 5, 6].map((series) => [`series-${series}`, "on-series"]),
  ["ground", "ink"],
  ["ground", "quiet"],
  ["sunken", "quiet"],
];

// A page shows a number on a part only where the part is wide enough, so that no look at pages meets all of them.
describe.each([
  ["light", colorsOf(light)],
  ["dark", colorsOf(dark)],
])("in %s", (_, colors) => {
  test.each(PAIRS)("on %s one can read %s (WCAG: 4.5 to 1)", (ground, ink) => {
    const [under = "", over = ""] = [ground, ink].map((name = "") =>
      colors.get(name),
    );
    expect(contrast(under, over)).toBeGreaterThanOrEqual(4.5);
  });
});
