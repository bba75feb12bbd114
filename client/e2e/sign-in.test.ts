/** In and out again, in both languages, and back to where one was. */
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "@jest/globals";
import type { Browser } from "playwright-core";
import {
  LOCALES,
  openBrowser,
  openVisitor,
  type Visitor,
} from "./testing/browser.ts";
import {
  DEMO_PASSWORD,
  loginOf,
  openProduct,
  type Product,
  type Role,
} from "./testing/product.ts";
import { words } from "./testing/words.ts";

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([openProduct(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

/** Of these, each account speaks its own language. */
const ACCOUNTS: Readonly<Record<"en" | "th", Role>> = {
  en: "buyer",
  th: "supplier",
};

describe.each(LOCALES)("in %s", (locale) => {
  const t = words(locale);
  const login = loginOf(ACCOUNTS[locale]);
  let visitor: Visitor;
  const address = () => {
    const { pathname, search } = new URL(visitor.page.url());
    return pathname + search;
  };
  const fillIn = async (password: string) => {
    const { page } = visitor;
    await page.getByLabel(t("sign-in.login")).fill(login);
    await page
      .getByLabel(t("sign-in.password"), { exact: true })
      .fill(password);
    await page.getByRole("button", { name: t("sign-in.submit") }).click();
  };
  beforeEach(async () => {
    visitor = await openVisitor(browser, product.url, { locale });
  });
  afterEach(async () => {
    await visitor.leave();
  });

  test("a wrong password is told, and the right one then leads in", async () => {
    const { page, open } = visitor;
    await open("/");
    await fillIn("not the password");
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.innerText()).toBe(t("sign-in.wrong"));
    expect(address()).toBe("/sign-in");
    await fillIn(DEMO_PASSWORD);
    await page.waitForURL("**/");
    expect(address()).toBe("/");
  });

  test("the address that was asked for is kept, through signing in and a reload", async () => {
    const { page, open, settled } = visitor;
    const asked = "/indicators/train_coverage?tier=tier_1";
    await open(asked);
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await fillIn(DEMO_PASSWORD);
    await page.waitForURL(`**${asked}`);
    await settled();
    const title = await page.locator("h1").innerText();
    await page.reload();
    await settled();
    expect(address()).toBe(asked);
    expect(await page.locator("h1").innerText()).toBe(title);
  });

  // The words are tried; the rest is the same in every language.
  if (locale === "en") return;

  test("an address of somebody else's is not followed", async () => {
    await visitor.open(`/sign-in?next=${encodeURIComponent("//example.org/")}`);
    await fillIn(DEMO_PASSWORD);
    await visitor.page.waitForURL(`${product.url}/`);
    expect(address()).toBe("/");
  });

  test("who has signed out is out, on every address", async () => {
    const { page, open, settled } = visitor;
    await open("/indicators");
    await fillIn(DEMO_PASSWORD);
    await page.waitForURL("**/indicators");
    await settled();
    await page.getByRole("button", { name: /Demo$/ }).click();
    await page.getByRole("menuitem", { name: t("account.signOut") }).click();
    await page.waitForURL("**/sign-in*");
    await open("/sites");
    expect(address()).toBe("/sign-in?next=%2Fsites");
  });

  test("a session that has ended leads to the way in, and then back", async () => {
    const { page, open, settled, context } = visitor;
    await open("/sites?tier=tier_1");
    await fillIn(DEMO_PASSWORD);
    await page.waitForURL("**/sites?tier=tier_1");
    await settled();
    await context.clearCookies();
    await page
      .getByRole("navigation")
      .getByRole("link", { name: t("shell.data") })
      .click();
    await page.waitForURL("**/sign-in?next=%2Fdata");
    await fillIn(DEMO_PASSWORD);
    await page.waitForURL("**/data");
    await settled();
    expect(await page.locator("h1").innerText()).toBe(t("data.title"));
  });
});
