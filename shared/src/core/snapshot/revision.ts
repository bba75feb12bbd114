/**
 * One version of a record: what one change set, and nothing else. Revisions are never altered; a record is the fold of
 * its visible ones (design.md section 5). Ids are permanent; days and periods are whole numbers.
 */
import type { AnswerState, Side } from "../answer/words.ts";
import type { Day } from "../time/day.ts";
import type { Period } from "../time/period.ts";
import type {
  Aliased,
  Declarer,
  Disclosure,
  EnrolmentRole,
  EntityRecord,
  SiteRecord,
  SuccessionRecord,
  TargetRecord,
} from "./snapshot.ts";

export type EntityFields = Omit<EntityRecord, "id" | "parent"> & {
  /** Id of the parent, empty for none. */
  readonly parent: string;
};

export type SiteFields = Omit<SiteRecord, "id" | "entity"> & {
  /** Id of the entity. */
  readonly entity: string;
};

export interface LinkFields {
  readonly share: number | null;
  readonly singleSource: boolean | null;
  readonly until: Day;
  readonly declaredBy: Declarer;
  readonly disclosure: Disclosure;
  /** Last day on which others than the two ends are told; `NO_DAY`: until further notice. */
  readonly disclosedUntil: Day;
}

/** One answer as it was stated. */
export interface StatedAnswer {
  readonly indicator: string;
  /** `sex=women`, or empty for the total. */
  readonly breakdown: string;
  readonly state: AnswerState;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** A level, a flag (0 or 1), a count, or a share without base (a percentage as a fraction). */
  readonly value: number | null;
  /** Id of the option of an enum. */
  readonly option: string | null;
  /** 0 to 4. */
  readonly verification: number;
  readonly validUntil: Day;
  /** Id of the text of the evidence, beside the ledger; empty for none. */
  readonly evidence: string;
  readonly note: string;
  /** Where a group's answer was taken from; empty for none. */
  readonly inheritedFrom: string;
  readonly baseAssumed: boolean;
}

/** The value of a fact that its source has taken back: it reads as no row, and stays in the history. */
export const TAKEN_BACK = NaN;
export const isTakenBack = (value: number): boolean => Number.isNaN(value);

export type Revision =
  | {
      readonly kind: "entity";
      readonly id: string;
      readonly set: Partial<EntityFields>;
    }
  | {
      readonly kind: "site";
      readonly id: string;
      readonly set: Partial<SiteFields>;
    }
  | ({ readonly kind: "succession" } & Omit<SuccessionRecord, "seq">)
  | {
      readonly kind: "alias";
      readonly organisation: string;
      readonly of: Aliased;
      readonly key: string;
      readonly id: string;
    }
  | {
      readonly kind: "facts";
      /** One of the two is empty. */
      readonly site: string;
      readonly entity: string;
      readonly period: Period;
      readonly source: string;
      /** By fact; `TAKEN_BACK` where nothing is stated any more. */
      readonly values: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: "answers";
      readonly site: string;
      readonly period: Period;
      readonly source: string;
      readonly side: Side;
      readonly answers: readonly StatedAnswer[];
    }
  | {
      readonly kind: "link";
      readonly id: string;
      readonly from: string;
      readonly to: string;
      readonly partFamily: string;
      readonly since: Day;
      readonly source: string;
      /** Null where its source has taken it back: it stands in no snapshot, and stays in the history. */
      readonly set: LinkFields | null;
    }
  | {
      readonly kind: "grant";
      readonly id: string;
      readonly site: string;
      readonly organisation: string;
      readonly since: Day;
      readonly until: Day;
    }
  | {
      readonly kind: "enrolment";
      readonly id: string;
      readonly organisation: string;
      /** One of the two is empty. */
      readonly memberEntity: string;
      readonly memberSite: string;
      readonly role: EnrolmentRole;
      readonly since: Day;
      readonly until: Day;
    }
  | ({
      readonly kind: "target";
      /** Id of the entity at the lens's origin. */
      readonly lens: string;
    } & Omit<TargetRecord, "lens">);

export type RevisionKind = Revision["kind"];
/** In the order in which a builder takes them: what decides which record an id means comes before what names one. */
export const REVISION_KINDS = [
  "entity",
  "site",
  "succession",
  "alias",
  "facts",
  "answers",
  "link",
  "grant",
  "enrolment",
  "target",
] as const satisfies readonly RevisionKind[];

export type RevisionOf<Kind extends RevisionKind> = Extract<
  Revision,
  { readonly kind: Kind }
>;
