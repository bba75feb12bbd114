/** A supplier answers in the page: a slip is caught, a draft outlives the window, one change says it, and takes it back. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, type Visitor } from "./testing/browser.ts";
import { openProduct, type Product } from "./testing/product.ts";

let product: Product;
let browser: Browser;
let visitor: Visitor;
beforeAll(async () => {
  [product, browser] = await Promise.all([openProduct(), openBrowser()]);
  visitor = await openVisitor(browser, product.url, { role: "supplier" });
  await visitor.page.setViewportSize({ width: 390, height: 844 });
});
afterAll(async () => {
  await visitor?.leave();
  await browser?.close();
  await product?.close();
});

const number = (page: Page, which: string) =>
  page.getByLabel(`Training coverage (any recorded training): ${which}`, {
    exact: true,
  });
const saved = ({ page }: Visitor) => page.getByText("Draft saved").waitFor();
const main = ({ page }: Visitor) => page.locator("main").innerText();

/** Looks through what is drafted and publishes it; gives the number of the change. */
async function publish({ page }: Visitor): Promise<string | undefined> {
  await page.getByRole("button", { name: /^Look through and publish/ }).click();
  await page.getByRole("button", { name: /^Publish \d/ }).click();
  const said = await page.getByText(/^Published as change/).innerText();
  return /change (\d+)/.exec(said)?.[1];
}

test("a supplier types, is caught, corrects, publishes once and takes it back", async () => {
  const { page, open, settled } = visitor;
  const seqs = () => product.runtime.ledger.seq();
  const first = seqs();
  await open("/answers");
  if (!page.url().includes("site="))
    await page.locator('main a[href*="site="]').first().click();
  await page.waitForURL(/site=/);
  await settled();
  const form = page.url();
  const site = new URL(form).searchParams.get("site") ?? "";
  const period = await page.getByLabel("Quarter", { exact: true }).inputValue();

  await number(page, "How many").fill("210");
  await number(page, "Out of how many").fill("200");
  await page.getByText(/first number is larger than the second/).waitFor();
  await saved(visitor);

  await page.reload();
  await settled();
  expect(await number(page, "How many").inputValue()).toBe("210");
  expect(await main(visitor)).toMatch(/first number is larger than the second/);
  await number(page, "How many").fill("190");
  await page
    .getByText(/first number is larger than the second/)
    .waitFor({ state: "detached" });
  const headcount = page.locator("#facts input").first();
  if (!(await headcount.isVisible()))
    await page.locator("#facts summary").click();
  await headcount.fill("205");
  await saved(visitor);
  // Nothing of it is in the network before it is published, and then all of it at once.
  expect(seqs()).toBe(first);
  const seq = await publish(visitor);
  expect(seqs()).toBe(first + 1);
  expect(seq).toBe(String(first + 1));

  await open(`/sites/${site}?period=${period}`);
  expect(await main(visitor)).toMatch(/95\s%/);
  const history = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "What changed" }) });
  expect(await history.innerText()).toMatch(/190 of 200/);

  await open(form);
  await page
    .locator("#train_coverage")
    .getByRole("button", { name: /Withdraw this answer/ })
    .click();
  await saved(visitor);
  await publish(visitor);
  expect(seqs()).toBe(first + 2);
  await open(`/sites/${site}?period=${period}`);
  expect(await history.innerText()).toMatch(/taken back|withdrawn/i);
});
