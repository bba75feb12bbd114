import type { MembershipRefusal } from "../../__generated__/operations.ts";
import type { TextKey } from "../../lib/i18n.ts";

export const refusalKey = (reason: MembershipRefusal): TextKey =>
  reason === "role" ? "people.noRole" : "people.lastManager";
