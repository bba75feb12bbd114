/**
 * Names of firms that are nobody's: a quality, a noun and a trade, "Punctual Otter Stamping". Each pair of quality and
 * noun is given once as long as there are pairs; a sector with more firms than pairs numbers them.
 */
import { at, createRandom } from "../random.ts";
import { HOLDINGS, NOUNS, QUALITIES, TRADES, type Word } from "./names.data.ts";

export interface InventedName {
  readonly en: string;
  readonly th: string;
}

/** How a firm is called before its legal form. */
export interface Calling {
  readonly quality: number;
  readonly noun: number;
  /** 0 for the first firm of the pair. */
  readonly turn: number;
}

export const PAIRS = NOUNS.length * QUALITIES.length;

export function createCallings(seed: number): (firm: number) => Calling {
  const order = createRandom(seed, "names").shuffle(
    Array.from({ length: PAIRS }, (_, pair) => pair),
  );
  return (firm) => {
    const pair = at(order, firm % PAIRS);
    return {
      quality: pair % QUALITIES.length,
      noun: Math.floor(pair / QUALITIES.length),
      turn: Math.floor(firm / PAIRS),
    };
  };
}

/** "Punctual Otter Stamping", "นากตรงเวลา งานปั๊มโลหะ". */
function stemOf({ quality, noun, turn }: Calling, trade: Word): InventedName {
  const [nounEn, nounTh] = at(NOUNS, noun);
  const [qualityEn, qualityTh] = at(QUALITIES, quality);
  const number = turn === 0 ? "" : ` ${turn + 1}`;
  return {
    en: `${qualityEn} ${nounEn} ${trade[0]}${number}`,
    th: `${nounTh}${qualityTh} ${trade[1]}${number}`,
  };
}

function tradeOf(segment: string): Word {
  const trade = TRADES[segment];
  if (!trade) throw new RangeError(`no trade for segment ${segment}`);
  return trade;
}

export function companyName(calling: Calling, segment: string): InventedName {
  const { en, th } = stemOf(calling, tradeOf(segment));
  const isAssembler = segment === "vehicle_assembly";
  return isAssembler
    ? {
        en: `${en} (Thailand) Co., Ltd.`,
        th: `บริษัท ${th} (ประเทศไทย) จำกัด`,
      }
    : { en: `${en} Co., Ltd.`, th: `บริษัท ${th} จำกัด` };
}

/** Of a parent abroad, or of a group at home. */
export const holdingName = (calling: Calling): InventedName =>
  stemOf(calling, HOLDINGS);

/** `number` is 0 where the firm has no other plant in the province. */
export function plantName(
  calling: Calling,
  segment: string,
  province: InventedName,
  number: number,
): InventedName {
  const { en, th } = stemOf(calling, tradeOf(segment));
  const suffix = number === 0 ? "" : ` ${number}`;
  return {
    en: `${en}, ${province.en}${suffix}`,
    th: `${th} โรงงาน${province.th}${suffix}`,
  };
}
