/** What a long run counted, for `scripts/check-long.ts`: a line of JSON each in the file that `TALLY_FILE` names. */
import fs from "node:fs";

export function tally(
  what: string,
  counts: Readonly<Record<string, number>>,
): void {
  const file = process.env["TALLY_FILE"];
  if (file) fs.appendFileSync(file, `${JSON.stringify({ what, ...counts })}\n`);
}
