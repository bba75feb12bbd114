/** A zip of files that are made while it is sent. */
import { Zip, ZipDeflate } from "fflate";
import { createPace } from "../pace.ts";

export interface ZippedFile {
  readonly name: string;
  readonly lines: () => AsyncIterable<string> | Iterable<string>;
}

/** Of every file: the same rows make the same bytes, whenever they are taken along. */
const MODIFIED = new Date(1980, 0, 1);
/** Text is packed in pieces of about this many characters. */
const PIECE = 32_768;

export async function* zipStream(
  files: readonly ZippedFile[],
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const pace = createPace(signal);
  const encoder = new TextEncoder();
  let packed: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    packed.push(chunk);
  });
  function* take(): Generator<Uint8Array> {
    const ready = packed;
    packed = [];
    yield* ready;
  }
  for (const { name, lines } of files) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = MODIFIED;
    zip.add(file);
    let piece = "";
    for await (const line of lines()) {
      const wait = pace.step();
      if (wait) await wait;
      piece += line;
      if (piece.length < PIECE) continue;
      file.push(encoder.encode(piece));
      piece = "";
      yield* take();
    }
    file.push(encoder.encode(piece), true);
    yield* take();
  }
  zip.end();
  yield* take();
}
