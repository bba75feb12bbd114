/** Excel files piece by piece, sound and not: what other programs write, and what none should. */
import { zipOf, type ZipFiles } from "./zips.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

export interface XmlSheet {
  readonly name: string;
  readonly state?: "hidden" | "veryHidden";
  /** What stands in `worksheet` before the rows. */
  readonly before?: string;
  /** The rows. */
  readonly data: string;
  /** What stands behind them. */
  readonly after?: string;
}

export interface XmlWorkbook {
  readonly sheets: readonly XmlSheet[];
  readonly texts?: readonly string[];
  /** Formats of the file's own by number. */
  readonly formats?: Readonly<Record<number, string>>;
  /** Number formats of styles 0, 1, ... */
  readonly styles?: readonly number[];
  readonly workbookPr?: string;
  readonly externalLink?: boolean;
  readonly others?: ZipFiles;
}

const relationships = (list: readonly (readonly [string, string])[]) =>
  `<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(
      ([type, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

export function xlsxFiles({
  sheets,
  texts = [],
  formats = {},
  styles = [0],
  workbookPr = "",
  externalLink = false,
  others = {},
}: XmlWorkbook): ZipFiles {
  return {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"/>`,
    "_rels/.rels": relationships([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbookPr}<sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name}" sheetId="${at + 7}" ${state ? `state="${state}"` : ""} r:id="rId${at + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships([
      ...sheets.map(
        (_sheet, at) => ["worksheet", `worksheets/sheet${at + 1}.xml`] as const,
      ),
      ["styles", "styles.xml"],
      ["sharedStrings", "sharedStrings.xml"],
      ...(externalLink
        ? [["externalLink", "externalLinks/externalLink1.xml"] as const]
        : []),
    ]),
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><numFmts>${Object.entries(
      formats,
    )
      .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`)
      .join(
        "",
      )}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles
      .map((id) => `<xf numFmtId="${id}"/>`)
      .join("")}</cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${texts
      .map((text) => `<si>${text}</si>`)
      .join("")}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ before = "", data, after = "" }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet xmlns="${MAIN}">${before}<sheetData>${data}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...others,
  };
}

export const xlsxOf = (workbook: XmlWorkbook): Uint8Array =>
  zipOf(xlsxFiles(workbook));

/** Rows of plain texts, from row 1 on. */
export const textRows = (rows: readonly (readonly string[])[]): string =>
  rows
    .map(
      (cells) =>
        `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`,
    )
    .join("");
