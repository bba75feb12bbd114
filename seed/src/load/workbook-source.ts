import type { WorkbookSource } from "@saphan/server/workbook-source";
import type { SeedRow, SeedWorkbook } from "../generate/workbook.ts";

const BATCH = 500;

/** A generated workbook as an import reads it; how far it has been read is told in rows. */
export function sourceOf({ sheets }: SeedWorkbook): WorkbookSource {
  let done = 0;
  return {
    sheets: sheets.map(({ name, columns, rows }) => ({
      name,
      async *rows() {
        await Promise.resolve();
        let batch: SeedRow[] = [columns];
        for (const row of rows()) {
          batch.push(row);
          if (batch.length < BATCH) continue;
          yield batch;
          done += batch.length;
          batch = [];
        }
        yield batch;
        done += batch.length;
      },
    })),
    notes: () => [],
    // Nobody knows before the rows are made.
    size: 0,
    done: () => done,
    close: () => Promise.resolve(),
  };
}
