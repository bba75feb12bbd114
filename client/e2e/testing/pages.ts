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
  openBrowser,
  openVisitor,
  type Locale,
  type Visitor,
} from "./browser.ts";
import { openProduct, ROLES, type Product } from "./product.ts";
import { unspoken } from "./words.ts";

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
async function expectSound(
  { page, settled, takeNoise }: Visitor,
  locale: Locale,
): Promise<void> {
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

/** The pages of a language; a file each, as they take their time. */
export function describePages(locale: Locale): void {
  jest.setTimeout(60_000);
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
    let visitor: Visitor;
    beforeAll(async () => {
      visitor = await openVisitor(browser, product.url, { locale });
    });
    afterAll(() => visitor.context.close());

    test.each(["/sign-in", "/", "/overview?period=2025-Q4", "/nowhere"])(
      "finds the way in at %s",
      async (address) => {
        await visitor.open(address);
        await expectSound(visitor, locale);
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
      await visitor.go(route.replace("/sites/OWN", site));
      await expectSound(visitor, locale);
    });
  });
}
