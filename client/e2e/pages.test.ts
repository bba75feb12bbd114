/** Every page, for everybody, in both languages: sound for assistive tools, silent, in one language, fit for a phone. */
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { chooseSeed } from "@saphan/seed";
import type { Browser, Page } from "playwright-core";
import {
  faultsOf,
  LOCALES,
  openBrowser,
  openVisitor,
  type Visitor,
} from "./testing/browser.ts";
import { openProduct, ROLES, type Product } from "./testing/product.ts";
import { unspoken } from "./testing/words.ts";

jest.setTimeout(60_000);

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
const ROUTES = [
  "/",
  "/overview",
  "/indicators",
  "/indicators/train_coverage",
  "/indicators/hrdd_embed_level", // steps
  "/indicators/sd_union_status", // not for everyone
  "/indicators/none",
  "/method",
  "/sites",
  "/sites/OWN",
  "/sites/none",
  "/data",
  "/data/ledger",
  "/nowhere",
];

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

async function expectSound(
  { page, open, settled, takeNoise }: Visitor,
  address: string,
  locale: "en" | "th",
): Promise<void> {
  await page.setViewportSize(DESK);
  await open(address);
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
  expect({ ...found, sideways, later: takeNoise() }).toStrictEqual({
    noise: [],
    unspoken: [],
    faults: [],
    lang: locale,
    titles: 1,
    sideways: [],
    later: [],
  });
}

/** A site of the first row of the viewer's list. */
async function aSite({ page, open }: Visitor): Promise<string> {
  await open("/sites");
  const address = await page
    .locator('a[href^="/sites/"]')
    .first()
    .getAttribute("href");
  return new URL(address ?? "", page.url()).pathname;
}

describe.each(LOCALES)("in %s", (locale) => {
  describe("who is not signed in", () => {
    let visitor: Visitor;
    beforeAll(async () => {
      visitor = await openVisitor(browser, product.url, { locale });
    });
    afterAll(() => visitor.context.close());

    test.each(["/sign-in", "/", "/overview?period=2025-Q4", "/nowhere"])(
      "finds the way in at %s",
      async (address) => {
        await expectSound(visitor, address, locale);
        expect(new URL(visitor.page.url()).pathname).toBe("/sign-in");
      },
    );
  });

  describe.each(ROLES)("the %s", (role) => {
    let visitor: Visitor;
    let site: string;
    beforeAll(async () => {
      visitor = await openVisitor(browser, product.url, { locale, role });
      site = await aSite(visitor);
    });
    afterAll(() => visitor.context.close());

    test.each(ROUTES)("finds %s in order", async (route) => {
      await expectSound(visitor, route.replace("/sites/OWN", site), locale);
    });
  });
});
