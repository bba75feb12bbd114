/** UTF-8 with or without a mark at its beginning, else windows-874, which is what Excel writes in Thai. */
import { isUtf8 } from "node:buffer";

export type Encoding = "utf-8" | "windows-874" | "utf-16";

const LONGEST_CHARACTER = 4;

/** Number of bytes at the end that begin a character and do not end it. */
function unfinished(bytes: Uint8Array): number {
  const reach = Math.min(LONGEST_CHARACTER - 1, bytes.length);
  for (let back = 1; back <= reach; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0b1100_0000) === 0b1000_0000) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

export interface EncodingDetector {
  readonly add: (bytes: Uint8Array) => void;
  readonly result: () => Encoding;
}

/** Looks at every byte: a file may be plain for a long time before the first letter that tells. */
export function createEncodingDetector(): EncodingDetector {
  let valid = true;
  let utf16 = false;
  let begun = false;
  let rest: Uint8Array = new Uint8Array(0);
  return {
    add: (bytes) => {
      if (!begun && bytes.length > 1) {
        begun = true;
        const [first, second] = bytes;
        utf16 =
          (first === 0xff && second === 0xfe) ||
          (first === 0xfe && second === 0xff) ||
          bytes.subarray(0, 256).includes(0);
      }
      if (!valid || utf16) return;
      const joined = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
      const whole = joined.length - unfinished(joined);
      valid = isUtf8(joined.subarray(0, whole));
      rest = joined.slice(whole);
    },
    result: () =>
      utf16 ? "utf-16" : valid && rest.length === 0 ? "utf-8" : "windows-874",
  };
}
