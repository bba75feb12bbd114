/** Every page, for everybody, in both languages: sound for assistive tools, silent, in one language, fit for a phone. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { chooseSeed } from "@saphan/seed";
import type { Browser, Page } from "playwright-core";
import {
  faultsOf,
  LOCALES,
  openBrowser,
  openVisitor,
  type Locale,
  type Visitor,
} from "./testing/browser.ts";
import { openProduct, ROLES, type Product } from "./testing/product.ts";
import { unspoken } from "./testing/words.ts";

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
const ROUTES = [
  "/",
  "/overview",
  "/indicators",
  "/indicators/train_coverage",
  "/indicators/hrdd_embed_level", // steps
  "/indicators/sd_union_status", // not for everyone
  "/sites",
  // Another page between two of one route: who may not type here, and administrators, would see nothing drawn anew.
  "/answers",
  "/people?show=organisations",
  "/sites/OWN",
  "/sites/OWN/links",
  "/network?focus=OWN&at=OWN",
  "/resilience?scenario=floods2011",
  "/sites/OWN/sharing",
  "/answers?site=OWN",
  "/data/quality",
  "/compare",
  "/data",
  "/compare?vs_period=2025-Q4",
  "/network?view=table&open=1",
  "/data/quality?kind=duplicates",
  "/resilience?view=stress",
  "/people?show=accounts",
  "/network?view=map&scale=criticality",
  "/data/quality?kind=chase",
  "/network?view=flow",
  "/lenses",
  "/resilience",
  "/exposure",
  "/resilience?view=axes",
  "/network?at=1%7Cplastics&scale=criticality",
  "/people",
  "/exposure?view=bottlenecks&rows=50",
  "/data/ledger",
  "/resilience?scenario=singleSource&beside=pandemic",
  "/exposure?concern=hrdd&damping=80&weights=even&way=1",
  "/account",
];
/** The same for everyone. */
const COMMON_ROUTES = [
  "/method",
  "/glossary",
  "/indicators/none",
  "/sites/none",
  "/nowhere",
];
/** Two accounts side by side, one in each language; over all pairs everybody finds every page in both. */
const PAIRS = ROLES.map((en, at) => ({ en, th: ROLES.at(at - 1) ?? en }));

/** What makes the page wider than the window: nothing, or the elements that stand out of it. */
const reachingOut = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= innerWidth) return [];
    return [...document.body.querySelectorAll("*")]
      .filter((each) => {
        if (each.getBoundingClientRect().right <= innerWidth + 1) return false;
        // What scrolls within a box of its own takes no room outside of it.
        for (let up = each.parentElement; up; up = up.parentElement)
          if (getComputedStyle(up).overflowX !== "visible") return false;
        return true;
      })
      .map(({ tagName, className, textContent }) =>
        [tagName, className, textContent?.slice(0, 40)].join(" "),
      )
      .concat(`${scrollWidth} px`);
  });

/** Looks at the page that is open, at a desk and on a phone. */
async function lookAt(
  { page, settled, takeNoise }: Visitor,
  locale: Locale,
): Promise<object> {
  const found = {
    noise: takeNoise(),
    unspoken: await unspoken(page, locale),
    faults: await faultsOf(page),
    lang: await page.locator("html").getAttribute("lang"),
    titles: await page.locator("h1").count(),
  };
  await page.setViewportSize(PHONE);
  await settled();
  const sideways = await reachingOut(page);
  await page.setViewportSize(DESK);
  return { ...found, sideways, later: takeNoise() };
}

const sound = (locale: Locale) => ({
  noise: [],
  unspoken: [],
  faults: [],
  lang: locale,
  titles: 1,
  sideways: [],
  later: [],
});

/** The same in every language, side by side. */
const inEach = <Result>(
  work: (locale: Locale, index: number) => Promise<Result>,
): Promise<Result[]> => Promise.all(LOCALES.map(work));

/** A site that the viewer answers for, where there is one; else of the first row of the viewer's list. */
async function aSite({ page, open }: Visitor): Promise<string> {
  await open("/answers");
  const form = page.locator('main a[href*="site="]').first();
  const address = (await form.count())
    ? await form.getAttribute("href")
    : page.url();
  const own = new URL(address ?? "", page.url()).searchParams.get("site");
  if (own) return own;
  await open("/sites");
  const row = page.locator('a[href^="/sites/"]').first();
  const first = new URL((await row.getAttribute("href")) ?? "", page.url());
  return first.pathname.slice("/sites/".length);
}

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([
    openProduct(chooseSeed("demo", { sites: 150 })),
    openBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

describe("who is not signed in", () => {
  test.each(["/sign-in", "/", "/overview?period=2025-Q4", "/nowhere"])(
    "finds the way in at %s",
    async (address) => {
      const found = await inEach(async (locale) => {
        const visitor = await openVisitor(browser, product.url, { locale });
        await visitor.open(address);
        const { pathname } = new URL(visitor.page.url());
        const looks = await lookAt(visitor, locale);
        await visitor.leave();
        return { pathname, ...looks };
      });
      expect(found).toStrictEqual(
        LOCALES.map((locale) => ({ pathname: "/sign-in", ...sound(locale) })),
      );
    },
  );
});

describe.each(PAIRS)("the $en in English, the $th in Thai", (roles) => {
  let visitors: readonly Visitor[];
  let sites: readonly string[];
  beforeAll(async () => {
    visitors = await inEach((locale) =>
      openVisitor(browser, product.url, { locale, role: roles[locale] }),
    );
    sites = await Promise.all(visitors.map(aSite));
  });
  afterAll(async () => {
    for (const { leave } of visitors) await leave();
  });

  test.each(roles.en === "buyer" ? [...ROUTES, ...COMMON_ROUTES] : ROUTES)(
    "find %s in order",
    async (route) => {
      const found = await inEach(async (locale, index) => {
        const visitor = visitors[index]!;
        await visitor.go(route.replace("OWN", sites[index]!));
        return lookAt(visitor, locale);
      });
      expect(found).toStrictEqual(LOCALES.map(sound));
    },
  );
});
