/** Revisions with everything that a test does not name filled in. */
import {
  NO_DAY,
  parseDay,
  parsePeriod,
  type Declarer,
  type Disclosure,
  type EntityKind,
  type Revision,
  type Side,
  type SiteFields,
  type StatedAnswer,
} from "@saphan/shared/core";

const dayOf = (text: string | undefined): number =>
  text === undefined ? NO_DAY : (parseDay(text) ?? NO_DAY);
const periodOf = (text: string): number => {
  const period = parsePeriod(text);
  if (period === undefined) throw new RangeError(`${text} is no period`);
  return period;
};

export const anEntity = (
  id: string,
  kind: EntityKind = "supplier",
  parent = "",
): Revision => ({
  kind: "entity",
  id,
  set: { name: { en: `Entity ${id}`, th: `นิติบุคคล ${id}` }, kind, parent },
});

export const aSite = (
  id: string,
  entity: string,
  set: Partial<SiteFields> = {},
): Revision => ({
  kind: "site",
  id,
  set: {
    entity,
    name: { en: `Plant ${id}`, th: `โรงงาน ${id}` },
    country: "TH",
    province: "TH-21",
    mainSegment: "body_stamping",
    latitude: null,
    longitude: null,
    partFamilies: [],
    osId: "",
    opened: NO_DAY,
    closed: NO_DAY,
    ...set,
  },
});

export const aKey = (
  organisation: string,
  of: "entity" | "site",
  id: string,
  key: string,
): Revision => ({ kind: "alias", organisation, of, key, id });

export const aLink = (
  from: string,
  to: string,
  source: string,
  {
    partFamily = "stamped_part",
    declaredBy = "supplier",
    disclosure = "private",
    share = null,
    until,
    disclosedUntil,
  }: {
    readonly partFamily?: string;
    readonly declaredBy?: Declarer;
    readonly disclosure?: Disclosure;
    readonly share?: number | null;
    readonly until?: string;
    readonly disclosedUntil?: string;
  } = {},
): Revision => ({
  kind: "link",
  id: `${from}-${to}-${partFamily}-${source}`,
  from,
  to,
  partFamily,
  since: NO_DAY,
  source,
  set: {
    share,
    singleSource: null,
    until: dayOf(until),
    declaredBy,
    disclosure,
    disclosedUntil: dayOf(disclosedUntil),
  },
});

export const aGrant = (
  site: string,
  organisation: string,
  until?: string,
): Revision => ({
  kind: "grant",
  id: `${site}-${organisation}`,
  site,
  organisation,
  since: NO_DAY,
  until: dayOf(until),
});

export const anEnrolment = (
  organisation: string,
  member: { readonly site?: string; readonly entity?: string },
): Revision => ({
  kind: "enrolment",
  id: `${organisation}-${member.site ?? member.entity}`,
  organisation,
  memberEntity: member.entity ?? "",
  memberSite: member.site ?? "",
  role: "participant",
  since: NO_DAY,
  until: NO_DAY,
});

export const someFacts = (
  site: string,
  period: string,
  source: string,
  values: Readonly<Record<string, number>>,
): Revision => ({
  kind: "facts",
  site,
  entity: "",
  period: periodOf(period),
  source,
  values,
});

export type AnswerParts = Partial<Omit<StatedAnswer, "validUntil">> & {
  readonly indicator: string;
  readonly validUntil?: string;
};

export const someAnswers = (
  site: string,
  period: string,
  source: string,
  answers: readonly AnswerParts[],
  side: Side = "management",
): Revision => ({
  kind: "answers",
  site,
  period: periodOf(period),
  source,
  side,
  answers: answers.map(({ validUntil, ...parts }) => ({
    breakdown: "",
    state: "reported",
    numerator: null,
    denominator: null,
    value: null,
    option: null,
    verification: 0,
    evidence: "",
    note: "",
    inheritedFrom: "",
    baseAssumed: false,
    ...parts,
    validUntil: dayOf(validUntil),
  })),
});
