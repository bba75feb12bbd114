/** What a row says of a membership. */
import type { PersonPartsFragment } from "../../__generated__/operations.ts";
import type { Words } from "../../lib/i18n.ts";
import type { Format } from "../../lib/format.ts";

/** Role, what it was given, since when, until when, when last here, and what was done from outside. */
export function personFacts(
  person: PersonPartsFragment,
  t: Words["t"],
  format: Format,
): readonly string[] {
  const { role, managesPeople, dataRight, since, until, isHeld } = person;
  const { lastSeen, begunBy, endedBy, passwordReset } = person;
  return [
    t(`account.role_${role}`),
    ...(isHeld && managesPeople ? [t("people.manages")] : []),
    ...(isHeld && dataRight ? [t("people.dataRight")] : []),
    t("people.since", { day: format.day(since) }),
    ...(until
      ? [
          t(isHeld ? "people.until" : "people.ended", {
            day: format.day(until),
          }),
        ]
      : []),
    ...(lastSeen ? [t("people.lastSeen", { day: format.day(lastSeen) })] : []),
    ...(begunBy === "colleague" ? [] : [t(`people.begunBy_${begunBy}`)]),
    ...(endedBy ? [t(`people.endedBy_${endedBy}`)] : []),
    ...(passwordReset
      ? [
          t(`people.resetBy_${passwordReset.by}`, {
            day: format.day(passwordReset.on),
          }),
        ]
      : []),
  ];
}
