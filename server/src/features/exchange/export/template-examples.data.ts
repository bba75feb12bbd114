/** The template's example of each sheet: one fictitious plant, as a person would write it. */
import type { SheetId } from "../workbook/headers.ts";

export const EXAMPLES: Readonly<
  Record<SheetId, Readonly<Record<string, string | number>>>
> = {
  Entities: {
    entity_key: "E-001",
    name_en: "Example Stamping Co., Ltd.",
    name_th: "บริษัท ตัวอย่างปั๊มขึ้นรูป จำกัด",
    registration_no: "0105500000009",
    country: "TH",
    kind: "supplier",
    ownership: "thai_majority",
  },
  Sites: {
    site_key: "S-001",
    entity_key: "E-001",
    name_en: "Example Stamping, Chonburi plant",
    name_th: "โรงงานตัวอย่างปั๊มขึ้นรูป ชลบุรี",
    country: "TH",
    province: "TH-20",
    headcount: 240,
    women: 95,
  },
  Facts: {
    site_key: "S-001",
    period: "2026-Q2",
    fact: "headcount",
    value: 240,
  },
  Links: {
    from_site: "S-001",
    to_site: "A-001",
    share: 0.3,
    single_source: "no",
    since: "2024-01-01",
    declared_by: "supplier",
    disclosure: "name",
  },
  Answers: {
    site_key: "S-001",
    indicator_id: "train_coverage",
    period: "2026-Q2",
    side: "management",
    state: "reported",
    numerator: 148,
    denominator: 240,
    verification: "V1",
    evidence: "training register 2026, sheet 3",
  },
  Grants: {
    site_key: "S-001",
    organisation_key: "A",
    since: "2026-01-01",
  },
  Members: {
    organisation_key: "P",
    member_key: "E-001",
    role: "participant",
    since: "2026-01-01",
  },
  Targets: {
    lens_key: "A",
    indicator_id: "train_coverage",
    baseline: 52,
    baseline_period: "2025-Q4",
    target: 75,
    target_period: "2027-Q4",
    source: "our own plan",
    illustrative: "yes",
  },
};
