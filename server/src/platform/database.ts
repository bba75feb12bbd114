/* interim typing only */
import type { Schema } from "mongoose";
export class DuplicateKey extends Error {}
export type Filter = Readonly<Record<string, unknown>>;
export interface FindOptions {
  readonly sort?: Readonly<Record<string, 1 | -1>>;
  readonly limit?: number;
  readonly fields?: readonly string[];
}
export interface Collection<T extends { _id: unknown }> {
  insert(document: T): Promise<void>;
  insertMany(
    documents: readonly T[],
    options?: { ordered?: boolean },
  ): Promise<void>;
  /** Inserts those documents whose `_id` is not there yet. */
  insertNew(documents: readonly T[]): Promise<void>;
  find(filter: Filter, options?: FindOptions): Promise<T[]>;
  findOne(filter: Filter, options?: FindOptions): Promise<T | null>;
  scan(filter: Filter, options?: FindOptions): AsyncIterable<T>;
  scanRaw(filter: Filter, options?: FindOptions): AsyncIterable<Uint8Array>;
  updateOne(
    filter: Filter,
    update: Readonly<Record<string, unknown>>,
    options?: { upsert?: boolean },
  ): Promise<{ matched: number; upserted: boolean }>;
  findOneAndUpdate(
    filter: Filter,
    update: Readonly<Record<string, unknown>>,
    options?: { upsert?: boolean; return?: "before" | "after" },
  ): Promise<T | null>;
  deleteMany(filter: Filter): Promise<number>;
  count(filter: Filter): Promise<number>;
}
export interface Database {
  readonly kind: "mongodb" | "embedded";
  collection<T extends { _id: unknown }>(
    name: string,
    schema: Schema<T>,
  ): Collection<T>;
  prepare(): Promise<void>;
  ping(): Promise<void>;
  state(): "connected" | "lost";
  close(): Promise<void>;
}

export type DatabaseOptions =
  | { readonly kind: "mongodb"; readonly uri: string }
  | {
      readonly kind: "embedded";
      readonly folder: string;
      readonly whenRunning: "refuse" | "join";
    };
export declare function openDatabase(
  options: DatabaseOptions,
): Promise<Database>;
