/** What an Excel file consists of beside its rows: ECMA-376 parts 1 and 2. Whoever writes it packs the parts in this order. */
import { sheetXml, xmlText, type XlsxSheet } from "./sheet-xml.ts";
import { STYLES_XML } from "./styles-xml.ts";

/** A part of the file; its text may be made while it is written. */
export interface XlsxPart {
  readonly name: string;
  readonly lines: () => AsyncIterable<string> | Iterable<string>;
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

/** The parts of a file with these sheets; the row that is written is told before each. */
export function xlsxParts(
  sheets: readonly XlsxSheet[],
  onRow: (sheet: XlsxSheet, row: number) => void,
): readonly XlsxPart[] {
  const file = (name: string, text: string) => ({ name, lines: () => [text] });
  return [
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
      lines: () => sheetXml(sheet, (row) => onRow(sheet, row)),
    })),
  ];
}
