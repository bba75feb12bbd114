/** Answers from the bytes of their documents (`ledger/revision-document.ts`) into a snapshot that is being built. */
import {
  ANSWER_STATES,
  NO_DAY,
  packCode,
  WITHOUT_BASE,
  type AnswerState,
  type IndicatorMethod,
  type Method,
  type SnapshotBuilder,
  type Visibility,
} from "@saphan/shared/core";
import { BsonReader } from "./bson-reader.ts";

const CODE = Object.fromEntries(
  [..."ibsndvoguetha"].map((letter) => [letter, letter.charCodeAt(0)]),
) as Readonly<Record<string, number>>;
const { i, b, s, n, d, v, o, g, u, h, a } = CODE;

interface Item {
  readonly total: number;
  readonly indicator: IndicatorMethod;
  readonly breakdowns: ReadonlyMap<string, number>;
}

/** By indicator id, so that no text is put together for a look-up. */
function itemsOf(method: Method): ReadonlyMap<string, Item> {
  return new Map(
    method.indicators.map((indicator) => [
      indicator.id,
      {
        total: indicator.item,
        indicator,
        breakdowns: new Map(
          indicator.breakdowns.flatMap(({ key, values, items }) =>
            values.map((value, at): [string, number] => [
              `${key}=${value}`,
              items[at] ?? -1,
            ]),
          ),
        ),
      },
    ]),
  );
}

/** One cell's fields, used again for each. */
interface Cell {
  indicator: string;
  breakdown: string;
  state: string;
  numerator: number;
  denominator: number;
  value: number;
  option: string;
  verification: number;
  validUntil: number;
  inherited: boolean;
  baseAssumed: boolean;
  hasShare: boolean;
}

function readCell(reader: BsonReader, cell: Cell): void {
  cell.breakdown = "";
  cell.numerator = 0;
  cell.denominator = 0;
  cell.value = NaN;
  cell.option = "";
  cell.verification = 0;
  cell.validUntil = NO_DAY;
  cell.inherited = false;
  cell.baseAssumed = false;
  cell.hasShare = false;
  while (reader.next())
    switch (reader.shortName()) {
      case i:
        cell.indicator = reader.latin();
        break;
      case b:
        cell.breakdown = reader.latin();
        break;
      case s:
        cell.state = reader.latin();
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
        cell.option = reader.latin();
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
  { seqOf, withdrawn }: Visibility,
): (document: Uint8Array) => void {
  const items = itemsOf(method);
  const states = new Set<string>(ANSWER_STATES);
  const cell = {} as Cell;

  const add = (
    site: string,
    source: string,
    period: number,
    seq: number,
  ): void => {
    const known = items.get(cell.indicator);
    const item =
      cell.breakdown === ""
        ? known?.total
        : known?.breakdowns.get(cell.breakdown);
    if (!known || item === undefined || !states.has(cell.state))
      throw new Error(
        `an answer of change ${seq} is on ${cell.indicator} ${cell.breakdown}, which the catalogue does not have`,
      );
    const code = packCode(
      cell.state as AnswerState,
      cell.verification,
      cell.inherited,
      cell.baseAssumed,
    );
    const { valueType, options } = known.indicator;
    const isShare = valueType === "percent" || valueType === "ratio";
    let { numerator, denominator } = cell;
    if (!(isShare && cell.hasShare)) {
      const value = cell.option ? options.indexOf(cell.option) : cell.value;
      const has = !Number.isNaN(value);
      numerator = has ? value : 0;
      denominator = has ? (isShare ? WITHOUT_BASE : 1) : 0;
    }
    builder.addCell(
      site,
      source,
      item,
      period,
      seq,
      numerator,
      denominator,
      code,
      cell.validUntil,
    );
  };

  return (document) => {
    const reader = new BsonReader(document);
    let site = "";
    let source = "";
    let side = "";
    let period = 0;
    let seq: number | undefined;
    let cells: BsonReader | undefined;
    while (reader.next())
      switch (reader.name()) {
        case "change": {
          const change = reader.latin();
          seq = withdrawn.has(change) ? undefined : seqOf.get(change);
          if (seq === undefined) return;
          break;
        }
        case "site":
          site = reader.latin();
          break;
        case "source":
          source = reader.latin();
          break;
        case "side":
          side = reader.latin();
          break;
        case "period":
          period = reader.number();
          break;
        case "cells":
          cells = reader.inner();
      }
    if (seq === undefined || !cells || side === "worker") return;
    while (cells.next()) {
      readCell(cells.inner(), cell);
      add(site, source, period, seq);
    }
  };
}
