import { saveFile } from "../lib/download.ts";
import type { PageFile } from "../lib/page-file.ts";

const XLSX_TYPE =
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Makes an Excel file and saves it; what makes it is loaded now. */
export async function saveBook(
  file: PageFile,
  about: string,
  signal?: AbortSignal,
): Promise<void> {
  const { bookOf } = await import("../lib/book.ts");
  const content = new Blob([await bookOf(file, about, signal)], {
    type: XLSX_TYPE,
  });
  saveFile({ name: `${file.name}.xlsx`, content });
}
