/** Which kind of file has come, told by what it holds and not by its name, and its rows. */
import {
  MB,
  WORKBOOK_LIMITS,
  XLSX_LIMITS,
  type ReasonCode,
  type WorkbookLimits,
  type XlsxLimits,
} from "@saphan/shared/contract";
import type { ByteSource } from "./byte-source.ts";
import type { WorkbookSource } from "./source.ts";
import { WorkbookFault } from "./workbook-fault.ts";
import { openXlsx } from "./xlsx/xlsx-source.ts";
import { openZipDirectory, type ZipDirectory } from "./zip-directory.ts";
import { openCsvZip } from "./zip-source.ts";

export interface OpenOptions {
  /** Which sheets, by the name that the file gives them, are worth reading. */
  readonly wants: (name: string) => boolean;
  readonly signal?: AbortSignal | undefined;
  readonly limits?: WorkbookLimits;
  readonly xlsxLimits?: XlsxLimits;
}

/** How old Excel files, and new ones with a password, begin: OLE compound file, [MS-CFB] 2.2. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

async function beginsWith(
  bytes: ByteSource,
  signature: readonly number[],
): Promise<boolean> {
  if (bytes.size < signature.length) return false;
  let at = 0;
  for await (const chunk of bytes.read(0, signature.length))
    for (const byte of chunk) if (byte !== signature[at++]) return false;
  return true;
}

/** Files of spreadsheet programs that are zips as well and that nobody reads here. */
const OTHER_PROGRAMS: readonly (readonly [string, ReasonCode])[] = [
  ["xl/workbook.bin", "xlsb_file"],
  ["META-INF/manifest.xml", "ods_file"],
  ["Index/Document.iwa", "numbers_file"],
];

function isXlsx({ entries }: ZipDirectory): boolean {
  const has = (path: string) => entries.some((each) => each.path === path);
  for (const [path, code] of OTHER_PROGRAMS)
    if (has(path)) throw new WorkbookFault(code);
  return has("[Content_Types].xml");
}

/** Throws `WorkbookFault` for what cannot be read, is over a limit or is not what it says it is. */
export async function openWorkbook(
  bytes: ByteSource,
  {
    wants,
    signal,
    limits = WORKBOOK_LIMITS,
    xlsxLimits = XLSX_LIMITS,
  }: OpenOptions,
): Promise<WorkbookSource> {
  const checkSize = (packedBytes: number, code: ReasonCode) => {
    if (bytes.size > packedBytes)
      throw new WorkbookFault(code, { limit: Math.floor(packedBytes / MB) });
  };
  checkSize(limits.packedBytes, "packed_too_large");
  if (await beginsWith(bytes, COMPOUND_FILE))
    throw new WorkbookFault("old_excel_or_password");
  const zip = await openZipDirectory(bytes);
  if (!isXlsx(zip)) return openCsvZip(zip, { wants, limits, signal });
  checkSize(xlsxLimits.packedBytes, "xlsx_packed_too_large");
  return openXlsx(bytes, xlsxLimits, signal);
}
