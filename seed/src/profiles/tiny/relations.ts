/** Grants, enrolments and targets of the tiny profile. */
import type { SeedCells } from "../../generate/workbook.ts";
import type { Tellers } from "./said.ts";

/** Sites that let the first buyer read what they say; the others do not, or not today. */
const OPEN_TO_A = [
  "S1A",
  "S1B",
  "S2A",
  "LOOP1",
  "LOOP2",
  "LOOP3",
  "TWICE",
  "DEEP1",
  "DEEP2",
  "DEEP3",
  "DEEP4",
  "NOTHING",
  "SILENT",
  "NOHEAD",
  "SIZE49",
  "SIZE50",
  "SIZE9",
  "SIZE1",
  "FREELY",
  "ZERO",
  "CONTEST",
  "EXPIRY",
  "NOTAPP",
  "GROUPS",
  "LONE1",
  "ODD",
  "PAIR1",
  "PAIR2",
  "HID2",
  "HID3",
  "FAR",
  "SOON",
];
const OPEN_TO_B = ["S1A", "CONTEST", "DEEP3", "DEEP4"];

export function grantCells({
  firstDay,
  lastDay,
}: Tellers): readonly SeedCells[] {
  const grant = (site: string, organisation: string, more: SeedCells = {}) => ({
    site_key: site,
    organisation_key: organisation,
    since: firstDay(9),
    ...more,
  });
  return [
    ...OPEN_TO_A.map((site) => grant(site, "MAKER-A")),
    ...OPEN_TO_B.map((site) => grant(site, "MAKER-B")),
    // Over, to come, and for some quarters twice.
    grant("GRANTS", "MAKER-A", { since: firstDay(8), until: lastDay(6) }),
    grant("GRANTS", "MAKER-A", { since: firstDay(5), until: lastDay(1) }),
    grant("GRANTS", "MAKER-A", { since: firstDay(-4) }),
    // To the house above: those below it read too.
    grant("LONE1", "ROOF"),
    grant("ODD", "HOLDING"),
  ];
}

export function memberCells({
  firstDay,
  lastDay,
}: Tellers): readonly SeedCells[] {
  const enrolment = (member: string, more: SeedCells = {}) => ({
    organisation_key: "PROGRAMME",
    member_key: member,
    role: "participant",
    since: firstDay(8),
    ...more,
  });
  return [
    // An entity takes part with its own sites.
    enrolment("FIRM-DEEP"),
    enrolment("S1A"),
    enrolment("S2A", { until: lastDay(1) }),
    enrolment("CONTEST", { since: firstDay(-3) }),
    enrolment("LOOP3"),
    enrolment("SIZE9"),
    enrolment("ALONE"),
    enrolment("HID1"),
    enrolment("GROUPS"),
    enrolment("TWICE", { role: "comparison" }),
    enrolment("LONE", { organisation_key: "ASSOCIATION", role: "member" }),
    enrolment("FIRM-S2", { organisation_key: "ASSOCIATION", role: "member" }),
  ];
}

export function targetCells({ period }: Tellers): readonly SeedCells[] {
  const target = (lens: string, indicator: string, more: SeedCells) => ({
    lens_key: lens,
    indicator_id: indicator,
    baseline_period: period(8),
    target_period: period(-2),
    source: "illustrative",
    illustrative: "yes",
    ...more,
  });
  return [
    // Met by the worst case, missed by the best, undecided.
    target("MAKER-A", "train_coverage", { baseline: 40, target: 5 }),
    target("MAKER-A", "train_rights_coverage", { baseline: 20, target: 100 }),
    target("MAKER-A", "sd_maturity_level", { baseline: 10, target: 40 }),
    target("PROGRAMME", "train_coverage", { baseline: 30, target: 60 }),
    target("PROGRAMME", "train_coverage", {
      breakdown: "sex=women",
      baseline: 30,
      target: 60,
    }),
  ];
}
