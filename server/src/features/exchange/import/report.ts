/**
 * Everything a plan has to say, row by row, packed: there may be millions of rows. The texts are made when somebody
 * reads it, in that person's language.
 */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Finding, OutcomeSpan } from "./findings.ts";

export type ReportLine = Finding | OutcomeSpan;

export interface ReportWriter {
  readonly write: (line: ReportLine) => void;
}

export interface Report extends ReportWriter {
  /** Packed parts of at most a few hundred kilobytes, each readable by itself. */
  readonly parts: () => readonly Uint8Array[];
}

const PART_CHARACTERS = 200_000;

export function createReport(): Report {
  const parts: Uint8Array[] = [];
  let lines: string[] = [];
  let characters = 0;
  const pack = () => {
    if (lines.length > 0)
      parts.push(deflateRawSync(lines.join("\n"), { level: 1 }));
    lines = [];
    characters = 0;
  };
  return {
    write: (line) => {
      const text = JSON.stringify(line);
      lines.push(text);
      characters += text.length;
      if (characters >= PART_CHARACTERS) pack();
    },
    parts: () => {
      pack();
      return parts;
    },
  };
}

export const readReportPart = (part: Uint8Array): readonly ReportLine[] =>
  inflateRawSync(part)
    .toString()
    .split("\n")
    .map((line) => JSON.parse(line) as ReportLine);
