import type { Period } from "@saphan/shared/core";
import type { Speaking } from "./speaking.ts";
import type { Version, Versions } from "./versions.ts";

export interface SheetMapper {
  readonly speaking: Speaking;
  readonly period: Period;
  readonly versions: Versions;
}
export type VersionMapper = Version;
