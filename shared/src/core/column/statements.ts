/**
 * What sources stated on one item (an indicator's total, one of its breakdown values, or a fact) in one period and
 * layer, in chunks of 512 sites. A chunk holds only the cells there are, sorted by site row: most sites are silent on
 * most items, and several sources may speak of one site. Chunks are immutable; a patch copies the chunks it touches.
 */
import { NO_DAY, type Day } from "../time/day.ts";

export const CHUNK_ROWS = 512;

export interface StatementChunk {
  /** Site row less the chunk's first row; ascending, cells of one row side by side. */
  readonly rows: Uint16Array;
  /** Entity row of the organisation that spoke. */
  readonly source: Uint32Array;
  /** Number of the change that set the cell. */
  readonly seq: Uint32Array;
  /** Of a fact its value; of a share without base the share. */
  readonly numerator: Float64Array;
  /** Of a level, option, flag or fact 1; of a share without base `WITHOUT_BASE`. */
  readonly denominator: Float64Array;
  /** answer/words.ts; of a fact that of a reported answer. */
  readonly code: Uint8Array;
  /** Last day of validity or `NO_DAY`; absent unless some cell has one. */
  readonly validUntil?: Int32Array;
}

/** `column[i]` holds the rows from `i * CHUNK_ROWS`; it may be shorter than the table of sites. */
export type StatementColumn = readonly StatementChunk[];

export const EMPTY_COLUMN: StatementColumn = Object.freeze([]);

export const EMPTY_CHUNK: StatementChunk = Object.freeze({
  rows: new Uint16Array(0),
  source: new Uint32Array(0),
  seq: new Uint32Array(0),
  numerator: new Float64Array(0),
  denominator: new Float64Array(0),
  code: new Uint8Array(0),
});

/** Cells on their way into columns, in the order in which they came: growable arrays side by side. */
export interface CellBuffer {
  length: number;
  row: Uint32Array;
  source: Uint32Array;
  seq: Uint32Array;
  numerator: Float64Array;
  denominator: Float64Array;
  code: Uint8Array;
  validUntil: Int32Array;
}

export function createCellBuffer(capacity = 16): CellBuffer {
  return {
    length: 0,
    row: new Uint32Array(capacity),
    source: new Uint32Array(capacity),
    seq: new Uint32Array(capacity),
    numerator: new Float64Array(capacity),
    denominator: new Float64Array(capacity),
    code: new Uint8Array(capacity),
    validUntil: new Int32Array(capacity),
  };
}

function grow(buffer: CellBuffer): void {
  const bigger = createCellBuffer(buffer.row.length * 2);
  bigger.row.set(buffer.row);
  bigger.source.set(buffer.source);
  bigger.seq.set(buffer.seq);
  bigger.numerator.set(buffer.numerator);
  bigger.denominator.set(buffer.denominator);
  bigger.code.set(buffer.code);
  bigger.validUntil.set(buffer.validUntil);
  Object.assign(buffer, bigger, { length: buffer.length });
}

export function pushCell(
  buffer: CellBuffer,
  row: number,
  source: number,
  seq: number,
  numerator: number,
  denominator: number,
  code: number,
  validUntil: Day = NO_DAY,
): void {
  if (buffer.length === buffer.row.length) grow(buffer);
  const i = buffer.length++;
  buffer.row[i] = row;
  buffer.source[i] = source;
  buffer.seq[i] = seq;
  buffer.numerator[i] = numerator;
  buffer.denominator[i] = denominator;
  buffer.code[i] = code;
  buffer.validUntil[i] = validUntil;
}

/**
 * The cells of a column, in order of site row. `rows`, ascending, are the sites that are wanted: chunks that hold none
 * of them are passed over where that saves work, so a visitor may meet other sites too.
 */
export function forEachCell(
  column: StatementColumn,
  visit: (row: number, chunk: StatementChunk, cell: number) => void,
  rows?: Uint32Array,
): void {
  const visitChunk = (c: number): void => {
    const chunk = column[c];
    const first = c * CHUNK_ROWS;
    for (let i = 0; i < chunk.rows.length; i++)
      visit(first + chunk.rows[i], chunk, i);
  };
  if (rows === undefined || rows.length >= column.length) {
    for (let c = 0; c < column.length; c++) visitChunk(c);
    return;
  }
  for (let i = 0, last = -1; i < rows.length; i++) {
    const c = Math.floor(rows[i] / CHUNK_ROWS);
    if (c === last || c >= column.length) continue;
    last = c;
    visitChunk(c);
  }
}

function pushChunk(buffer: CellBuffer, chunk: StatementChunk, c: number): void {
  const { validUntil } = chunk;
  for (let i = 0; i < chunk.rows.length; i++)
    pushCell(
      buffer,
      c * CHUNK_ROWS + chunk.rows[i],
      chunk.source[i],
      chunk.seq[i],
      chunk.numerator[i],
      chunk.denominator[i],
      chunk.code[i],
      validUntil ? validUntil[i] : NO_DAY,
    );
}

/** Sorts indices of cells by row, source, newest first. */
function sortCells(buffer: CellBuffer, order: Uint32Array): Uint32Array {
  const { row, source, seq } = buffer;
  const compare = (a: number, b: number) =>
    row[a] - row[b] || source[a] - source[b] || seq[b] - seq[a];
  for (let i = 1; i < order.length; i++)
    if (compare(order[i - 1], order[i]) > 0) return order.sort(compare);
  return order;
}

/** A buffer that holds the cells of one column only. */
const everyCell = ({ length }: CellBuffer): Uint32Array =>
  Uint32Array.from({ length }, (_, i) => i);

/** Its arrays lie in one piece of memory: there are tens of thousands of chunks. */
function createChunk(length: number, dated: boolean): StatementChunk {
  const bytes = new ArrayBuffer(length * (dated ? 31 : 27));
  let end = 0;
  const at = (width: number): number => {
    const from = end;
    end += length * width;
    return from;
  };
  // The widest first, so that each begins where its width asks for.
  return {
    numerator: new Float64Array(bytes, at(8), length),
    denominator: new Float64Array(bytes, at(8), length),
    source: new Uint32Array(bytes, at(4), length),
    seq: new Uint32Array(bytes, at(4), length),
    ...(dated ? { validUntil: new Int32Array(bytes, at(4), length) } : {}),
    rows: new Uint16Array(bytes, at(2), length),
    code: new Uint8Array(bytes, at(1), length),
  };
}

/** Of `order`'s cells the newest per row and source, as one chunk; `order` is used up. */
function sealChunk(
  buffer: CellBuffer,
  order: Uint32Array,
  c: number,
): StatementChunk {
  let kept = 0;
  let dated = false;
  for (let i = 0; i < order.length; i++) {
    const cell = order[i];
    const previous = order[i - 1];
    const superseded =
      i > 0 &&
      buffer.row[cell] === buffer.row[previous] &&
      buffer.source[cell] === buffer.source[previous];
    if (superseded) continue;
    order[kept++] = cell;
    if (buffer.validUntil[cell] !== NO_DAY) dated = true;
  }
  const chunk = createChunk(kept, dated);
  for (let i = 0; i < kept; i++) {
    const cell = order[i];
    chunk.rows[i] = buffer.row[cell] - c * CHUNK_ROWS;
    chunk.source[i] = buffer.source[cell];
    chunk.seq[i] = buffer.seq[cell];
    chunk.numerator[i] = buffer.numerator[cell];
    chunk.denominator[i] = buffer.denominator[cell];
    chunk.code[i] = buffer.code[cell];
    if (chunk.validUntil) chunk.validUntil[i] = buffer.validUntil[cell];
  }
  return chunk;
}

/**
 * The column with cells of the buffer in it, those whose indices `order` holds (and is sorted): of the cells of one row
 * and source the newest stays. Chunks that no cell falls into are shared with `column`.
 */
export function mergeCells(
  column: StatementColumn,
  cells: CellBuffer,
  order: Uint32Array = everyCell(cells),
): StatementColumn {
  if (order.length === 0) return column;
  sortCells(cells, order);
  const chunkOf = (i: number) => Math.floor(cells.row[order[i]] / CHUNK_ROWS);
  const merged = column.slice();
  for (let from = 0, to = 0; from < order.length; from = to) {
    const c = chunkOf(from);
    while (to < order.length && chunkOf(to) === c) to++;
    while (merged.length <= c) merged.push(EMPTY_CHUNK);
    const old = merged[c];
    if (old.rows.length === 0) {
      merged[c] = sealChunk(cells, order.subarray(from, to), c);
      continue;
    }
    const both = createCellBuffer(old.rows.length + to - from);
    pushChunk(both, old, c);
    for (let i = from; i < to; i++) {
      const cell = order[i];
      pushCell(
        both,
        cells.row[cell],
        cells.source[cell],
        cells.seq[cell],
        cells.numerator[cell],
        cells.denominator[cell],
        cells.code[cell],
        cells.validUntil[cell],
      );
    }
    merged[c] = sealChunk(both, sortCells(both, everyCell(both)), c);
  }
  return merged;
}
