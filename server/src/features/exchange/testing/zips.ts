/** Zips as other programs make them, sound and not. */
import { strToU8, zipSync } from "fflate";

export type ZipFiles = Readonly<Record<string, string | Uint8Array>>;

export const zipOf = (files: ZipFiles): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === "string" ? strToU8(content) : content,
      ]),
    ),
    { level: 6 },
  );

/** What old Windows programs write: one byte a letter. */
export const windows874 = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 0x80 ? code : code - 0x0e00 + 0xa0;
  });

const CENTRAL_HEADER = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

/** Writes a number into the headers of the first file, at their offsets in the central and the local header. */
function patchHeaders(
  zip: Uint8Array,
  offsets: { readonly central: number; readonly local: number },
  value: number,
  bytes: 2 | 4 = 4,
): Uint8Array {
  const patched = Buffer.from(zip);
  for (const [signature, offset] of [
    [CENTRAL_HEADER, offsets.central],
    [LOCAL_HEADER, offsets.local],
  ] as const) {
    const mark = Buffer.alloc(4);
    mark.writeUInt32LE(signature);
    const at = patched.indexOf(mark);
    patched.writeUIntLE(value, at + offset, bytes);
  }
  return patched;
}

/** Says another size than the first file has. */
export const withForgedSize = (zip: Uint8Array, size: number): Uint8Array =>
  patchHeaders(zip, { central: 24, local: 22 }, size);
export const withForgedChecksum = (zip: Uint8Array): Uint8Array =>
  patchHeaders(zip, { central: 16, local: 14 }, 0x12345678);
/** The directory says that the first file begins elsewhere. */
export function withForgedPlace(zip: Uint8Array, place: number): Uint8Array {
  const patched = Buffer.from(zip);
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(CENTRAL_HEADER);
  patched.writeUInt32LE(place, patched.indexOf(mark) + 42);
  return patched;
}
export const withPasswordFlag = (zip: Uint8Array): Uint8Array =>
  patchHeaders(zip, { central: 8, local: 6 }, 1, 2);
export const withMethod = (zip: Uint8Array, method: number): Uint8Array =>
  patchHeaders(zip, { central: 10, local: 8 }, method, 2);
