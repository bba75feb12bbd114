import type { ReasonCode, ReasonParams } from "@saphan/shared/contract";

/** The file as a whole cannot be read. Nothing of it is planned. */
export class WorkbookFault extends Error {
  readonly code: ReasonCode;
  readonly params: ReasonParams;

  constructor(code: ReasonCode, params: ReasonParams = {}, cause?: unknown) {
    super(code, { cause });
    this.name = "WorkbookFault";
    this.code = code;
    this.params = params;
  }
}
