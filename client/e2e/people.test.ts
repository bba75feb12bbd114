/** From an invitation to the first page: asked in one language, accepted in the other. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { faultsOf, openBrowser, openVisitor } from "./testing/browser.ts";
import { openProduct, type Product } from "./testing/product.ts";
import { words } from "./testing/words.ts";

const PASSWORD = "green mangoes and salt";
const LOGIN = "nok@plant.example";
const en = words("en");
const th = words("th");

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([openProduct(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

test("a supplier invites a colleague, who accepts, is at home, and signs in again", async () => {
  const host = await openVisitor(browser, product.url, { role: "supplier" });
  await host.open("/people");
  await host.page.getByLabel(en("people.email")).fill(LOGIN);
  await host.page
    .getByRole("button", { name: en("people.inviteSubmit") })
    .click();
  const link = await host.page
    .getByRole("textbox", { name: en("people.link"), exact: true })
    .inputValue();
  expect(link).toMatch(/\/invitation#/);
  expect(await faultsOf(host.page)).toEqual([]);

  const guest = await openVisitor(browser, product.url, { locale: "th" });
  const { page } = guest;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(link);
  await page.getByLabel(th("people.name")).fill("นก ใจดี");
  await page
    .getByLabel(th("people.newPassword"), { exact: true })
    .fill(PASSWORD);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: th("people.accept") }).click();
  await page.waitForURL(`${product.url}/`);
  await guest.settled();
  // What the link holds stands in no address that a server is asked for.
  const [, token = ""] = link.split("#");
  expect(asked.filter((url) => url.includes(token))).toEqual([]);

  await guest.context.clearCookies();
  await guest.open("/sign-in");
  await page.getByLabel(th("sign-in.login")).fill(LOGIN);
  await page.getByLabel(th("sign-in.password"), { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: th("sign-in.submit") }).click();
  await page.waitForURL(`${product.url}/`);
  await guest.settled();

  await page.goto(link);
  await page.getByRole("heading", { name: th("people.noLinkTitle") }).waitFor();

  await host.open("/people");
  await host.page.getByText("นก ใจดี").waitFor();
  await guest.leave();
  await host.leave();
});
