/** What is wrong with the registry's own records: profiles only, no answer and no fact. */
import type { EntityRecord, SiteRecord } from "../snapshot/snapshot.ts";
import { NO_DAY, type Day } from "../time/day.ts";
import {
  hasRightCheckDigit,
  isRegistrationForm,
} from "./registration-number.ts";

export const PROFILE_FAULTS = [
  "registration_check_digit",
  "registration_form",
  "no_registration",
  "no_province",
  "no_segment",
  "no_name",
  "no_coordinates",
] as const;
export type ProfileFaultKind = (typeof PROFILE_FAULTS)[number];

export interface ProfileFault {
  readonly of: "entity" | "site";
  readonly row: number;
  readonly kind: ProfileFaultKind;
}

/** Firms that make something have a number; 13 digits with a check digit where they are Thai. */
function faultsOfEntity({
  kind,
  country,
  registrationNo,
  name,
}: EntityRecord): ProfileFaultKind[] {
  const faults: ProfileFaultKind[] = [];
  if (kind === "supplier" || kind === "assembler") {
    const digits = registrationNo.replace(/[\s-]/g, "");
    if (digits === "") faults.push("no_registration");
    else if (country === "TH" && !isRegistrationForm(digits))
      faults.push("registration_form");
    else if (country === "TH" && !hasRightCheckDigit(digits))
      faults.push("registration_check_digit");
  }
  if (name.en === "" || name.th === "") faults.push("no_name");
  return faults;
}

function faultsOfSite(site: SiteRecord): ProfileFaultKind[] {
  const faults: ProfileFaultKind[] = [];
  if (site.province === "") faults.push("no_province");
  if (site.mainSegment === "") faults.push("no_segment");
  if (site.name.en === "" || site.name.th === "") faults.push("no_name");
  if (site.latitude === null || site.longitude === null)
    faults.push("no_coordinates");
  return faults;
}

/** In the order of `PROFILE_FAULTS`, entities before sites; sites that have closed by `today` are left as they are. */
export function profileFaults(
  entities: readonly EntityRecord[],
  sites: readonly SiteRecord[],
  today: Day,
): ProfileFault[] {
  const found: ProfileFault[] = [];
  entities.forEach((entity, row) => {
    for (const kind of faultsOfEntity(entity))
      found.push({ of: "entity", row, kind });
  });
  sites.forEach((site, row) => {
    if (site.closed !== NO_DAY && site.closed < today) return;
    for (const kind of faultsOfSite(site))
      found.push({ of: "site", row, kind });
  });
  return found.sort(
    (a, b) =>
      PROFILE_FAULTS.indexOf(a.kind) - PROFILE_FAULTS.indexOf(b.kind) ||
      (a.of < b.of ? -1 : a.of > b.of ? 1 : 0) ||
      a.row - b.row,
  );
}
