/** What the generator makes: imports in their order, each a workbook whose rows are made when they are asked for. */
import { loadCatalogue, type Role } from "@saphan/shared/contract";

export const SHEETS = [
  "Entities",
  "Sites",
  "Facts",
  "Links",
  "Answers",
  "Grants",
  "Members",
  "Targets",
] as const;
export type SheetName = (typeof SHEETS)[number];

/** Texts as a CSV would hold them, one a column. */
export type SeedRow = readonly string[];

export interface SeedSheet {
  readonly name: SheetName;
  readonly columns: readonly string[];
  /** Without the header; the same rows whenever it is asked for. */
  readonly rows: () => Iterable<SeedRow>;
}

/** Who brings a workbook: the account, and what it belongs to. */
export interface SeedActor {
  readonly login: string;
  readonly role: Role;
  /** An entity_key of the registry's file; empty for the registry's administrator. */
  readonly organisation: string;
}

export interface SeedWorkbook {
  readonly as: SeedActor;
  readonly fileName: string;
  /** About how many rows it has: progress is told by it. */
  readonly about: number;
  readonly sheets: readonly SeedSheet[];
  /** The import is undone once it is published. */
  readonly isTakenBack?: true;
}

/** A demo account with the name of the person. */
export interface SeedAccount extends SeedActor {
  readonly name: string;
  readonly locale: "en" | "th";
}

/** Something planted so that a page has it to show. */
export interface Story {
  readonly id: string;
  readonly title: string;
  /** Keys of sites, the one that it is about first. */
  readonly sites: readonly string[];
}

export interface Seed {
  /** In the order in which they are imported. */
  readonly workbooks: readonly SeedWorkbook[];
  readonly accounts: readonly SeedAccount[];
  readonly stories: readonly Story[];
}

/** All columns of a sheet, in the order of the documented workbook. */
export function columnsOf(sheet: SheetName): readonly string[] {
  const found = loadCatalogue().headers.sheets[sheet];
  if (!found) throw new RangeError(`no sheet ${sheet}`);
  return Object.keys(found.columns);
}

/** Cells of one row by column id; what is left out is empty. */
export type SeedCells = Readonly<Record<string, string | number | undefined>>;

/** A sheet whose rows are given by column. */
export function sheetOf(
  name: SheetName,
  columns: readonly string[],
  cells: () => Iterable<SeedCells>,
): SeedSheet {
  const known = new Set(columnsOf(name));
  for (const column of columns)
    if (!known.has(column)) throw new RangeError(`no ${name}.${column}`);
  return {
    name,
    columns,
    *rows() {
      for (const row of cells())
        yield columns.map((column) => {
          const cell = row[column];
          return cell === undefined ? "" : String(cell);
        });
    },
  };
}
