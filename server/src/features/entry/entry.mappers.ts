import type { LinkFields, Period } from "@saphan/shared/core";
import type { Speaking } from "./speaking.ts";
import type { Version, Versions } from "./versions.ts";

export interface SheetMapper {
  readonly speaking: Speaking;
  readonly period: Period;
  readonly versions: Versions;
}
export type VersionMapper = Version;

export interface MovedLinkMapper {
  /** Of the statement. */
  readonly id: string;
  /** The change that set it. */
  readonly change: string;
  readonly seq: number;
  /** Null where it was taken back. */
  readonly now: LinkFields | null;
  readonly before: LinkFields;
}
