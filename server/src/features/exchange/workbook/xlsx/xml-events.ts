/** The XML of an Excel file as a stream of events, by local names: some programs write `x:row` for `row`. */
import { SaxesParser } from "saxes";
import { WorkbookFault } from "../workbook-fault.ts";

export interface XmlElement {
  readonly name: string;
  /** By local name; undefined for one that is not there. */
  readonly attribute: (name: string) => string | undefined;
}

export interface XmlHandler {
  readonly open?: (element: XmlElement) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/**
 * Reads a file to its end and says after each piece that it was read, so that what is complete can be taken. Throws
 * `WorkbookFault` for what is no XML. Entities that a document defines itself are not known, so none can grow.
 */
export async function* parseXml(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const broken = (cause?: unknown) =>
    new WorkbookFault("xlsx_broken", { name: file }, cause);
  parser.on("error", (error) => {
    throw broken(error);
  });
  if (handler.open) {
    const { open } = handler;
    parser.on("opentag", ({ name, attributes }) => {
      const attribute = (wanted: string) => {
        const plain = attributes[wanted];
        if (plain !== undefined) return plain;
        const key = Object.keys(attributes).find(
          (each) => localName(each) === wanted,
        );
        return key === undefined ? undefined : attributes[key];
      };
      open({ name: localName(name), attribute });
    });
  }
  if (handler.text) {
    parser.on("text", handler.text);
    parser.on("cdata", handler.text);
  }
  if (handler.close) {
    const { close } = handler;
    parser.on("closetag", ({ name }) => {
      close(localName(name));
    });
  }
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decoded = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (error) {
      throw broken(error);
    }
  };
  for await (const chunk of chunks) {
    parser.write(decoded(chunk));
    yield;
  }
  parser.write(decoded());
  parser.close();
  yield;
}

/** The same of a small file, at once. */
export async function readXml(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
): Promise<void> {
  for await (const step of parseXml(file, chunks, handler)) void step;
}

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** Characters that XML cannot hold stand as `_x000D_`, and what looks like one as `_x005F_x000D_`: ECMA-376, ST_Xstring. */
export const unescaped = (text: string): string =>
  text.includes("_x")
    ? text.replace(ESCAPED, (_whole, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
