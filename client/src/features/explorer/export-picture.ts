/** A drawing of the page as a file: SVG as it stands, PNG of the same. */
import { saveFile } from "../../lib/download.ts";
import { wrapText } from "../../lib/wrap-text.ts";

const MARGIN = 16;
const LINE = 18;
const PIXELS = 2;
/** Of small type, with room to spare. */
const CHARACTER = 6.5;
const MOST_LINES = 8;

/** Colours are those of the theme that is shown: outside the page nobody knows their names. */
function withColours(text: string): string {
  const style = getComputedStyle(document.documentElement);
  return text.replace(/var\((--[\w-]+)\)/g, (_whole, name: string) =>
    style.getPropertyValue(name).trim(),
  );
}

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The drawing below lines that say what it is of. */
export function svgText(
  drawing: SVGSVGElement,
  head: readonly string[],
): { readonly text: string; readonly width: number; readonly height: number } {
  const { width, height, x, y } = drawing.viewBox.baseVal;
  const wide = width + 2 * MARGIN;
  const [title = "", ...notes] = head;
  const above = [
    title,
    ...notes.flatMap((note) =>
      wrapText(note, Math.floor(width / CHARACTER), MOST_LINES),
    ),
  ];
  const top = above.length * LINE + MARGIN;
  const high = height + top + MARGIN;
  const lines = above
    .map(
      (line, i) =>
        `<text x="${MARGIN}" y="${MARGIN + (i + 0.6) * LINE}" font-size="${i === 0 ? 15 : 12}" fill="var(--saphan-ink)">${escape(line)}</text>`,
    )
    .join("");
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" font-family="Inter, 'Noto Sans Thai', sans-serif"><rect width="100%" height="100%" fill="var(--saphan-ground)"/>${lines}<svg x="${MARGIN}" y="${top}" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">${drawing.innerHTML}</svg></svg>`;
  return { text: withColours(text), width: wide, height: high };
}

export function saveSvg(
  drawing: SVGSVGElement,
  head: readonly string[],
  name: string,
): void {
  const { text } = svgText(drawing, head);
  saveFile({
    name: `${name}.svg`,
    content: new Blob([text], { type: "image/svg+xml" }),
  });
}

/** Rejects where the browser cannot draw it. */
export async function savePng(
  drawing: SVGSVGElement,
  head: readonly string[],
  name: string,
): Promise<void> {
  const { text, width, height } = svgText(drawing, head);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * PIXELS;
  canvas.height = height * PIXELS;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
  if (!blob) throw new Error("the browser draws no picture of this size");
  saveFile({ name: `${name}.png`, content: blob });
}
