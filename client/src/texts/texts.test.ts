/** What JSON, types and pages in a language leave unseen: a name given twice, and a gap that nothing fills. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";

const src = path.resolve(import.meta.dirname, "..");
const namesIn = (file: string): readonly string[] =>
  [
    ...readFileSync(path.join(src, "texts", file), "utf8").matchAll(
      // Prettier keeps every text's name at the start of a line.
      /^ {2}"([\w-]+)": /gm,
    ),
  ].map(([, name = ""]) => name);
const files = readdirSync(path.join(src, "texts")).filter((name) =>
  name.endsWith(".json"),
);

test.each(files)(
  "no two texts of %s have one name: the later would stand for both",
  (file) => {
    const names = namesIn(file);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  },
);

/** Texts by key whose words have a gap in either language. */
const withGaps = new Set(
  files.flatMap((file) => {
    const texts = JSON.parse(
      readFileSync(path.join(src, "texts", file), "utf8"),
    ) as Readonly<Record<string, object>>;
    const space = path
      .basename(file, ".json")
      .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    return Object.entries(texts)
      .filter(([, text]) => JSON.stringify(text).includes("{{"))
      .map(([name]) => `${space}.${name.replace(/_(one|other)$/, "")}`);
  }),
);

test("whoever says a text that has gaps says what fills them", () => {
  expect(withGaps.size).toBeGreaterThan(0);
  const unfilled = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .flatMap((file) =>
      [
        ...readFileSync(path.join(src, file), "utf8").matchAll(
          // A call with one argument: nothing after a comma, and no template.
          /\bt\(\s*([^(),`]*?),?\s*\)/g,
        ),
      ].flatMap(([, said = ""]) =>
        [...said.matchAll(/"([\w]+\.[\w]+)"/g)]
          .map(([, key = ""]) => key)
          .filter((key) => withGaps.has(key))
          .map((key) => `${file}: ${key}`),
      ),
    );
  expect(unfilled).toEqual([]);
});
