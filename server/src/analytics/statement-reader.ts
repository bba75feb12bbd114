/** Documents of answers and of facts (`ledger/revision-document.ts`) read from their bytes. */
import type { Visibility } from "@saphan/shared/core";
import { BsonReader } from "../platform/bson-reader.ts";

/** What the document that was opened last says beside its content. */
export class StatementReader {
  site = "";
  source = "";
  side = "";
  period = 0;
  /** Of the change that the document belongs to. */
  seq = 0;
  /** Opened at what is stated. */
  readonly content = new BsonReader();
  private readonly document = new BsonReader();

  private readonly visibility: Visibility;
  private readonly contentName: "cells" | "values";

  constructor(visibility: Visibility, contentName: "cells" | "values") {
    this.visibility = visibility;
    this.contentName = contentName;
  }

  /** False where the document's change does not count, or nothing is stated. */
  open(bytes: Uint8Array): boolean {
    const { document, visibility, contentName } = this;
    let [hasSeq, hasContent] = [false, false];
    this.site = "";
    this.source = "";
    this.side = "";
    this.period = 0;
    document.open(bytes);
    while (document.next())
      switch (document.name()) {
        case "change": {
          const change = document.latin();
          const seq = visibility.seqOf.get(change);
          if (seq === undefined || visibility.withdrawn.has(change))
            return false;
          this.seq = seq;
          hasSeq = true;
          break;
        }
        case "site":
          this.site = document.latin();
          break;
        case "source":
          this.source = document.latin();
          break;
        case "side":
          this.side = document.latin();
          break;
        case "period":
          this.period = document.number();
          break;
        case contentName:
          hasContent = true;
          this.content.openWithin(document);
      }
    return hasSeq && hasContent;
  }
}
