/**
 * Rows that a person types on a page. They are planned and published by the very code that reads a file, so that every
 * refusal and question is the same; other features reach it through the context.
 */
import type { Aliased, Revision } from "@saphan/shared/core";
import { allowed, type Viewer } from "../../access/viewer.ts";
import { isChangeId, type ChangeEntry } from "../../ledger/change.ts";
import { touchedBy } from "../../ledger/record-keys.ts";
import { DomainError } from "../../platform/domain-error.ts";
import { keysOf } from "./keys-of.ts";
import type { Finding } from "./import/findings.ts";
import {
  planWorkbook,
  type PlanTools,
  type PreparedImport,
} from "./import/plan-workbook.ts";
import { publishPlan, type PublishTools } from "./import/publish-plan.ts";
import { memorySource } from "./workbook/source.ts";

/** By column id, as it was typed; sites and entities by their permanent ids. */
export type TypedRow = Readonly<Record<string, string>>;
export type TypedSheet = "Answers" | "Facts" | "Grants" | "Links";
export type TypedSheets = Readonly<
  Partial<Record<TypedSheet, readonly TypedRow[]>>
>;

/** What is to be said of one of the rows: place in its sheet, from 0. */
export interface TypedFinding extends Pick<
  Finding,
  "code" | "column" | "params" | "value"
> {
  readonly kind: "asked" | "refused" | "warned";
  readonly sheet: TypedSheet;
  readonly place: number;
}

export interface TypedPlan {
  readonly prepared: PreparedImport;
  readonly findings: readonly TypedFinding[];
  /** Whether the row says something new, and nothing keeps it from being published. */
  readonly sets: (sheet: TypedSheet, place: number) => boolean;
}

export interface TypedRows {
  readonly plan: (
    viewer: Viewer | null,
    sheets: TypedSheets,
  ) => Promise<TypedPlan>;
  /**
   * Publishes what the plan sets, and `also`, as one change. Throws `Conflict` (ledger/publication.ts) where somebody
   * has set one of the records since the plan was made.
   */
  readonly publish: (
    viewer: Viewer | null,
    plan: TypedPlan,
    request: {
      readonly change: string;
      readonly subject: string;
      /** Revisions that no row of a workbook can say. */
      readonly also?: readonly Revision[];
    },
  ) => Promise<ChangeEntry>;
}

/** The header stands in row 1. */
const FIRST_ROW = 2;
const SAID = ["refused", "asked", "warned"] as const;

/** Columns whose cells name a record. */
const NAMES: Readonly<Record<string, Aliased>> = {
  site_key: "site",
  from_site: "site",
  to_site: "site",
  organisation_key: "entity",
  source: "entity",
};

const cellsOf = (
  rows: readonly TypedRow[],
  keyOf: ReturnType<typeof keysOf>,
): readonly (readonly string[])[] => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (row: TypedRow, column: string): string => {
    const text = row[column] ?? "";
    const of = NAMES[column];
    return of && text !== "" ? keyOf(of, text) : text;
  };
  return [
    columns,
    ...rows.map((row) => columns.map((column) => cell(row, column))),
  ];
};

export function createTypedRows(tools: PlanTools & PublishTools): TypedRows {
  return {
    plan: async (viewer, sheets) => {
      const asking = allowed(viewer, "records:enter");
      const filled = Object.entries(sheets).filter(
        ([, rows]) => rows.length > 0,
      );
      const keyOf = keysOf(tools.snapshot(), asking.membership.organisation);
      const prepared = await planWorkbook(tools, {
        viewer: asking,
        source: memorySource(
          Object.fromEntries(
            filled.map(([sheet, rows]) => [sheet, cellsOf(rows, keyOf)]),
          ),
        ),
      });
      const { listed } = prepared.summary;
      const findings = SAID.flatMap((kind) =>
        listed[kind]
          // Only withdrawals may be on their way: then there is no sheet, which a file would be told.
          .filter(({ row }) => row >= FIRST_ROW)
          .map(({ sheet, row, code, column, params, value }): TypedFinding => ({
            kind,
            sheet: sheet as TypedSheet,
            place: row - FIRST_ROW,
            code,
            column,
            params,
            value,
          })),
      );
      const setting = new Set(
        [...listed.created, ...listed.changed].map(
          ({ sheet, row }) => `${sheet} ${row - FIRST_ROW}`,
        ),
      );
      return {
        prepared,
        findings,
        sets: (sheet, place) => setting.has(`${sheet} ${place}`),
      };
    },

    publish: async (viewer, { prepared }, { change, subject, also = [] }) => {
      const { account, membership } = allowed(viewer, "records:enter");
      if (!isChangeId(change))
        throw new DomainError("BAD_USER_INPUT", "This is no id of a change.");
      const { touches, staged } = prepared;
      const keys = new Set(also.flatMap(touchedBy));
      return publishPlan(
        tools,
        {
          ...prepared,
          touches: {
            has: (key) => keys.has(key) || touches.has(key),
            keys: () => {
              const planned = touches.keys?.();
              return planned && [...keys, ...planned];
            },
          },
          staged: function* (id) {
            yield* staged(id);
            if (also.length > 0) yield { revisions: also, texts: [] };
          },
        },
        {
          change,
          actor: { account: account.id, organisation: membership.organisation },
          action: "entry",
          subject,
        },
      );
    },
  };
}
