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
import { NO_DAY } from "../time/day.ts";
import type { EntityRecord, SiteRecord, Statements } from "./snapshot.ts";

const COMMON = -1;

export interface LayerBuilder {
  /** The buffer that a source's cells on a site's item and period go into. */
  readonly bufferFor: (site: number, source: number, key: number) => CellBuffer;
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
  const buffers = new Map<number, Map<number, CellBuffer>>();
  const bufferFor = (site: number, source: number, key: number) => {
    const { entity } = network.sites[site];
    const isCommon =
      source === entity || speaksInCommon(network.entities, entity, source);
    const layer = isCommon ? COMMON : source;
    let byKey = buffers.get(layer);
    if (!byKey) buffers.set(layer, (byKey = new Map<number, CellBuffer>()));
    let buffer = byKey.get(key);
    if (!buffer) byKey.set(key, (buffer = createCellBuffer()));
    return buffer;
  };
  function* merge(
    columns: ReadonlyMap<number, StatementColumn> | undefined,
    layer: number,
  ): Generator<undefined, ReadonlyMap<number, StatementColumn>> {
    const merged = new Map(columns);
    for (const [key, cells] of buffers.get(layer) ?? []) {
      merged.set(key, mergeCells(merged.get(key) ?? EMPTY_COLUMN, cells));
      yield;
    }
    return merged;
  }
  function* finish(): Generator<undefined, Statements> {
    if (buffers.size === 0) return base;
    const customers = new Map(base.customers);
    for (const layer of buffers.keys())
      if (layer !== COMMON)
        customers.set(layer, yield* merge(customers.get(layer), layer));
    const common = buffers.has(COMMON)
      ? yield* merge(base.common, COMMON)
      : base.common;
    return { common, customers };
  }
  return { bufferFor, finish };
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
        pushCell(
          builder.bufferFor(row, source, key),
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
