/** Lines of a label in a drawing, which does not wrap by itself. Pure. */

/** Marks above and below a Thai letter take no room of their own. */
const NO_WIDTH = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0300-\u036f]/g;

const roomOf = (text: string): number => text.replace(NO_WIDTH, "").length;

const words = new Intl.Segmenter("th", { granularity: "word" });

/** Thai is written without spaces: words are found by dictionary. What holds more than `most` lines ends in `…`. */
export function wrapText(
  text: string,
  room: number,
  most: number,
): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const { segment } of words.segment(text)) {
    if (roomOf(line + segment.trimEnd()) > room && line.trim() !== "") {
      lines.push(line.trim());
      line = segment.trimStart();
    } else line += segment;
  }
  if (line.trim() !== "") lines.push(line.trim());
  if (lines.length <= most) return lines;
  const last = lines[most - 1] ?? "";
  return [...lines.slice(0, most - 1), `${last}…`];
}
