/** Answers from the bytes of their documents into a snapshot that is being built. */
import {
  ANSWER_STATES,
  NO_DAY,
  packCode,
  WITHOUT_BASE,
  type Method,
  type SnapshotBuilder,
  type Visibility,
} from "@saphan/shared/core";
import { BsonReader } from "../platform/bson-reader.ts";
import { BsonWords } from "../platform/bson-words.ts";
import { StatementReader } from "./statement-reader.ts";

const CODE = Object.fromEntries(
  [..."ibsndvoguetha"].map((letter) => [letter, letter.charCodeAt(0)]),
) as Readonly<Record<string, number>>;
const { i, b, s, n, d, v, o, g, u, h, a } = CODE;

interface Item {
  readonly total: number;
  readonly isShare: boolean;
  readonly options: BsonWords;
  readonly breakdowns: BsonWords;
  /** By breakdown. */
  readonly items: readonly number[];
}

/** In the order of the method's indicators. */
const itemsOf = (method: Method): readonly Item[] =>
  method.indicators.map(({ item, valueType, options, breakdowns }) => ({
    total: item,
    isShare: valueType === "percent" || valueType === "ratio",
    options: new BsonWords(options),
    breakdowns: new BsonWords(
      breakdowns.flatMap(({ key, values }) =>
        values.map((value) => `${key}=${value}`),
      ),
    ),
    items: breakdowns.flatMap(({ values, items }) =>
      values.map((_, at) => items[at] ?? -1),
    ),
  }));

/** Where a text stands in its document; 0 for none. */
type Place = number;

/** One cell's fields, used again for each. */
interface Cell {
  indicator: Place;
  breakdown: Place;
  state: Place;
  numerator: number;
  denominator: number;
  value: number;
  option: Place;
  verification: number;
  validUntil: number;
  inherited: boolean;
  baseAssumed: boolean;
  hasShare: boolean;
}

function readCell(reader: BsonReader, cell: Cell): void {
  cell.indicator = 0;
  cell.breakdown = 0;
  cell.state = 0;
  cell.numerator = 0;
  cell.denominator = 0;
  cell.value = NaN;
  cell.option = 0;
  cell.verification = 0;
  cell.validUntil = NO_DAY;
  cell.inherited = false;
  cell.baseAssumed = false;
  cell.hasShare = false;
  while (reader.next())
    switch (reader.shortName()) {
      case i:
        cell.indicator = reader.place();
        break;
      case b:
        cell.breakdown = reader.place();
        break;
      case s:
        cell.state = reader.place();
        break;
      case n:
        cell.numerator = reader.number();
        break;
      case d:
        cell.denominator = reader.number();
        cell.hasShare = true;
        break;
      case v:
        cell.value = reader.number();
        break;
      case o:
        cell.option = reader.place();
        break;
      case g:
        cell.verification = reader.number();
        break;
      case u:
        cell.validUntil = reader.number();
        break;
      case h:
        cell.inherited = true;
        break;
      case a:
        cell.baseAssumed = true;
        break;
    }
}

/** Gives a function that takes one document. Answers of changes that do not count are passed over. */
export function answerLoader(
  method: Method,
  builder: SnapshotBuilder,
  visibility: Visibility,
): (document: Uint8Array) => void {
  const items = itemsOf(method);
  const indicators = new BsonWords(method.indicators.map(({ id }) => id));
  const states = new BsonWords(ANSWER_STATES);
  const statement = new StatementReader(visibility, "cells");
  const reader = new BsonReader();
  const cell = {} as Cell;

  const add = (
    addCell: ReturnType<SnapshotBuilder["cellsOf"]>,
    seq: number,
  ): void => {
    const { breakdown, option } = cell;
    const known = items[reader.word(indicators, cell.indicator)];
    const item =
      breakdown === 0
        ? known?.total
        : known?.items[reader.word(known.breakdowns, breakdown)];
    const state = ANSWER_STATES[reader.word(states, cell.state)];
    if (!known || item === undefined || state === undefined) {
      const texts = [cell.indicator, breakdown, cell.state].map((at) =>
        at === 0 ? "" : reader.latin(at),
      );
      throw new Error(
        `an answer of change ${seq} is on ${texts.join(" ")}, which the catalogue does not have`,
      );
    }
    const code = packCode(
      state,
      cell.verification,
      cell.inherited,
      cell.baseAssumed,
    );
    let { numerator, denominator } = cell;
    if (!(known.isShare && cell.hasShare)) {
      const value = option ? reader.word(known.options, option) : cell.value;
      const has = !Number.isNaN(value);
      numerator = has ? value : 0;
      denominator = has ? (known.isShare ? WITHOUT_BASE : 1) : 0;
    }
    addCell(item, numerator, denominator, code, cell.validUntil);
  };

  return (bytes) => {
    if (!statement.open(bytes) || statement.side === "worker") return;
    const { site, source, period, seq, content } = statement;
    const addCell = builder.cellsOf(site, source, period, seq);
    while (content.next()) {
      reader.openWithin(content);
      readCell(reader, cell);
      add(addCell, seq);
    }
  };
}
