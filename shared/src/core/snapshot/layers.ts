/** Cells on their way into the layers of a snapshot's statements. */
import { speaksInCommon } from "../answer/sources.ts";
import {
  createCellBuffer,
  EMPTY_COLUMN,
  forEachCell,
  mergeCells,
  pushCell,
  type CellBuffer,
  type StatementColumn,
} from "../column/statements.ts";
import { NO_DAY, type Day } from "../time/day.ts";
import type { EntityRecord, SiteRecord, Statements } from "./snapshot.ts";

const COMMON = -1;

/** Numbers of the columns that cells are on their way into, by `columnKey`. */
type Layer = Map<number, number>;

export interface LayerBuilder {
  /** The layer that a source speaks in of a site. */
  readonly layerOf: (site: number, source: number) => Layer;
  readonly push: (
    layer: Layer,
    key: number,
    row: number,
    source: number,
    seq: number,
    numerator: number,
    denominator: number,
    code: number,
    validUntil?: Day,
  ) => void;
  /** Makes the layers, giving way after each column: there may be thousands. */
  readonly finish: () => Generator<undefined, Statements>;
}

interface Network {
  readonly entities: readonly EntityRecord[];
  readonly sites: readonly SiteRecord[];
}

export const NO_STATEMENTS: Statements = {
  common: new Map(),
  customers: new Map(),
};

export function createLayerBuilder(
  network: Network,
  base: Statements,
): LayerBuilder {
  const layers = new Map<number, Layer>();
  /** All cells as they come: a buffer for each column would grow thousands of times. */
  const cells = createCellBuffer();
  /** The number of each cell's column, and how many cells each column gets. */
  let columnOf = new Uint32Array(cells.row.length);
  const counts: number[] = [];

  const layerOf = (site: number, source: number): Layer => {
    const { entity } = network.sites[site];
    const isCommon =
      source === entity || speaksInCommon(network.entities, entity, source);
    const speaker = isCommon ? COMMON : source;
    let layer = layers.get(speaker);
    if (!layer) layers.set(speaker, (layer = new Map<number, number>()));
    return layer;
  };
  const push: LayerBuilder["push"] = (
    layer,
    key,
    row,
    source,
    seq,
    numerator,
    denominator,
    code,
    validUntil,
  ) => {
    let column = layer.get(key);
    if (column === undefined) {
      column = counts.push(0) - 1;
      layer.set(key, column);
    }
    counts[column]++;
    const i = cells.length;
    pushCell(cells, row, source, seq, numerator, denominator, code, validUntil);
    if (i === columnOf.length) {
      const bigger = new Uint32Array(cells.row.length);
      bigger.set(columnOf);
      columnOf = bigger;
    }
    columnOf[i] = column;
  };

  /** Indices of each column's cells, those of lower rows first (counting sorts, by row and then by column). */
  const sortByColumn = (): readonly Uint32Array[] => {
    const byRow = sortByRow(cells);
    const order = new Uint32Array(cells.length);
    const next: number[] = [];
    let from = 0;
    const sorted = counts.map((count) => {
      next.push(from);
      return order.subarray(from, (from += count));
    });
    for (let i = 0; i < byRow.length; i++)
      order[next[columnOf[byRow[i]]]++] = byRow[i];
    return sorted;
  };
  function* merge(
    columns: ReadonlyMap<number, StatementColumn> | undefined,
    layer: Layer,
    sorted: readonly Uint32Array[],
  ): Generator<undefined, ReadonlyMap<number, StatementColumn>> {
    const merged = new Map(columns);
    for (const [key, column] of layer) {
      const old = merged.get(key) ?? EMPTY_COLUMN;
      merged.set(key, mergeCells(old, cells, sorted[column]));
      yield;
    }
    return merged;
  }
  function* finish(): Generator<undefined, Statements> {
    if (layers.size === 0) return base;
    const sorted = sortByColumn();
    const customers = new Map(base.customers);
    let { common } = base;
    for (const [speaker, layer] of layers)
      if (speaker === COMMON) common = yield* merge(common, layer, sorted);
      else
        customers.set(
          speaker,
          yield* merge(customers.get(speaker), layer, sorted),
        );
    return { common, customers };
  }
  return { layerOf, push, finish };
}

/** Indices of the cells by row: columns need not be sorted by comparing. */
function sortByRow({ row, length }: CellBuffer): Uint32Array {
  let rows = 0;
  for (let i = 0; i < length; i++) if (row[i] >= rows) rows = row[i] + 1;
  const next = new Uint32Array(rows + 1);
  for (let i = 0; i < length; i++) next[row[i] + 1]++;
  for (let r = 0; r < rows; r++) next[r + 1] += next[r];
  const order = new Uint32Array(length);
  for (let i = 0; i < length; i++) order[next[row[i]]++] = i;
  return order;
}

/** Moves every cell to the layer that its source now speaks in: who owns a site, or stands above its owner, changed. */
export function* relayer(
  network: Network,
  statements: Statements,
): Generator<undefined, Statements> {
  const builder = createLayerBuilder(network, NO_STATEMENTS);
  const layers = [statements.common, ...statements.customers.values()];
  for (const columns of layers)
    for (const [key, column] of columns)
      forEachCell(column, (row, chunk, cell) => {
        const source = chunk.source[cell];
        builder.push(
          builder.layerOf(row, source),
          key,
          row,
          source,
          chunk.seq[cell],
          chunk.numerator[cell],
          chunk.denominator[cell],
          chunk.code[cell],
          chunk.validUntil?.[cell] ?? NO_DAY,
        );
      });
  return yield* builder.finish();
}
