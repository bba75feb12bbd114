/** Files that the server makes or the page has made, saved without leaving the page. */

export interface FetchedFile {
  readonly name: string;
  readonly content: Blob;
}

/** The address is too old, or was never this person's. */
export class FileGone extends Error {}

/** `attachment; filename="a.csv"; filename*=UTF-8''%E0..`: RFC 6266, the encoded name goes first. */
export function fileNameOf(disposition: string): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  const [, quoted, plain] =
    /filename=(?:"([^"]*)"|([^;]+))/i.exec(disposition) ?? [];
  return quoted ?? plain ?? "";
}

/**
 * Fetches a file that is made while it is sent, and tells how much of it has come. Throws `FileGone`, or what the
 * connection throws where it breaks: half a file is never kept.
 */
export async function fetchFile(
  address: string,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<FetchedFile> {
  const response = await fetch(address, { signal });
  if (!response.ok || !response.body) throw new FileGone(address);
  const parts: BlobPart[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    bytes += value.length;
    onBytes(bytes);
  }
  return {
    name: fileNameOf(response.headers.get("content-disposition") ?? ""),
    content: new Blob(parts),
  };
}

export function saveFile({ name, content }: FetchedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
