import type { MembershipRefusal } from "../../__generated__/operations.ts";
import type { TextKey } from "../../lib/i18n.ts";

const KEYS: Readonly<Record<MembershipRefusal, TextKey>> = {
  role: "people.noRole",
  last_manager: "people.lastManager",
  last_data_right: "people.lastDataRight",
};

export const refusalKey = (reason: MembershipRefusal): TextKey => KEYS[reason];
