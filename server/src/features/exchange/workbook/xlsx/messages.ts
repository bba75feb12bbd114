/** What is said between the thread that reads an Excel file and whoever asked for its rows. */
import type {
  ReasonCode,
  ReasonParams,
  XlsxLimits,
} from "@saphan/shared/contract";
import type { Rows, SheetRemarks } from "./sheet-rows.ts";
import type { SheetOutline } from "./xlsx-file.ts";

export interface XlsxWork {
  readonly bytes: Uint8Array;
  readonly limits: XlsxLimits;
}

/** `next` asks for a batch; `open` for the first of a sheet. */
export type XlsxRequest = { readonly open: number } | { readonly next: true };

export type XlsxReply =
  | {
      readonly kind: "opened";
      readonly sheets: readonly SheetOutline[];
      readonly hasExternalLinks: boolean;
    }
  | { readonly kind: "rows"; readonly rows: Rows; readonly done: number }
  | {
      readonly kind: "end";
      readonly remarks: SheetRemarks;
      readonly done: number;
    }
  | {
      readonly kind: "fault";
      readonly code: ReasonCode;
      readonly params: ReasonParams;
    }
  | { readonly kind: "error"; readonly error: unknown };
