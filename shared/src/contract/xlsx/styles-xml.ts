/** The few looks that cells of an Excel file have: ECMA-376 part 1, 18.8. */

export const CELL_STYLES = [
  "plain",
  /** Kept as it is typed: keys, and numbers that are names. */
  "text",
  "day",
  "percent",
  "header",
  "help",
  "example",
  "title",
  "wrapped",
] as const;
export type CellStyle = (typeof CELL_STYLES)[number];

export const styleIndex = (style: CellStyle): number =>
  CELL_STYLES.indexOf(style);

interface Look {
  readonly format?: number;
  readonly font?: number;
  readonly fill?: number;
  readonly wraps?: boolean;
}

const TEXT_FORMAT = 49;
/** The first number that a file may give a format of its own. */
const DAY_FORMAT = 164;
const PERCENT_FORMAT = 165;

const LOOKS: Readonly<Record<CellStyle, Look>> = {
  plain: {},
  text: { format: TEXT_FORMAT },
  day: { format: DAY_FORMAT },
  percent: { format: PERCENT_FORMAT },
  header: { format: TEXT_FORMAT, font: 1, fill: 2, wraps: true },
  help: { format: TEXT_FORMAT, font: 2, wraps: true },
  example: { format: TEXT_FORMAT, font: 3 },
  title: { font: 4 },
  wrapped: { wraps: true },
};

export const wraps = (style: CellStyle): boolean => LOOKS[style].wraps === true;

/** Tahoma has Thai and Latin letters and is on every Windows; other systems take their own. */
const font = (inner: string, size = 10): string =>
  `<font>${inner}<sz val="${size}"/><name val="Tahoma"/><family val="2"/></font>`;
const FONTS = [
  font(""),
  font("<b/>"),
  font('<color rgb="FF5B5B57"/>'),
  font('<i/><color rgb="FF0F6B66"/>'),
  font("<b/>", 16),
];
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFDDEBEA"/><bgColor indexed="64"/></patternFill></fill>',
];

function lookXml({ format = 0, font = 0, fill = 0, ...look }: Look): string {
  const align = look.wraps
    ? '<alignment vertical="top" wrapText="1"/>'
    : '<alignment vertical="top"/>';
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${align}</xf>`;
}

const counted = (name: string, items: readonly string[]): string =>
  `<${name} count="${items.length}">${items.join("")}</${name}>`;

export const STYLES_XML = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  counted("numFmts", [
    `<numFmt numFmtId="${DAY_FORMAT}" formatCode="yyyy\\-mm\\-dd"/>`,
    `<numFmt numFmtId="${PERCENT_FORMAT}" formatCode="0.##########%"/>`,
  ]),
  counted("fonts", FONTS),
  counted("fills", FILLS),
  counted("borders", [
    "<border><left/><right/><top/><bottom/><diagonal/></border>",
  ]),
  counted("cellStyleXfs", [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
  ]),
  counted(
    "cellXfs",
    CELL_STYLES.map((style) => lookXml(LOOKS[style])),
  ),
  counted("cellStyles", ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
  "</styleSheet>",
].join("");
