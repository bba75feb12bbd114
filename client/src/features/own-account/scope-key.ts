import { TOKEN_ACTIONS, type TokenAction } from "@saphan/shared/contract";
import type { TextKey } from "../../lib/i18n.ts";

const isKnown = (action: string): action is TokenAction =>
  TOKEN_ACTIONS.some((each) => each === action);

/** Words for what a token may do. Throws for what no token may. */
export function scopeKey(action: string): TextKey {
  if (isKnown(action)) return `people.scope_${action}`;
  throw new RangeError(`no words for ${action}`);
}
