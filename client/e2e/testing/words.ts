/** The words of the product, to look for where they must not stand. */
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";

interface Text {
  readonly en: string;
  readonly th: string;
}

const FOLDER = path.resolve(import.meta.dirname, "../../src/texts");

const spaces: readonly (readonly [string, Readonly<Record<string, Text>>])[] =
  fs
    .readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json"))
    .map((name) => [
      path.basename(name, ".json"),
      JSON.parse(fs.readFileSync(path.join(FOLDER, name), "utf8")) as Readonly<
        Record<string, Text>
      >,
    ]);
const entries = spaces.flatMap(([, texts]) => Object.entries(texts));
const values = new Set(entries.flatMap(([, { en, th }]) => [en, th]));
/** What i18next shows in place of words that it does not have. */
const keys = new Set(
  entries
    .flatMap(([key]) => [key, key.replace(/_(one|other)$/, "")])
    .filter((key) => /^[a-z]{3}/.test(key) && !values.has(key)),
);

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
/** English sentences whole, whatever is put into them. */
const english = new RegExp(
  `^(?:${entries
    .filter(([, { en, th }]) => en !== th && /[A-Za-z]{2}/.test(en))
    .map(([, { en }]) =>
      en
        .trim()
        .split(/\{\{\w+\}\}/)
        .map(escaped)
        .join(".+"),
    )
    // A sentence that is little but what is put into it would be found everywhere.
    .filter((pattern) => pattern.replaceAll(".+", "").length > 3)
    .join("|")})$`,
  "s",
);

/** Texts of a page as people read and hear them: each piece of text, each name for assistive tools. */
const textsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(
      document.documentElement,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    );
    const { lang } = document.documentElement;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      // What says that it is in another language may be.
      if (element?.closest<HTMLElement>("[lang]")?.lang !== lang) continue;
      if (node instanceof Element)
        for (const name of ["aria-label", "placeholder", "title", "alt"])
          found.push(node.getAttribute(name) ?? "");
      else if (!node.parentElement?.closest("script, style"))
        found.push(node.textContent ?? "");
    }
    return found.map((text) => text.trim()).filter(Boolean);
  });

/** Keys and holes in place of words; on a Thai page also what was left in English. */
export async function unspoken(
  page: Page,
  locale: "en" | "th",
): Promise<readonly string[]> {
  const isKey = new RegExp(
    `\\b(?:${spaces.map(([space]) => space).join("|")})\\.[a-z]+[A-Z_]\\w*`,
  );
  return (await textsOf(page)).filter(
    (text) =>
      text.includes("{{") ||
      isKey.test(text) ||
      keys.has(text) ||
      (locale === "th" && english.test(text)),
  );
}

/** The words of `namespace.name`, with nothing put into them. */
export const words = (locale: "en" | "th") => (key: string) => {
  const [space = "", name = ""] = key.split(".");
  const text = spaces.find(([each]) => each === space)?.[1][name];
  if (!text) throw new Error(`There is no text ${key}.`);
  return text[locale];
};
