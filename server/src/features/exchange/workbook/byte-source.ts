/** Bytes that can be read from any place: a file, or an upload that lies in parts. */
import fs from "node:fs";
import { Readable } from "node:stream";
import { RandomAccessReader } from "yauzl";

export interface ByteSource {
  readonly size: number;
  /** The bytes from `from` up to and without `to`. */
  readonly read: (from: number, to: number) => AsyncIterable<Uint8Array>;
}

export function fileBytes(file: string): ByteSource {
  return {
    size: fs.statSync(file).size,
    read: (from, to) =>
      fs.createReadStream(file, {
        start: from,
        end: to - 1,
      }) as AsyncIterable<Uint8Array>,
  };
}

export const bufferBytes = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  async *read(from, to) {
    await Promise.resolve();
    yield bytes.subarray(from, to);
  },
});

/** Parts of equal size, the last one smaller. The part that was read last is kept: a zip's directory is read in bits. */
export function partedBytes(
  size: number,
  partBytes: number,
  part: (number: number) => Promise<Uint8Array>,
): ByteSource {
  let kept: { readonly number: number; readonly bytes: Uint8Array } | undefined;
  return {
    size,
    async *read(from, to) {
      for (let at = from; at < to;) {
        const number = Math.floor(at / partBytes);
        if (kept?.number !== number)
          kept = { number, bytes: await part(number) };
        const start = number * partBytes;
        const end = Math.min(to, start + partBytes);
        yield kept.bytes.subarray(at - start, end - start);
        at = end;
      }
    },
  };
}

/** The same as the zip library wants it: it takes nothing but a class of its own. */
export class ByteReader extends RandomAccessReader {
  private readonly source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const { size } = this.source;
    // A forged directory leads beyond the end: there is nothing, which the library then says.
    const bytes =
      start < size ? this.source.read(start, Math.min(end, size)) : [];
    return Readable.from(bytes, { objectMode: false });
  }
}
