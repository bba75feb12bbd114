/** An empty workbook as an Excel file: what to do first, sheets with help, an example and drop-downs, all words. */
import {
  columnLetters,
  type Catalogue,
  type DropDown,
  type LocalText,
  type XlsxCell,
  type XlsxSheet,
} from "@saphan/shared/contract";
import { parseDay } from "@saphan/shared/core";
import {
  EXAMPLE_MARK,
  HELP_MARK,
  OWN_SHEETS,
  SHEETS,
  type SheetId,
  type WorkbookHeaders,
} from "../workbook/headers.ts";
import type { WordLists } from "../workbook/word-lists.ts";
import { columnLook } from "./column-looks.data.ts";
import {
  READ_ME,
  READ_ME_TITLE,
  SHEET_PURPOSES,
  SHEETS_TITLE,
} from "./read-me.data.ts";
import { EXAMPLES } from "./template-examples.data.ts";
import { COLUMN_HELP } from "./template-help.data.ts";
import { offeredLists, type OfferedList } from "./template-words.ts";
import { xlsxFile } from "./xlsx/xlsx-stream.ts";

export interface TemplateTools {
  readonly catalogue: Catalogue;
  readonly headers: WorkbookHeaders;
  readonly lists: WordLists;
}
type Locale = "en" | "th";

/** Header, help and example stand above what is filled in. */
const FIRST_ROW = 4;

/** Both languages, the reader's first. */
const both = (
  { en, th }: LocalText,
  locale: Locale,
  between: string,
): string =>
  locale === "th" ? `${th}${between}${en}` : `${en}${between}${th}`;

interface PlacedList extends OfferedList {
  /** Where its words stand on the sheet of lists, from 0. */
  readonly column: number;
}

function placed(lists: readonly OfferedList[]): readonly PlacedList[] {
  let column = 0;
  return lists.map((list) => {
    const at = column;
    column += list.meanings ? 3 : 1;
    return { ...list, column: at };
  });
}

function listsSheet(
  { catalogue: { headers } }: TemplateTools,
  lists: readonly PlacedList[],
  locale: Locale,
): XlsxSheet {
  const columns = lists.flatMap(
    ({ columns: [[sheet, column] = ["Answers", ""]], words, meanings }) => {
      const named = headers.sheets[sheet]?.columns[column];
      const title = named ? both(named, locale, "\n") : column;
      const [first, second] =
        locale === "th" ? (["th", "en"] as const) : (["en", "th"] as const);
      return [
        { title, words },
        ...(meanings
          ? [first, second].map((each) => ({
              title: each === "th" ? "ไทย" : "English",
              words: meanings.map((meaning) => meaning[each]),
            }))
          : []),
      ];
    },
  );
  const longest = Math.max(...columns.map(({ words }) => words.length));
  return {
    name: OWN_SHEETS.lists[locale],
    columns: columns.map(() => ({ width: 30, style: "text" })),
    frozenRows: 1,
    dropDowns: [],
    rows: function* () {
      yield columns.map(({ title }): XlsxCell => {
        return { value: title, style: "header" };
      });
      for (let row = 0; row < longest; row++)
        yield columns.map(({ words }): XlsxCell => {
          return { value: words[row] ?? "", style: "text" };
        });
    },
  };
}

function dropDownsOf(
  sheet: SheetId,
  columns: readonly string[],
  lists: readonly PlacedList[],
  locale: Locale,
): readonly DropDown[] {
  return lists.flatMap(({ columns: places, column, words, isClosed }) =>
    places.flatMap(([of, id]): DropDown[] => {
      if (of !== sheet) return [];
      const letters = columnLetters(column);
      return [
        {
          column: columns.indexOf(id),
          fromRow: FIRST_ROW,
          source: `'${OWN_SHEETS.lists[locale]}'!$${letters}$2:$${letters}$${words.length + 1}`,
          isClosed,
        },
      ];
    }),
  );
}

function exampleCell(sheet: SheetId, column: string, at: number): XlsxCell {
  const value = EXAMPLES[sheet][column] ?? "";
  if (at === 0) return { value: `${EXAMPLE_MARK}: ${value}`, style: "example" };
  const day = typeof value === "string" ? parseDay(value) : undefined;
  return day === undefined ? { value, style: "example" } : { day };
}

function filledSheet(
  { catalogue, headers }: TemplateTools,
  sheet: SheetId,
  lists: readonly PlacedList[],
  locale: Locale,
): XlsxSheet {
  const columns = headers.columnsOf(sheet);
  const { name, columns: names = {} } = catalogue.headers.sheets[sheet] ?? {};
  const nameOf = (column: string): LocalText =>
    names[column] ?? { en: column, th: column };
  const help = (column: string): string => {
    const form = COLUMN_HELP[column];
    return form ? both(form, locale, "\n") : both(nameOf(column), locale, "\n");
  };
  return {
    name: name?.[locale] ?? sheet,
    columns: columns.map((column, at) => {
      const { width, style } = columnLook(column);
      // The first one has the mark of the example too.
      return { width: Math.max(width, at === 0 ? 32 : 18), style };
    }),
    frozenRows: 2,
    dropDowns: dropDownsOf(sheet, columns, lists, locale),
    rows: function* () {
      yield columns.map((column): XlsxCell => {
        return { value: both(nameOf(column), locale, "\n"), style: "header" };
      });
      yield columns.map((column, at): XlsxCell => {
        const text = help(column);
        return {
          value: at === 0 ? `${HELP_MARK} ${text}` : text,
          style: "help",
        };
      });
      yield columns.map((column, at) => exampleCell(sheet, column, at));
    },
  };
}

function readMeSheet({ catalogue }: TemplateTools, locale: Locale): XlsxSheet {
  const inOrder = ({ en, th }: LocalText) =>
    locale === "th" ? [th, en] : [en, th];
  const line = (text: LocalText, style: "wrapped" | "header" | "title") =>
    inOrder(text).map((value): XlsxCell => ({ value, style }));
  return {
    name: OWN_SHEETS.readMe[locale],
    columns: [
      { width: 80, style: "wrapped" },
      { width: 80, style: "wrapped" },
    ],
    frozenRows: 0,
    dropDowns: [],
    rows: function* () {
      yield line(READ_ME_TITLE, "title");
      for (const { title, lines } of READ_ME) {
        yield [];
        yield line(title, "header");
        for (const text of lines) yield line(text, "wrapped");
      }
      yield [];
      yield line(SHEETS_TITLE, "header");
      for (const sheet of SHEETS) {
        const name = catalogue.headers.sheets[sheet]?.name;
        const { en, th } = SHEET_PURPOSES[sheet];
        yield line(
          { en: `${name?.en}: ${en}`, th: `${name?.th}: ${th}` },
          "wrapped",
        );
      }
    },
  };
}

/** In a language; headers are in both, and an import reads either. */
export function templateXlsx(
  tools: TemplateTools,
  locale: Locale,
): Promise<Uint8Array> {
  const lists = placed(offeredLists(tools.lists, locale));
  return xlsxFile([
    readMeSheet(tools, locale),
    ...SHEETS.map((sheet) => filledSheet(tools, sheet, lists, locale)),
    listsSheet(tools, lists, locale),
  ]);
}
