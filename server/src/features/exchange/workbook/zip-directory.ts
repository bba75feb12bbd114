/** What a zip holds: its directory is read first, so that sizes and ratios are known before anything is inflated. */
import type { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { MB } from "@saphan/shared/contract";
import {
  fromRandomAccessReaderPromise,
  validateFileName,
  type Entry,
  type ZipFile,
} from "yauzl";
import { ByteReader, type ByteSource } from "./byte-source.ts";
import { WorkbookFault } from "./workbook-fault.ts";

export interface ZipEntry {
  /** With `/` between folders. */
  readonly path: string;
  readonly entry: Entry;
}

export interface ZipLimits {
  readonly packedBytes: number;
  /** Of the entries that are checked, together. */
  readonly unpackedBytes: number;
  /** Unpacked by packed bytes of one entry. */
  readonly ratio: number;
  readonly files: number;
}

export interface ZipDirectory {
  /** Without what other programs leave in a zip unasked. */
  readonly entries: readonly ZipEntry[];
  /** Throws `WorkbookFault` where one of these entries, or all of them together, may not be inflated. */
  readonly check: (entries: readonly ZipEntry[], limits: ZipLimits) => void;
  /** Throws `WorkbookFault` for bytes that are not what the directory says. */
  readonly inflate: (
    entry: ZipEntry,
    onBytes: (count: number) => void,
    signal?: AbortSignal,
  ) => AsyncGenerator<Uint8Array>;
}

const STORED = 0;
const DEFLATED = 8;
const UTF8_NAME = 1 << 11;
/** No directory is read further than this. */
const MOST_ENTRIES = 10_000;

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

/** What other programs leave in a zip without being asked. An Excel file's own `.rels` is none of it. */
const isClutter = (name: string): boolean =>
  name.endsWith("/") ||
  name.startsWith("__MACOSX/") ||
  /(?:^|\/)(?:\.(?!rels$)|Thumbs\.db$|desktop\.ini$)/i.test(name);

function check(entries: readonly ZipEntry[], limits: ZipLimits): void {
  if (entries.length > limits.files)
    throw new WorkbookFault("too_many_files", { limit: limits.files });
  let unpacked = 0;
  for (const { path, entry } of entries) {
    if (validateFileName(path) !== null)
      throw new WorkbookFault("zip_name", { name: path });
    if (entry.isEncrypted())
      throw new WorkbookFault("zip_encrypted", { name: path });
    if (![STORED, DEFLATED].includes(entry.compressionMethod))
      throw new WorkbookFault("zip_method", { name: path });
    if (entry.uncompressedSize > limits.ratio * entry.compressedSize)
      throw new WorkbookFault("ratio_too_high", {
        name: path,
        limit: limits.ratio,
      });
    unpacked += entry.uncompressedSize;
    if (unpacked > limits.unpackedBytes)
      throw new WorkbookFault("unpacked_too_large", {
        limit: Math.floor(limits.unpackedBytes / MB),
      });
  }
}

/** The directory leads to where no file begins, or beyond the end. */
const NOT_WHERE_IT_SAYS =
  /^(?:invalid local file header|file data overflows|unexpected EOF)/;

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

async function* inflate(
  zip: ZipFile,
  { path, entry }: ZipEntry,
  onBytes: (count: number) => void,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const stream: Readable = await zip
    .openReadStreamPromise(entry)
    .catch((error: unknown) => {
      // The entry's own header, which is read only now, may contradict the directory.
      throw zipFault(path, error);
    });
  let checksum = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      signal?.throwIfAborted();
      checksum = crc32(chunk, checksum);
      onBytes(chunk.length);
      yield chunk;
    }
  } catch (error) {
    throw zipFault(path, error);
  } finally {
    stream.destroy();
  }
  if (checksum !== entry.crc32)
    throw new WorkbookFault("zip_broken", { name: path });
}

async function open(bytes: ByteSource): Promise<ZipFile> {
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

/** Throws `WorkbookFault` for what is no readable zip. */
export async function openZipDirectory(
  bytes: ByteSource,
): Promise<ZipDirectory> {
  const zip = await open(bytes);
  if (zip.entryCount > MOST_ENTRIES)
    throw new WorkbookFault("too_many_files", { limit: MOST_ENTRIES });
  const entries: ZipEntry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      const path = nameOf(entry).replaceAll("\\", "/");
      // A path that leads out of the zip is no clutter: it is refused where it is checked.
      if (isClutter(path) && validateFileName(path) === null) continue;
      entries.push({ path, entry });
    }
  } catch (error) {
    throw error instanceof WorkbookFault
      ? error
      : new WorkbookFault("zip_broken", {}, error);
  }
  return {
    entries,
    check,
    inflate: (entry, onBytes, signal) => inflate(zip, entry, onBytes, signal),
  };
}
