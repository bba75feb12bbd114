/** What the check's network and statements look like as cells of the workbook's sheets. */
import type { MadeEntity, MadeLink, MadeSite } from "./make-network.ts";
import type { MadeAnswer, MadeFact } from "./make-statements.ts";
import {
  spellBreakdown,
  spellDay,
  spellFlag,
  spellNumber,
  spellOption,
  spellPeriod,
  spellWord,
  type Cells,
  type Style,
} from "./spelling.ts";

const FIRST_YEAR = 2025;

const periodIn = (style: Style, period: number) =>
  spellPeriod(style, FIRST_YEAR + Math.floor(period / 4), (period % 4) + 1);

export type KeyOf = (thing: MadeEntity | MadeSite) => string;
export const registryKey: KeyOf = ({ key }) => key;

const optionalNumber = (style: Style, value: number | undefined) =>
  value === undefined ? undefined : spellNumber(style, value);

export function entityCells(
  style: Style,
  entity: MadeEntity,
  at: number,
): Cells {
  const { registration } = entity;
  return {
    entity_key: entity.key,
    name_en: entity.name,
    name_th: entity.nameThai,
    registration_no:
      at % 3 === 0
        ? registration
        : `${registration.slice(0, 1)}-${registration.slice(1, 5)}-${registration.slice(5)}`,
    country: "TH",
    kind: entity.kind,
    parent_key: entity.parent,
    ownership: ["thai_majority", "foreign_majority", "unknown"][at % 3],
    revenue_band:
      at % 4 === 0 ? spellWord(style, "band", "50m_300m") : undefined,
  };
}

function provinceCell(style: Style, id: string, at: number): string {
  const name = spellWord(style, "province", id);
  return style.words === "th" ? `${["", "จังหวัด", "จ."][at % 3]}${name}` : name;
}

export function siteCells(
  style: Style,
  site: MadeSite,
  at: number,
  keyOf: KeyOf,
): Cells {
  return {
    site_key: keyOf(site),
    entity_key: keyOf(site.entity),
    name_en: site.name,
    name_th: site.nameThai,
    province: site.province && provinceCell(style, site.province, at),
    latitude: at % 5 === 0 ? undefined : String(12 + (at % 60) / 10),
    longitude: at % 5 === 0 ? undefined : String(99 + (at % 40) / 10),
    main_segment: site.segment && spellWord(style, "segment", site.segment),
    part_families: site.families
      .map((family) => spellWord(style, "family", family))
      .join(";"),
    os_id: site.osId,
    opened: spellDay(style, site.opened),
    closed: spellDay(style, site.closed),
  };
}

export function factCells(style: Style, made: MadeFact, keyOf: KeyOf): Cells {
  return {
    site_key: keyOf(made.site),
    period: periodIn(style, made.period),
    fact: spellWord(style, "fact", made.fact),
    value:
      typeof made.value === "boolean"
        ? spellFlag(style, made.value)
        : spellNumber(style, made.value),
    source: made.source,
  };
}

export function linkCells(
  style: Style,
  link: MadeLink,
  at: number,
  keyOf: KeyOf,
): Cells {
  const { share, singleSource } = link;
  return {
    from_site: keyOf(link.from),
    to_site: keyOf(link.to),
    part_family: link.family && spellWord(style, "family", link.family),
    share:
      share === undefined
        ? undefined
        : at % 2 === 0
          ? String(share)
          : `${Math.round(share * 100)} %`,
    single_source:
      singleSource === undefined ? undefined : spellFlag(style, singleSource),
    since: spellDay(style, link.since),
    until: spellDay(style, link.until),
    declared_by: link.declaredBy,
    disclosure: link.disclosure,
    disclosed_until: spellDay(style, link.disclosedUntil),
    source: link.source,
  };
}

/** A share without base in one of its forms; what is not above 1 needs its sign. */
function valueCell(style: Style, made: MadeAnswer, at: number) {
  const { value, indicator } = made;
  switch (typeof value) {
    case "boolean":
      return spellFlag(style, value);
    case "string":
      return spellOption(style, indicator.id, value);
    case "number": {
      const number = spellNumber(style, value);
      if (indicator.value_type !== "percent") return number;
      return number + (value <= 1 ? "%" : (["", "%", " %"][at % 3] ?? ""));
    }
    default:
      return undefined;
  }
}

export function answerCells(
  style: Style,
  made: MadeAnswer,
  at: number,
  keyOf: KeyOf,
): Cells {
  const evidence =
    made.verification === 0 ? undefined : `visit: record ${at}, p. 3`;
  return {
    site_key: keyOf(made.site),
    indicator_id: spellWord(style, "indicator", made.indicator.id),
    period: periodIn(style, made.period),
    side: made.side,
    breakdown: spellBreakdown(style, made.breakdown),
    state: spellWord(style, "state", made.state),
    numerator: optionalNumber(style, made.numerator),
    denominator: optionalNumber(style, made.denominator),
    value: valueCell(style, made, at),
    verification:
      made.verification === 0 && at % 2 === 0
        ? undefined
        : spellWord(style, "verification", `V${made.verification}`),
    evidence,
    valid_until: spellDay(style, made.validUntil),
    note: made.note,
    source: made.source,
  };
}
