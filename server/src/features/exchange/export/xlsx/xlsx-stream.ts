/**
 * An Excel file that is made while its rows come, with drop-downs. The same rows make the same bytes. Decision record:
 * docs/decisions, "Excel files as streams".
 */
import { XLSX_LIMITS } from "@saphan/shared/contract";
import { zipStream } from "../zip-stream.ts";
import { sheetXml, xmlText, type XlsxSheet } from "./sheet-xml.ts";
import { STYLES_XML } from "./styles-xml.ts";

/** What was to be written is more than an Excel file of ours may hold. */
export class XlsxOverflow extends Error {
  constructor(what: string) {
    super(`${what} does not fit into an Excel file`);
    this.name = "XlsxOverflow";
  }
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument";

const relationships = (
  list: readonly { readonly type: string; readonly target: string }[],
): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(
      ({ type, target }, at) =>
        `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;

const contentTypes = (sheets: number): string => {
  const part = (path: string, type: string) =>
    `<Override PartName="${path}" ContentType="${SPREADSHEET}.spreadsheetml.${type}+xml"/>`;
  return [
    `${XML}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part("/xl/workbook.xml", "sheet.main"),
    part("/xl/styles.xml", "styles"),
    ...Array.from({ length: sheets }, (_, at) =>
      part(`/xl/worksheets/sheet${at + 1}.xml`, "worksheet"),
    ),
    "</Types>",
  ].join("");
};

const workbookXml = (sheets: readonly XlsxSheet[]): string =>
  `${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets>${sheets
    .map(
      ({ name }, at) =>
        `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
    )
    .join("")}</sheets></workbook>`;

const workbookRelationships = (sheets: number): string =>
  relationships([
    ...Array.from({ length: sheets }, (_, at) => ({
      type: "worksheet",
      target: `worksheets/sheet${at + 1}.xml`,
    })),
    { type: "styles", target: "styles.xml" },
  ]);

/** Throws `XlsxOverflow` for more rows in a sheet, or more XML, than an import takes. */
export function xlsxStream(
  sheets: readonly XlsxSheet[],
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let unpacked = 0;
  const counted = async function* (sheet: XlsxSheet): AsyncGenerator<string> {
    const pieces = sheetXml(sheet, (row) => {
      if (row > XLSX_LIMITS.rows) throw new XlsxOverflow(sheet.name);
    });
    for await (const piece of pieces) {
      unpacked += Buffer.byteLength(piece);
      if (unpacked > XLSX_LIMITS.unpackedBytes)
        throw new XlsxOverflow("the workbook");
      yield piece;
    }
  };
  const file = (name: string, text: string) => ({ name, lines: () => [text] });
  return zipStream(
    [
      file("[Content_Types].xml", contentTypes(sheets.length)),
      file(
        "_rels/.rels",
        relationships([{ type: "officeDocument", target: "xl/workbook.xml" }]),
      ),
      file("xl/workbook.xml", workbookXml(sheets)),
      file("xl/_rels/workbook.xml.rels", workbookRelationships(sheets.length)),
      file("xl/styles.xml", STYLES_XML),
      ...sheets.map((sheet, at) => ({
        name: `xl/worksheets/sheet${at + 1}.xml`,
        lines: () => counted(sheet),
      })),
    ],
    signal,
  );
}

/** The whole file, so that it is known to fit before any of it is sent. Throws `XlsxOverflow`. */
export async function xlsxFile(
  sheets: readonly XlsxSheet[],
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of xlsxStream(sheets, signal)) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > XLSX_LIMITS.packedBytes) throw new XlsxOverflow("the workbook");
  }
  return Buffer.concat(chunks);
}
