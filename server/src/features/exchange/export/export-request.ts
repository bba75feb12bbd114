/** What can be taken along, and how an address says it. */
import {
  DIMENSIONS,
  type Day,
  type Dimension,
  type Period,
} from "@saphan/shared/core";
import type { Action } from "@saphan/shared/contract";
import { z } from "zod";

export interface FiguresRequest {
  readonly kind: "figures";
  /** Entity id of the lens's origin; empty: the viewer's own organisation. */
  readonly lens: string;
  readonly period: Period;
  readonly asOf: Day;
  readonly seq: number;
  readonly by: readonly Dimension[];
}

/** An Excel file, or a zip of CSVs. */
export const WORKBOOK_FORMATS = ["xlsx", "csv"] as const;
export type WorkbookFormat = (typeof WORKBOOK_FORMATS)[number];

export interface WorkbookRequest {
  readonly kind: "workbook";
  readonly format: WorkbookFormat;
  /** Of an Excel file's headers. */
  readonly locale: "en" | "th";
}

export type ExportRequest =
  | WorkbookRequest
  | {
      readonly kind: "template";
      readonly format: WorkbookFormat;
      readonly locale: "en" | "th";
    }
  | FiguresRequest;

export const ACTION_OF: Readonly<Record<ExportRequest["kind"], Action>> = {
  workbook: "workbook:export",
  template: "workbook:import",
  figures: "figures:export",
};

const request = z.discriminatedUnion("kind", [
  z.object({
    kind: z.enum(["workbook", "template"]),
    format: z.enum(WORKBOOK_FORMATS),
    locale: z.enum(["en", "th"]),
  }),
  z.object({
    kind: z.literal("figures"),
    lens: z.string(),
    period: z.int(),
    asOf: z.int(),
    seq: z.int(),
    by: z.array(z.enum(DIMENSIONS)).max(2),
  }),
]);

/** One permission to fetch one file, given to one person in one role. */
export const exportTicket = z.object({
  id: z.string(),
  account: z.string(),
  membership: z.string(),
  /** Milliseconds since 1970. */
  expires: z.int(),
  request,
});
export type ExportTicket = z.infer<typeof exportTicket>;
