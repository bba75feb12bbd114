/** Builders for cases worked by hand: everything has a plain default, and a test names only what it is about. */
import type { NaiveCatalogue, NaiveLists } from "./catalogue.ts";
import { naiveFigures } from "./naive.ts";
import type {
  NaiveAnswer,
  NaiveEntity,
  NaiveFact,
  NaiveFigure,
  NaiveLink,
  NaiveRequest,
  NaiveRows,
  NaiveSite,
} from "./rows.ts";

export interface Books {
  catalogue: NaiveCatalogue;
  lists: NaiveLists;
}

export function anEntity(
  entity_key: string,
  kind = "supplier",
  parent_key: string | null = null,
): NaiveEntity {
  return { entity_key, kind, parent_key };
}

export function aSite(
  site_key: string,
  entity_key: string,
  more: Partial<NaiveSite> = {},
): NaiveSite {
  return {
    site_key,
    entity_key,
    province: "TH-21",
    main_segment: "body_stamping",
    opened: null,
    closed: null,
    ...more,
  };
}

export function aFact(
  site_key: string,
  fact: string,
  value: number,
  more: Partial<NaiveFact> = {},
): NaiveFact {
  const source = "G";
  return {
    site_key,
    period: "2026-Q2",
    fact,
    value,
    source,
    seq: 1,
    ...more,
  };
}

export function aLink(
  from_site: string,
  to_site: string,
  more: Partial<NaiveLink> = {},
): NaiveLink {
  return {
    from_site,
    to_site,
    part_family: "",
    since: null,
    until: null,
    declared_by: "supplier",
    disclosure: "private",
    disclosed_until: null,
    source: "G",
    ...more,
  };
}

export function anAnswer(
  site_key: string,
  indicator_id: string,
  more: Partial<NaiveAnswer> = {},
): NaiveAnswer {
  return {
    site_key,
    indicator_id,
    period: "2026-Q2",
    side: "management",
    breakdown: "",
    state: "reported",
    numerator: null,
    denominator: null,
    value: null,
    option: null,
    verification: 0,
    valid_until: null,
    source: "G",
    seq: 1,
    ...more,
  };
}

/** An answer with a base. */
export function aShare(
  site_key: string,
  indicator_id: string,
  numerator: number,
  denominator: number,
  more: Partial<NaiveAnswer> = {},
): NaiveAnswer {
  const parts = { numerator, denominator };
  return anAnswer(site_key, indicator_id, { ...parts, ...more });
}

/** One plant for each name, all of the entity G, which looks at its own plants: everything is open, tier 0. */
export function ownPlants(
  names: string[],
  more: Partial<NaiveRows>,
): NaiveRows {
  return {
    entities: [anEntity("G")],
    sites: names.map((name) => aSite(name, "G")),
    facts: [],
    links: [],
    answers: [],
    grants: [],
    members: [],
    ...more,
  };
}

export function aRequest(more: Partial<NaiveRequest> = {}): NaiveRequest {
  return {
    viewer: { organisation: "G", role: "supplier" },
    lens: "G",
    period: "2026-Q2",
    asOf: "2026-06-30",
    today: "2026-08-14",
    seq: 9,
    by: [],
    ...more,
  };
}

type Check = (
  rows: NaiveRows,
  request: NaiveRequest,
  figures: NaiveFigure[],
) => void;
let check: Check | undefined;

/** Has another way of figuring look at every case that is worked by hand; it throws where it disagrees. */
export function checkFiguresBy(other: Check): void {
  check = other;
}

/** The rows of the file that speak of one indicator, by breakdown and keys: "sex=women|0|TH-21". */
export function figuresOf(
  books: Books,
  rows: NaiveRows,
  indicator: string,
  request: NaiveRequest = aRequest(),
): Map<string, NaiveFigure> {
  const { catalogue, lists } = books;
  const found = new Map<string, NaiveFigure>();
  const figures = naiveFigures(catalogue, lists, rows, request);
  check?.(rows, request, figures);
  for (const figure of figures) {
    if (figure.indicator_id !== indicator) continue;
    const parts = [figure.breakdown ?? ""];
    if (figure.dim_a !== null) parts.push(figure.key_a ?? "");
    if (figure.dim_b !== null) parts.push(figure.key_b ?? "");
    found.set(parts.join("|"), figure);
  }
  return found;
}

/** The grand total. */
export function totalOf(
  books: Books,
  rows: NaiveRows,
  indicator: string,
  request: NaiveRequest = aRequest(),
): NaiveFigure {
  const total = figuresOf(books, rows, indicator, request).get("");
  if (total === undefined) throw new RangeError("No grand total");
  return total;
}
