import type { Text } from "../../lib/i18n.ts";

/** A record as whoever merges it calls it. */
export interface SuccessionSide {
  readonly id: string;
  readonly key: string;
  readonly name: Text;
}
