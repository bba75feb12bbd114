/** Rows of the small sheets as they were read: typed, and not yet compared with anything. */
import type {
  Day,
  Declarer,
  Disclosure,
  EnrolmentRole,
  EntityKind,
  Ownership,
  Period,
} from "@saphan/shared/core";

/** What is left out, or empty, is undefined: the record keeps what it has. */
export interface EntityRow {
  readonly row: number;
  readonly key: string;
  readonly isAsked: boolean;
  readonly nameEn: string | undefined;
  readonly nameTh: string | undefined;
  readonly registrationNo: string | undefined;
  readonly country: string | undefined;
  readonly kind: EntityKind | undefined;
  readonly parentKey: string | undefined;
  readonly ownership: Ownership | undefined;
  readonly revenueBand: string | undefined;
}

export interface SiteRow {
  readonly row: number;
  readonly key: string;
  readonly isAsked: boolean;
  readonly entityKey: string | undefined;
  readonly nameEn: string | undefined;
  readonly nameTh: string | undefined;
  readonly country: string | undefined;
  readonly province: string | undefined;
  readonly latitude: number | undefined;
  readonly longitude: number | undefined;
  readonly mainSegment: string | undefined;
  readonly partFamilies: readonly string[] | undefined;
  readonly osId: string | undefined;
  readonly opened: Day | undefined;
  readonly closed: Day | undefined;
  /** By fact id: the shortcuts for a row of `Facts`. */
  readonly facts: Readonly<Record<string, number>>;
}

/** Of a link's terms those that the sheet has no column for are undefined: they stay as they are. */
export interface LinkRow {
  readonly row: number;
  readonly isAsked: boolean;
  readonly fromKey: string;
  readonly toKey: string;
  readonly partFamily: string;
  readonly share: number | null | undefined;
  readonly singleSource: boolean | null | undefined;
  readonly since: Day;
  readonly until: Day | undefined;
  readonly declaredBy: Declarer | undefined;
  readonly disclosure: Disclosure | undefined;
  readonly disclosedUntil: Day | undefined;
  readonly sourceKey: string;
}

export interface GrantRow {
  readonly row: number;
  readonly siteKey: string;
  readonly organisationKey: string;
  readonly since: Day;
  readonly until: Day | undefined;
}

export interface MemberRow {
  readonly row: number;
  readonly organisationKey: string;
  readonly memberKey: string;
  readonly role: EnrolmentRole;
  readonly since: Day;
  readonly until: Day | undefined;
}

export interface TargetRow {
  readonly row: number;
  readonly lensKey: string;
  readonly indicator: string;
  readonly breakdown: string;
  readonly baseline: number | null | undefined;
  readonly baselinePeriod: Period | null | undefined;
  readonly target: number | null | undefined;
  readonly targetPeriod: Period;
  readonly source: string | undefined;
  readonly illustrative: boolean | undefined;
}

/** Rows of a sheet whose key is one column. */
export interface KeyedRows<Row> {
  /** By key: those that were not refused, each key once. */
  readonly rows: ReadonlyMap<string, Row>;
  /** By key: the first row of those that were refused. */
  readonly refused: ReadonlyMap<string, number>;
}
