/**
 * What the slow twin reads: plain rows, one interface for each sheet. Keys are resolved, defaults are filled in, days
 * are "YYYY-MM-DD", periods "2026-Q2", absent is null. Each record key stands once (later statements of the same
 * source have already replaced earlier ones); several sources may speak of one site, item and period.
 */
export interface NaiveEntity {
  entity_key: string;
  kind: string;
  parent_key: string | null;
}

export interface NaiveSite {
  site_key: string;
  entity_key: string;
  /** ISO code, or "". */
  province: string;
  /** Id of a segment, or "". */
  main_segment: string;
  opened: string | null;
  closed: string | null;
}

export interface NaiveFact {
  site_key: string;
  period: string;
  fact: string;
  /** A flag is 0 or 1. */
  value: number;
  /** An entity_key. */
  source: string;
  seq: number;
}

export interface NaiveLink {
  from_site: string;
  to_site: string;
  part_family: string;
  since: string | null;
  until: string | null;
  declared_by: "customer" | "supplier" | "both";
  disclosure: "private" | "existence" | "process" | "name" | "contact";
  disclosed_until: string | null;
  source: string;
}

export interface NaiveAnswer {
  site_key: string;
  indicator_id: string;
  period: string;
  side: "management" | "assessor";
  /** "" is the total, else such as "sex=women". */
  breakdown: string;
  state:
    | "reported"
    | "zero_reported"
    | "not_applicable"
    | "not_collected"
    | "declined"
    | "pending_review"
    | "withdrawn";
  /** `numerator` and `denominator` given: a share with base. */
  numerator: number | null;
  denominator: number | null;
  /** Level, count, flag 0 or 1; a share without base: of a percentage as a fraction, of a ratio the bare value. */
  value: number | null;
  option: string | null;
  /** 0 to 4. */
  verification: number;
  valid_until: string | null;
  source: string;
  seq: number;
}

export interface NaiveGrant {
  site_key: string;
  organisation_key: string;
  since: string | null;
  until: string | null;
}

export interface NaiveMember {
  organisation_key: string;
  /** A site_key, else an entity_key. */
  member_key: string;
  role: "member" | "participant" | "comparison";
  since: string | null;
  until: string | null;
}

export interface NaiveRows {
  entities: NaiveEntity[];
  sites: NaiveSite[];
  facts: NaiveFact[];
  links: NaiveLink[];
  answers: NaiveAnswer[];
  grants: NaiveGrant[];
  members: NaiveMember[];
}

export type NaiveDimension =
  "tier" | "province" | "segment" | "size_band" | "group";

export interface NaiveRequest {
  viewer: {
    /** An entity_key. */
    organisation: string;
    role: "buyer" | "supplier" | "programme";
  };
  /** entity_key of the origin, or of the programme. */
  lens: string;
  period: string;
  asOf: string;
  today: string;
  seq: number;
  /** None, one or two. */
  by: NaiveDimension[];
}

/** One row of `export figures`: its columns by their names, numbers as numbers, an empty cell as null. */
export interface NaiveFigure {
  lens_key: string;
  period: string;
  as_of: string;
  seq: number;
  indicator_id: string;
  breakdown: string | null;
  dim_a: string | null;
  key_a: string | null;
  dim_b: string | null;
  key_b: string | null;
  sites: number;
  not_shared: number;
  not_asked: number;
  not_applicable: number;
  asked: number;
  answered: number;
  carried: number;
  unreviewed: number;
  pooled: number;
  unknown_applicability: number;
  headcount_unknown: number;
  coverage_sites: number | null;
  coverage_headcount: number | null;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  low: number | null;
  high: number | null;
  bounds_left_out: number;
  q1: number | null;
  median: number | null;
  q3: number | null;
  verified_share: number | null;
  oldest_period: string | null;
}
