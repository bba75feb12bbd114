/** Lists of words that the template offers in drop-downs: names in one language where they read back, else ids. */
import type { SheetId } from "../workbook/headers.ts";
import type { WordList, WordLists } from "../workbook/word-lists.ts";

export interface OfferedList {
  /** Sheets and columns that take its words. */
  readonly columns: readonly (readonly [SheetId, string])[];
  readonly words: readonly string[];
  /** Beside each word: what it means, in both languages. */
  readonly meanings?: readonly { readonly en: string; readonly th: string }[];
  /** Whether no other word is read. */
  readonly isClosed: boolean;
}

type Locale = "en" | "th";

function offered(
  columns: OfferedList["columns"],
  list: WordList,
  locale: Locale,
): OfferedList {
  const words = list.words.map(({ id, name }) =>
    list.idOf(name[locale]) === id ? name[locale] : id,
  );
  // An id is read as well, and a list of ids alone has nothing else.
  const isClosed = list.words.every(({ id, name }) => name.en === id);
  return { columns, words, isClosed };
}

/** Ids, which are short, with their names beside them. */
const byId = (
  columns: OfferedList["columns"],
  list: WordList,
): OfferedList => ({
  columns,
  words: list.words.map(({ id }) => id),
  meanings: list.words.map(({ name }) => name),
  isClosed: false,
});

/** A workers' side is entered by its own people and not by a file. */
const SIDES_IN_FILES = ["management", "assessor"];

export function offeredLists(
  lists: WordLists,
  locale: Locale,
): readonly OfferedList[] {
  const breakdowns = [...lists.breakdowns.values()].flatMap(({ id, values }) =>
    values.words.map((value) => ({
      id: `${id}=${value.id}`,
      name: value.name,
    })),
  );
  return [
    byId(
      [
        ["Answers", "indicator_id"],
        ["Targets", "indicator_id"],
      ],
      lists.indicators,
    ),
    byId(
      [
        ["Answers", "breakdown"],
        ["Targets", "breakdown"],
      ],
      { words: breakdowns, idOf: (text) => text },
    ),
    byId([["Facts", "fact"]], lists.facts),
    offered([["Answers", "state"]], lists.states, locale),
    byId([["Answers", "verification"]], lists.verifications),
    offered([["Sites", "province"]], lists.provinces, locale),
    offered([["Sites", "main_segment"]], lists.segments, locale),
    offered(
      [
        ["Links", "part_family"],
        ["Sites", "part_families"],
      ],
      lists.partFamilies,
      locale,
    ),
    offered([["Entities", "revenue_band"]], lists.revenueBands, locale),
    {
      columns: [["Answers", "side"]],
      words: SIDES_IN_FILES,
      isClosed: true,
    },
    offered([["Entities", "kind"]], lists.kinds, locale),
    offered([["Entities", "ownership"]], lists.ownerships, locale),
    offered([["Links", "declared_by"]], lists.declarers, locale),
    offered([["Links", "disclosure"]], lists.disclosures, locale),
    offered([["Members", "role"]], lists.roles, locale),
    {
      columns: [
        ["Links", "single_source"],
        ["Targets", "illustrative"],
      ],
      words: locale === "th" ? ["ใช่", "ไม่ใช่"] : ["yes", "no"],
      isClosed: false,
    },
  ];
}
