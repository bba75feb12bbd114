/** From the overview down to a site and back, as somebody does who has been asked a question. */
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
import { openBrowser, openVisitor, type Visitor } from "./testing/browser.ts";
import { openProduct, type Product } from "./testing/product.ts";

let product: Product;
let browser: Browser;
let visitor: Visitor;
beforeAll(async () => {
  [product, browser] = await Promise.all([openProduct(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});
beforeEach(async () => {
  visitor = await openVisitor(browser, product.url, { role: "buyer" });
});
afterEach(async () => {
  await visitor.leave();
});

const title = ({ page }: Visitor) => page.locator("h1").innerText();
const main = ({ page }: Visitor) => page.locator("main").innerText();

describe("a buyer", () => {
  test("goes from a tier's figure to its sites, to one of them, and back", async () => {
    const { page, open, settled } = visitor;
    await open("/overview");
    const cell = page.locator('main td a[href*="tier="]').first();
    const [figure] = (await cell.innerText()).split("\n");
    await cell.click();
    await page.waitForURL(/\/indicators\/\w+\?.*tier=/);
    await settled();
    expect(await main(visitor)).toContain(figure);

    const indicator = page.url();
    const site = page.locator('#sites a[href^="/sites/"]').first();
    const name = await site.innerText();
    await site.click();
    await page.waitForURL(/\/sites\/\w+/);
    await settled();
    expect(await title(visitor)).toBe(name);

    await page.goBack();
    await settled();
    expect(page.url()).toBe(indicator);
  });

  test("finds which site of tier 3 would stop it, who is tied to that, and how its people fare", async () => {
    const { page, open, settled } = visitor;
    await open("/");
    const item = page
      .locator("main li")
      .filter({ hasText: "would each stop an input" });
    await item.waitFor();
    const named = await item.innerText();
    await item
      .getByRole("link", { name: /conditions of their people/ })
      .click();
    await page.getByLabel("Sites of").selectOption("3");
    await page.waitForURL(/of_tier=3/);
    await settled();
    const row = page.locator("main tbody tr").first();
    const name = await row.locator("th a").first().innerText();
    expect(named).toContain(`${name} (Tier 3)`);
    const says = await row.innerText();
    // What it takes from tier 0, whose only source it is, and how its people fare.
    expect(says).toMatch(/at \d of \d sites/);
    expect(await row.locator("td a").count()).toBeGreaterThan(0);
    const heads = await page.locator("main thead").first().innerText();
    expect(heads).toMatch(/Dialogue\s+Trained\s+HRDD/);
  });

  test("shares an address that shows the same to a colleague", async () => {
    const { page, open, settled, context } = visitor;
    await open("/overview");
    await page.locator('main td a[href*="tier="]').first().click();
    await page.waitForURL(/\/indicators\/\w+\?.*tier=/);
    await settled();
    const second = await context.newPage();
    await second.goto(page.url());
    await second.locator("#sites table").waitFor();
    await second.waitForLoadState("networkidle");
    expect(await second.locator("main").innerText()).toBe(await main(visitor));
  });

  test("asks once for what the address says, on a slow machine too", async () => {
    const { page, context, open, settled } = visitor;
    const asked: unknown[] = [];
    page.on("request", (request) => {
      const body = request.method() === "POST" ? request.postDataJSON() : null;
      const { operationName, variables } = (body ?? {}) as {
        readonly operationName?: string;
        readonly variables?: { readonly picture: unknown };
      };
      if (operationName === "NetworkRoute") asked.push(variables?.picture);
    });
    await open("/network");
    const machine = await context.newCDPSession(page);
    await machine.send("Emulation.setCPUThrottlingRate", { rate: 6 });
    await page.getByLabel("Group sites by").selectOption("province");
    await settled();
    await page.getByRole("slider", { name: /^Drawn one by one/ }).press("End");
    await page.waitForURL(/detail=3/);
    await settled();
    expect(asked).toMatchObject([
      { by: "segment" },
      { by: "province", mostGroups: 12 },
      { by: "province", mostGroups: 60 },
    ]);
  });

  test("chooses another period, which the address then says", async () => {
    const { page, open, settled } = visitor;
    await open("/indicators/train_coverage");
    const period = page.getByLabel("Period", { exact: true });
    const before = await period.inputValue();
    const shows = (value: string) =>
      period
        .locator(`option[value="${value}"]:checked`)
        .waitFor({ state: "attached" });
    const earlier = await period
      .locator("option")
      .evaluateAll(
        (options, newest) =>
          options
            .map((option) => (option as HTMLOptionElement).value)
            .find((value) => value < newest),
        before,
      );
    expect(earlier).toMatch(/^\d{4}-Q[1-4]$/);
    await period.selectOption(earlier ?? "");
    await page.waitForURL(`**period=${earlier}`);
    await shows(earlier ?? "");
    await settled();
    await page.goBack();
    await shows(before);
  });

  test("finds a site by its name in either script", async () => {
    const { page, open, settled } = visitor;
    const { sites } = product.runtime.snapshots.current();
    const wanted = sites.find(
      ({ name }) => /[ก-๛]/.test(name.th) && /[A-Za-z]/.test(name.en),
    );
    if (!wanted) throw new Error("no site has both names");
    await open("/");
    const box = page.getByPlaceholder("Find a site or an indicator");
    for (const name of [wanted.name.th, wanted.name.en]) {
      await box.fill(name);
      await page
        .getByRole("option")
        .filter({ hasText: wanted.name.en })
        .first()
        .click();
      await page.waitForURL(/\/sites\/\w+/);
      await settled();
      expect(await title(visitor)).toBe(wanted.name.en);
      await page.goBack();
      await settled();
    }
  });
});
