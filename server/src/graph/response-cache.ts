/**
 * Whole answers by who may see them. Two viewers share an entry only when they may see exactly the same, so the key
 * holds the scope's fingerprint, and an operation that reads anything about the person is never kept (design.md
 * section 5, "the response cache").
 */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { Kind, OperationTypeNode, parse, type DocumentNode } from "graphql";

/** Root fields that depend on nothing but the scope, the network and the language. */
const SHARED_FIELDS = new Set([
  "__typename",
  "catalogue",
  "lenses",
  "network",
  "registryQuality",
  "registrySummary",
  "service",
]);
const pack = promisify(gzip);
const MOST_BYTES = 64_000_000;
const KNOWN_DOCUMENTS = 500;

export interface CachedResponse {
  readonly body: Buffer;
  /** Made when first asked for, beside the event loop, and kept. */
  readonly gzip: () => Promise<Buffer>;
}

export interface ResponseCache {
  /** Whether every operation of the document may be kept. */
  readonly isShared: (query: string) => boolean;
  readonly get: (key: string) => CachedResponse | undefined;
  readonly put: (key: string, body: string) => CachedResponse;
}

/** One fragment away is enough to read the person, so only root fields of the operation itself count. */
function readsSharedOnly(document: DocumentNode): boolean {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return (
    operations.length > 0 &&
    operations.every(
      ({ operation, selectionSet }) =>
        operation === OperationTypeNode.QUERY &&
        selectionSet.selections.every(
          (selection) =>
            selection.kind === Kind.FIELD &&
            SHARED_FIELDS.has(selection.name.value),
        ),
    )
  );
}

export const cacheKey = (...parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url");

export function createResponseCache(): ResponseCache {
  const documents = new Map<string, boolean>();
  const responses = new Map<string, CachedResponse>();
  let bytes = 0;

  const forgetOldest = (): void => {
    for (const [key, { body }] of responses) {
      if (bytes <= MOST_BYTES) return;
      responses.delete(key);
      bytes -= body.length;
    }
  };
  return {
    isShared: (query) => {
      const known = documents.get(query);
      if (known !== undefined) return known;
      let shared = false;
      try {
        shared = readsSharedOnly(parse(query, { maxTokens: 5_000 }));
      } catch {
        // What cannot be read is refused by the server proper, with its reason.
      }
      if (documents.size >= KNOWN_DOCUMENTS) documents.clear();
      documents.set(query, shared);
      return shared;
    },
    get: (key) => {
      const found = responses.get(key);
      if (found) {
        responses.delete(key);
        responses.set(key, found); // the newest last
      }
      return found;
    },
    put: (key, text) => {
      const body = Buffer.from(text);
      let packed: Promise<Buffer> | undefined;
      const response = { body, gzip: () => (packed ??= pack(body)) };
      bytes += body.length - (responses.get(key)?.body.length ?? 0);
      responses.set(key, response);
      forgetOldest();
      return response;
    },
  };
}
