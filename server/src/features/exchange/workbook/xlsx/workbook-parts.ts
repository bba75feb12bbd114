/** What the sheets of an Excel file share: their list, texts and number formats. */
import { WorkbookFault } from "../workbook-fault.ts";
import type { ZipEntry } from "../zip-directory.ts";
import { numberKind, type NumberKind } from "./cell-formats.ts";
import type { PackageParts, Relationship } from "./package-parts.ts";
import { readXml, unescaped } from "./xml-events.ts";

export interface ListedSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly entry: ZipEntry;
}

export interface WorkbookParts {
  readonly sheets: readonly ListedSheet[];
  /** Whether days are counted from 1904. */
  readonly is1904: boolean;
  readonly hasExternalLinks: boolean;
  /** What a number is, by the style of its cell. */
  readonly kinds: readonly NumberKind[];
  /** Texts that cells refer to by number. */
  readonly texts: readonly string[];
}

const isTrue = (value: string | undefined): boolean =>
  value === "1" || value === "true";

async function readKinds(
  parts: PackageParts,
  entry: ZipEntry | undefined,
): Promise<readonly NumberKind[]> {
  if (!entry) return [];
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let isCellFormat = false;
  await readXml(entry.path, parts.chunksOf(entry), {
    open: ({ name, attribute }) => {
      if (name === "cellXfs") isCellFormat = true;
      else if (name === "numFmt")
        codes.set(Number(attribute("numFmtId")), attribute("formatCode") ?? "");
      else if (name === "xf" && isCellFormat)
        formats.push(Number(attribute("numFmtId") ?? 0));
    },
    close: (name) => {
      if (name === "cellXfs") isCellFormat = false;
    },
  });
  return formats.map((format) => numberKind(format, codes));
}

/** Runs of one text follow each other; how it is pronounced (`rPh`) is none of it. */
async function readTexts(
  parts: PackageParts,
  entry: ZipEntry | undefined,
): Promise<readonly string[]> {
  if (!entry) return [];
  const texts: string[] = [];
  let text = "";
  let isText = false;
  let isPhonetic = false;
  await readXml(entry.path, parts.chunksOf(entry), {
    open: ({ name }) => {
      if (name === "si") text = "";
      else if (name === "rPh") isPhonetic = true;
      else if (name === "t") isText = !isPhonetic;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    close: (name) => {
      if (name === "si") texts.push(unescaped(text));
      else if (name === "rPh") isPhonetic = false;
      else if (name === "t") isText = false;
    },
  });
  return texts;
}

interface SheetEntry {
  readonly name: string;
  readonly isHidden: boolean;
  readonly relationship: string;
}

async function readSheetList(parts: PackageParts, entry: ZipEntry) {
  const listed: SheetEntry[] = [];
  let is1904 = false;
  await readXml(entry.path, parts.chunksOf(entry), {
    open: ({ name, attribute }) => {
      if (name === "workbookPr") is1904 = isTrue(attribute("date1904"));
      if (name !== "sheet") return;
      listed.push({
        name: unescaped(attribute("name") ?? ""),
        isHidden: (attribute("state") ?? "visible") !== "visible",
        // `r:id` in every file; a sheet has no other attribute of that local name.
        relationship: attribute("r:id") ?? attribute("id") ?? "",
      });
    },
  });
  return { listed, is1904 };
}

/** Throws `WorkbookFault` for what is no Excel file, or a broken one. */
export async function readWorkbookParts(
  parts: PackageParts,
): Promise<WorkbookParts> {
  const root = [...(await parts.relationshipsOf("")).values()];
  const main = root.find(({ type }) => type === "officeDocument");
  const workbook = main && parts.find(main.path);
  if (!workbook || !/\/(?:workbook|[^/]*)\.xml$/i.test(workbook.path))
    throw new WorkbookFault("not_a_workbook");
  const { listed, is1904 } = await readSheetList(parts, workbook);
  const relationships = await parts.relationshipsOf(workbook.path);
  const partOf = (type: string): ZipEntry | undefined => {
    const found = [...relationships.values()].find(
      (each: Relationship) => each.type === type,
    );
    return found && parts.find(found.path);
  };
  return {
    is1904,
    sheets: listed.flatMap(({ relationship, ...sheet }): ListedSheet[] => {
      const part = relationships.get(relationship);
      // A sheet that is a chart has no rows.
      return part?.type === "worksheet"
        ? [{ ...sheet, entry: parts.get(part.path) }]
        : [];
    }),
    hasExternalLinks: [...relationships.values()].some(
      ({ type }) => type === "externalLink",
    ),
    kinds: await readKinds(parts, partOf("styles")),
    texts: await readTexts(parts, partOf("sharedStrings")),
  };
}
