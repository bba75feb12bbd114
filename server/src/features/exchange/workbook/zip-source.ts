/**
 * A zip of CSV files as a source of rows. Its directory is read first, so that sizes and ratios are known before
 * anything is inflated; then every sheet is inflated once to see that it is whole and how it is written.
 */
import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import {
  MB,
  WORKBOOK_LIMITS,
  type WorkbookLimits,
} from "@saphan/shared/contract";
import {
  fromRandomAccessReaderPromise,
  validateFileName,
  type Entry,
  type ZipFile,
} from "yauzl";
import { ByteReader, type ByteSource } from "./byte-source.ts";
import { csvRows, separatorOf, type CsvForm } from "./csv-rows.ts";
import { createEncodingDetector } from "./encoding.ts";
import type { SheetSource, SourceNote, WorkbookSource } from "./source.ts";
import { WorkbookFault } from "./workbook-fault.ts";

export interface ZipOptions {
  /** Which sheets, by the name that the file gives them, are worth inflating. */
  readonly wants: (name: string) => boolean;
  readonly limits?: WorkbookLimits;
  readonly signal?: AbortSignal;
}

const STORED = 0;
const DEFLATED = 8;
const UTF8_NAME = 1 << 11;
/** The header line is looked for within this many bytes. */
const HEADER_BYTES = 65_536;

interface CsvEntry {
  readonly name: string;
  readonly entry: Entry;
}

/** Names without the mark of UTF-8 come from old Windows programs, which write Thai as windows-874. */
function nameOf({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  try {
    return utf8.decode(fileNameRaw);
  } catch (error) {
    if (generalPurposeBitFlag & UTF8_NAME)
      throw new WorkbookFault("zip_broken", {}, error);
    return new TextDecoder("windows-874").decode(fileNameRaw);
  }
}

/** What other programs leave in a zip without being asked. */
const isClutter = (name: string): boolean =>
  name.endsWith("/") ||
  name.startsWith("__MACOSX/") ||
  /(?:^|\/)(?:\.|Thumbs\.db$|desktop\.ini$)/i.test(name);

function checkEntry(name: string, entry: Entry, limits: WorkbookLimits): void {
  if (validateFileName(name) !== null)
    throw new WorkbookFault("zip_name", { name });
  if (entry.isEncrypted()) throw new WorkbookFault("zip_encrypted", { name });
  if (![STORED, DEFLATED].includes(entry.compressionMethod))
    throw new WorkbookFault("zip_method", { name });
  if (entry.uncompressedSize > limits.ratio * entry.compressedSize)
    throw new WorkbookFault("ratio_too_high", { name, limit: limits.ratio });
}

async function readDirectory(
  zip: ZipFile,
  limits: WorkbookLimits,
): Promise<readonly CsvEntry[]> {
  const entries: CsvEntry[] = [];
  let unpacked = 0;
  if (zip.entryCount > limits.files)
    throw new WorkbookFault("too_many_files", { limit: limits.files });
  for await (const entry of zip.eachEntry()) {
    const path = nameOf(entry).replaceAll("\\", "/");
    if (isClutter(path) && validateFileName(path) === null) continue;
    checkEntry(path, entry, limits);
    unpacked += entry.uncompressedSize;
    if (unpacked > limits.unpackedBytes)
      throw new WorkbookFault("unpacked_too_large", {
        limit: Math.floor(limits.unpackedBytes / MB),
      });
    const name = path.slice(path.lastIndexOf("/") + 1);
    entries.push({ name: name.replace(/\.csv$/i, ""), entry });
  }
  return entries;
}

/** The directory leads to where no file begins, or beyond the end. */
const NOT_WHERE_IT_SAYS =
  /^(invalid local file header|file data overflows|unexpected EOF)/;

/** A fault of the zip as a reason; whatever else went wrong stays as it is. */
function zipFault(name: string, error: unknown): unknown {
  const { code = "", message = "" } = error as Partial<NodeJS.ErrnoException>;
  if (/bytes in the stream/.test(message))
    return new WorkbookFault("zip_size_forged", { name }, error);
  // An abort has a number for a code.
  return String(code).startsWith("Z_") || NOT_WHERE_IT_SAYS.test(message)
    ? new WorkbookFault("zip_broken", { name }, error)
    : error;
}

async function* inflated(
  zip: ZipFile,
  { name, entry }: CsvEntry,
  onBytes: (count: number) => void,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const stream: Readable = await zip
    .openReadStreamPromise(entry)
    .catch((error: unknown) => {
      throw zipFault(name, error);
    });
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      signal?.throwIfAborted();
      onBytes(chunk.length);
      yield chunk;
    }
  } catch (error) {
    throw zipFault(name, error);
  } finally {
    stream.destroy();
  }
}

/** Inflates a sheet once: it must be whole, and tells how it is written. */
async function inspect(
  chunks: AsyncIterable<Uint8Array>,
  { name, entry }: CsvEntry,
): Promise<CsvForm> {
  const detector = createEncodingDetector();
  let checksum = 0;
  let head = Buffer.alloc(0);
  for await (const chunk of chunks) {
    checksum = crc32(chunk, checksum);
    detector.add(chunk);
    if (head.length < HEADER_BYTES) head = Buffer.concat([head, chunk]);
  }
  if (checksum !== entry.crc32) throw new WorkbookFault("zip_broken", { name });
  const encoding = detector.result();
  if (encoding === "utf-16")
    throw new WorkbookFault("encoding_utf16", { name });
  const [headerLine = ""] = new TextDecoder(encoding)
    .decode(head.subarray(0, HEADER_BYTES))
    .split(/[\r\n]/, 1);
  return { encoding, separator: separatorOf(headerLine) };
}

async function openDirectory(bytes: ByteSource): Promise<ZipFile> {
  try {
    return await fromRandomAccessReaderPromise(
      new ByteReader(bytes),
      bytes.size,
      { autoClose: false, lazyEntries: true, decodeStrings: false },
    );
  } catch (error) {
    throw new WorkbookFault("not_a_zip", {}, error);
  }
}

/** Throws `WorkbookFault` for what is no readable zip, over a limit or not what it says it is. */
export async function openZip(
  bytes: ByteSource,
  { wants, limits = WORKBOOK_LIMITS, signal }: ZipOptions,
): Promise<WorkbookSource> {
  if (bytes.size > limits.packedBytes)
    throw new WorkbookFault("packed_too_large", {
      limit: Math.floor(limits.packedBytes / MB),
    });
  const zip = await openDirectory(bytes);
  const entries = await readDirectory(zip, limits).catch((error: unknown) => {
    throw error instanceof WorkbookFault
      ? error
      : new WorkbookFault("zip_broken", {}, error);
  });
  let done = 0;
  const count = (length: number) => {
    done += length;
  };
  const wanted = entries.filter(({ name }) => wants(name));
  const forms = new Map<CsvEntry, CsvForm>();
  const notes: SourceNote[] = [];
  for (const each of wanted) {
    const form = await inspect(inflated(zip, each, count, signal), each);
    forms.set(each, form);
    if (form.encoding === "windows-874")
      notes.push({ code: "encoding_windows_874", params: { name: each.name } });
  }
  const sheetOf = (each: CsvEntry): SheetSource => ({
    name: each.name,
    async *rows() {
      const form = forms.get(each);
      if (!form) return;
      const chunks = inflated(zip, each, count, signal);
      yield* csvRows(each.name, chunks, form, limits);
    },
  });
  const size = wanted.reduce(
    (sum, { entry }) => sum + 2 * entry.uncompressedSize,
    0,
  );
  return { sheets: entries.map(sheetOf), notes, size, done: () => done };
}
