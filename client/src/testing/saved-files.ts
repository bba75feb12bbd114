/** What a page saves, in place of the browser that would. */
import { jest } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";

export interface SavedFiles {
  readonly names: () => readonly string[];
  /** The XML of a sheet of the workbook that was saved last, from 1. */
  readonly sheet: (at: number) => Promise<string>;
  readonly end: () => void;
}

const bytesOf = (blob: Blob) =>
  new Promise<Uint8Array>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.readAsArrayBuffer(blob);
  });

export function watchSaved(): SavedFiles {
  const kept: { name: string; blob: Blob }[] = [];
  let last: Blob | undefined;
  // jsdom has neither.
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => {
      last = blob;
      return "blob:file";
    },
    revokeObjectURL: () => undefined,
  });
  const click = jest
    .spyOn(HTMLAnchorElement.prototype, "click")
    .mockImplementation(function (this: HTMLAnchorElement) {
      if (last) kept.push({ name: this.download, blob: last });
    });
  return {
    names: () => kept.map(({ name }) => name),
    sheet: async (at) => {
      const parts = unzipSync(await bytesOf(kept.at(-1)?.blob ?? new Blob()));
      return strFromU8(
        parts[`xl/worksheets/sheet${at}.xml`] ?? new Uint8Array(),
      );
    },
    end: () => {
      click.mockRestore();
      Reflect.deleteProperty(URL, "createObjectURL");
      Reflect.deleteProperty(URL, "revokeObjectURL");
    },
  };
}
