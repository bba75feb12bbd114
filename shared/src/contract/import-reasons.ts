import type { LocalText } from "./catalogue/schema.ts";
import { IMPORT_REASONS } from "./import-reasons.data.ts";

export type ReasonCode = keyof typeof IMPORT_REASONS;
export type ReasonParams = Readonly<Record<string, string | number>>;

/** A reason as a plan keeps it. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params: ReasonParams;
}

export const REASON_CODES = Object.keys(IMPORT_REASONS) as ReasonCode[];

const PLACEHOLDER = /\{(\w+)\}/g;

/** The names that a reason's text has places for; both languages have the same. */
export const placeholdersOf = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name))].sort();

/** A reason in words. A parameter that is missing shows as its name, so that the gap is seen. */
export function reasonText(
  { code, params }: Reason,
  locale: keyof LocalText,
): string {
  return IMPORT_REASONS[code][locale].replace(
    PLACEHOLDER,
    (place, name: string) => String(params[name] ?? place),
  );
}
