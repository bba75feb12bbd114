/** Plans and reports as they are kept: packed, in parts of less than a megabyte. */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { LISTED } from "./findings.ts";
import type { PlanSummary } from "./plan-workbook.ts";

const PART_BYTES = 900_000;
const NOTHING_LISTED = Object.fromEntries(
  LISTED.map((kind) => [kind, []]),
) as unknown as PlanSummary["listed"];

export function packSummary(summary: PlanSummary): readonly Uint8Array[] {
  const packed = deflateRawSync(JSON.stringify(summary), { level: 1 });
  const parts: Uint8Array[] = [];
  for (let from = 0; from < packed.length; from += PART_BYTES)
    parts.push(packed.subarray(from, from + PART_BYTES));
  return parts;
}

export function unpackSummary(parts: readonly Uint8Array[]): PlanSummary {
  const text = inflateRawSync(Buffer.concat(parts)).toString();
  const summary = JSON.parse(text) as PlanSummary;
  // A plan that was kept before there were notes has none.
  return { ...summary, listed: { ...NOTHING_LISTED, ...summary.listed } };
}

/** Parts of a report are readable by themselves, so several may lie in one document: lengths, then bytes. */
export function bundleReport(
  parts: readonly Uint8Array[],
): readonly Uint8Array[] {
  const bundles: Uint8Array[] = [];
  let bundle: Uint8Array[] = [];
  let size = 0;
  for (const part of parts) {
    if (size > 0 && size + part.length > PART_BYTES) {
      bundles.push(Buffer.concat(bundle));
      bundle = [];
      size = 0;
    }
    const length = Buffer.alloc(4);
    length.writeUInt32LE(part.length);
    bundle.push(length, part);
    size += part.length + length.length;
  }
  if (size > 0) bundles.push(Buffer.concat(bundle));
  return bundles;
}

export function* unbundleReport(bundle: Uint8Array): Generator<Uint8Array> {
  const bytes = Buffer.from(
    bundle.buffer,
    bundle.byteOffset,
    bundle.byteLength,
  );
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32LE(at);
    yield bytes.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
}
