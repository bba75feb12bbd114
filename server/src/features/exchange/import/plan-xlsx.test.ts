/**
 * Excel files that people have filled in. `testing/files` holds our template as LibreOffice 7.4 saved it after it was
 * filled in there: with formulas, a hidden row, a title put above the header of one, and mistakes.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { templateXlsx } from "../export/template-xlsx.ts";
import {
  ADMIN,
  listed,
  openNetwork,
  type NetworkUnderTest,
} from "../testing/network-under-test.ts";
import { textRows, xlsxOf } from "../testing/xlsx.ts";
import { bufferBytes } from "../workbook/byte-source.ts";
import { openWorkbook } from "../workbook/open-workbook.ts";
import { planWorkbook } from "./plan-workbook.ts";

let network: NetworkUnderTest;
beforeAll(async () => {
  network = await openNetwork();
  await network.load({
    Entities: ["entity_key,name_en,kind", "LOTUS,Lotus Parts,supplier"],
    Sites: ["site_key,entity_key,name_en", "LOTUS-1,LOTUS,Lotus Chonburi"],
  });
});
afterAll(() => network.close());

async function planOf(file: Uint8Array) {
  const source = await openWorkbook(bufferBytes(Uint8Array.from(file)), {
    wants: (name) => network.headers.sheetOf(name) !== undefined,
  });
  try {
    return await planWorkbook(network, { source, viewer: ADMIN });
  } finally {
    await source.close();
  }
}
const template = (locale: "en" | "th") => templateXlsx(network, locale);
const counts = ({ summary }: Awaited<ReturnType<typeof planOf>>) =>
  Object.fromEntries(
    summary.sheets.map(({ sheet, rows, created, refused }) => [
      sheet,
      { rows, created, refused },
    ]),
  );

describe.each(["en", "th"] as const)("the template in %s", (locale) => {
  test("comes back as nothing: help and examples are passed over", async () => {
    const plan = await planOf(await template(locale));
    expect(plan.summary).toMatchObject({
      sheets: [],
      hasFault: false,
      setsAnything: false,
    });
    expect(listed(plan, "refused")).toEqual([]);
    expect(listed(plan, "noted")).toEqual([]);
  });

  test("filled in with LibreOffice is read as it was meant, its mistakes by their cells", async () => {
    const file = fs.readFileSync(
      path.join(
        import.meta.dirname,
        `../testing/files/libreoffice-${locale}.xlsx`,
      ),
    );
    const plan = await planOf(file);
    // In the English one two rows with a title were put above the header.
    const row = (number: number) => number + (locale === "en" ? 2 : 0);
    expect(counts(plan)).toEqual({
      Facts: { rows: 2, created: 2, refused: 0 },
      Answers: { rows: 8, created: 5, refused: 3 },
    });
    expect(listed(plan, "refused")).toEqual([
      `Answers ${row(8)} numerator spreadsheet_error`,
      `Answers ${row(9)} period period_is_date`,
      `Answers ${row(11)} site_key site_unknown`,
    ]);
    const [error] = plan.summary.listed.refused;
    expect(error).toMatchObject({
      value: "#DIV/0!",
      params: { address: `G${row(8)}` },
    });
    const noted = plan.summary.listed.noted
      .filter(({ sheet }) => sheet === "Answers")
      .map(({ code, params, row: at }) => `${code} ${params["rows"] ?? at}`);
    expect(noted.sort()).toEqual([
      `example_row ${row(3)}`,
      `hidden_rows ${row(7)}`,
      ...(locale === "en" ? ["rows_above_header 3"] : []),
    ]);
    expect(listed(plan, "warned")).toEqual([
      `Answers ${row(10)} numerator numerator_above_denominator`,
    ]);
  });
});

test("a sheet whose header lacks a column is refused by its first row", async () => {
  const plan = await planOf(
    xlsxOf({
      sheets: [
        {
          name: "คำตอบ",
          data: textRows([
            ["Site key", "Indicator"],
            ["LOTUS-1", "train_coverage"],
          ]),
        },
      ],
    }),
  );
  expect(listed(plan, "refused")).toEqual(["Answers 1 period column_missing"]);
});

const soffice = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((file) =>
  fs.existsSync(file),
);

// Where LibreOffice is installed the template of today is opened and saved with it.
(soffice ? describe : describe.skip)("LibreOffice on this machine", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "saphan-office-"));
  afterAll(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test("opens and saves the template, with help, example and drop-downs", async () => {
    const file = path.join(folder, "template.xlsx");
    fs.writeFileSync(file, await template("th"));
    execFileSync(
      soffice ?? "",
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        path.join(folder, "saved"),
        file,
      ],
      { stdio: "ignore", timeout: 120_000 },
    );
    const saved = fs.readFileSync(path.join(folder, "saved/template.xlsx"));
    const plan = await planOf(saved);
    expect(plan.summary.hasFault).toBe(false);
    expect(listed(plan, "refused")).toEqual([]);
    expect(plan.summary.sheets).toEqual([]);
    expect(listed(plan, "noted")).toEqual([]);
  }, 150_000);
});
