/** An administrator's file: refused with its reasons, mended, published, seen by others, and undone. */
import fs from "node:fs";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import writeExcelFile from "write-excel-file/node";
import { openBrowser, openVisitor, type Visitor } from "./testing/browser.ts";
import { openProduct, type Product } from "./testing/product.ts";

jest.setTimeout(90_000);

let product: Product;
let browser: Browser;
let admin: Visitor;
let buyer: Visitor;
beforeAll(async () => {
  [product, browser] = await Promise.all([openProduct(), openBrowser()]);
  admin = await openVisitor(browser, product.url, { role: "admin" });
  buyer = await openVisitor(browser, product.url, { role: "buyer" });
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

async function downloaded(page: Page, button: string): Promise<Uint8Array> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  return fs.readFileSync(await file.path());
}

/** A supplier that nobody knew, of the first buyer's, and what it says: its sheets, a text a line. */
const sheetsOf = (period: string, trained: string) => ({
  Entities: "entity_key,name_en,kind\nNEW,Newcomer Parts,supplier\n",
  Sites:
    "site_key,entity_key,name_en,province\nNEW-1,NEW,Newcomer Rayong,TH-21\n",
  Links:
    "from_site,to_site,since,declared_by,disclosure\nNEW-1,A1,2024-01-01,both,name\n",
  Grants: "site_key,organisation_key,since\nNEW-1,MAKER-A,2024-01-01\n",
  Answers: `site_key,indicator_id,period,side,numerator,denominator\nNEW-1,train_coverage,${period},management,${trained},400\n`,
});

const zipOf = (sheets: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(sheets).map(([name, csv]) => [
          `${name}.csv`,
          strToU8(csv),
        ]),
      ),
    ),
  );

/** As somebody has it in Excel: numbers are numbers, and a title stands above the header. */
const excelOf = (sheets: Readonly<Record<string, string>>): Promise<Buffer> =>
  writeExcelFile(
    Object.entries(sheets).map(([sheet, csv]) => ({
      sheet,
      data: [
        [{ value: `Our ${sheet}` }],
        ...csv
          .trim()
          .split("\n")
          .map((line) =>
            line.split(",").map((cell) => ({
              value: /^\d+$/.test(cell) ? Number(cell) : cell,
            })),
          ),
      ],
    })),
  ).toBuffer();

async function send(name: string, buffer: Buffer): Promise<void> {
  const { page, open } = admin;
  await open("/data");
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.waitForURL(/\/data\/imports\/\w+/);
  await page.getByText("Waits for you").waitFor();
}

/** The first buyer's figure, with what it is made of. */
async function figure(): Promise<string> {
  const { page, open } = buyer;
  await open("/indicators/train_coverage?tier=tier_1");
  return page.locator("main").innerText();
}

describe("an administrator", () => {
  let period: string;
  let before: string;

  test("fetches a template that has every sheet, as Excel and as CSV", async () => {
    await admin.open("/data");
    const excel = unzipSync(
      await downloaded(admin.page, "Download the template"),
    );
    expect(strFromU8(excel["xl/workbook.xml"] ?? new Uint8Array())).toMatch(
      /"Read me".*"Entities".*"Answers".*"Lists"/,
    );
    const files = unzipSync(
      await downloaded(admin.page, "Download the template as zipped CSV"),
    );
    for (const sheet of ["Entities", "Sites", "Links", "Answers", "Grants"]) {
      const csv = files[`${sheet}.csv`];
      expect(csv && strFromU8(csv)).toMatch(/\w+,\w+/);
    }
  });

  test("is told sheet, row, column, value and reason of what is refused", async () => {
    before = await figure();
    period = await buyer.page
      .getByLabel("Period", { exact: true })
      .inputValue();
    await send("newcomer.zip", zipOf(sheetsOf(period, "many")));
    const { page } = admin;
    const refused = page.getByRole("table", { name: "Rows that are refused" });
    await refused.locator("tbody tr").first().waitFor();
    const cells = await refused.locator("tbody tr td").allInnerTexts();
    expect(cells.slice(0, 4)).toStrictEqual([
      "Answers",
      "2",
      "Numerator",
      "many",
    ]);
    expect(cells[4]).toMatch(/\w+ \w+/);
    expect(
      await page.getByRole("button", { name: "Publish", exact: true }).count(),
    ).toBe(0);
    expect(await figure()).toBe(before);
  });

  test("publishes the mended file, which the buyer then sees", async () => {
    await send("newcomer.xlsx", await excelOf(sheetsOf(period, "300")));
    await admin.page
      .getByText("Answers: The header was found in row 2.", { exact: false })
      .waitFor();
    const { page } = admin;
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.getByText(/^Published as change \d+ on/).waitFor();
    expect(await figure()).not.toBe(before);
    await buyer.open("/sites?q=Newcomer");
    await buyer.page.getByRole("link", { name: "Newcomer Rayong" }).click();
    await buyer.page.waitForURL(/\/sites\/\w+/);
    await buyer.settled();
    expect(await buyer.page.locator("main").innerText()).toMatch(/\b75\s%/);
  });

  test("undoes it, and the figure is what it was", async () => {
    const { page } = admin;
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    const asked = page.getByRole("region", { name: "Undo" });
    await asked.getByRole("button", { name: "Undo", exact: true }).click();
    await page.getByText(/and undone since$/).waitFor();
    expect(await figure()).toBe(before);
  });

  test("and nobody's console has been written to", () => {
    expect([...admin.takeNoise(), ...buyer.takeNoise()]).toStrictEqual([]);
  });
});

test("a buyer takes the figures along as a file", async () => {
  await buyer.open("/data");
  const bytes = await downloaded(buyer.page, "Download the figures");
  expect(strFromU8(bytes)).toContain("train_coverage");
});
