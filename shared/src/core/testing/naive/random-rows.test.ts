/** That the generator repeats itself, and that each awkward case really turns up. */
import { describe, expect, test } from "@jest/globals";
import { lastDayOf } from "./calendar.ts";
import { entitiesAbove } from "./kinship.ts";
import { naiveFigures } from "./naive.ts";
import { TODAY } from "./random-draws.ts";
import { randomRows } from "./random-rows.ts";
import { readBooks } from "./read-books.ts";
import type {
  NaiveAnswer,
  NaiveFigure,
  NaiveRequest,
  NaiveRows,
} from "./rows.ts";

const { catalogue, lists } = readBooks();

/** A small seeded generator (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function draw(seed: number) {
  return randomRows(chanceFrom(seed), { catalogue });
}

type RowsCase = (rows: NaiveRows) => boolean;

/** Is there a pair of rows on one cell for which this holds? */
function somePair<Row>(
  rows: Row[],
  cellOf: (row: Row) => string,
  holds: (one: Row, other: Row) => boolean,
): boolean {
  return rows.some((one, place) =>
    rows
      .slice(place + 1)
      .some((other) => cellOf(one) === cellOf(other) && holds(one, other)),
  );
}

const answerCell = (row: NaiveAnswer) =>
  [row.site_key, row.indicator_id, row.period, row.breakdown].join("|");

function hasCycle({ links, sites }: NaiveRows): boolean {
  const customersOf = (key: string) =>
    links.filter((link) => link.from_site === key && link.to_site !== key);
  return sites.some(({ site_key }) => {
    const reached = new Set<string>();
    const queue = [site_key];
    for (let key = queue.shift(); key !== undefined; key = queue.shift())
      for (const { to_site } of customersOf(key)) {
        if (to_site === site_key) return true;
        if (!reached.has(to_site)) queue.push(to_site);
        reached.add(to_site);
      }
    return false;
  });
}

function isParallel(rows: NaiveRows): boolean {
  const pair = (link: NaiveRows["links"][number]) =>
    `${link.from_site}|${link.to_site}`;
  return somePair(rows.links, pair, () => true);
}

const speaks = (row: NaiveAnswer) =>
  ["reported", "zero_reported", "pending_review"].includes(row.state);
const split = (row: NaiveAnswer) => row.breakdown !== "";
const answer = (holds: (row: NaiveAnswer) => boolean): RowsCase => {
  return ({ answers }) => answers.some(holds);
};
const headcount = (value: number): RowsCase => {
  return ({ facts }) =>
    facts.some((fact) => fact.fact === "headcount" && fact.value === value);
};
const typeOf = (row: NaiveAnswer) =>
  catalogue.indicators.find(({ id }) => id === row.indicator_id);

const rowsCases: Record<string, RowsCase> = {
  "no site": ({ sites }) => sites.length === 0,
  "one site": ({ sites }) => sites.length === 1,
  "twelve sites": ({ sites }) => sites.length === 12,
  "one firm": ({ entities }) => entities.length === 6,
  "eight firms": ({ entities }) => entities.length === 13,
  "three entities above": (rows) =>
    rows.entities.some(
      ({ entity_key }) => entitiesAbove(rows, entity_key).length === 3,
    ),
  "an association above a firm": (rows) =>
    rows.entities.some(({ entity_key }) =>
      entitiesAbove(rows, entity_key).includes("association-1"),
    ),
  "a cycle": hasCycle,
  "parallel links": isParallel,
  "a self-link": ({ links }) =>
    links.some((link) => link.from_site === link.to_site),
  "an isolated site": ({ links, sites }) =>
    sites.some(({ site_key }) =>
      links.every((l) => l.from_site !== site_key && l.to_site !== site_key),
    ),
  "a site that has closed": ({ sites }) =>
    sites.some(({ closed }) => closed !== null && closed < "2026-06-30"),
  "a site not yet open": ({ sites }) =>
    sites.some(({ opened }) => opened !== null && opened > "2026-06-30"),
  "a site without province": ({ sites }) =>
    sites.some(({ province }) => province === ""),
  "a link that has ended": ({ links }) =>
    links.some(({ until }) => until !== null && until < "2026-06-30"),
  ...Object.fromEntries(
    ["private", "existence", "process", "name", "contact"].flatMap(
      (disclosure) =>
        ["customer", "supplier", "both"].map((declared_by) => [
          `a link: ${disclosure}, declared by ${declared_by}`,
          ({ links }: NaiveRows) =>
            links.some(
              (link) =>
                link.disclosure === disclosure &&
                link.declared_by === declared_by,
            ),
        ]),
    ),
  ),
  "a link that the programme declared": ({ links }) =>
    links.some(({ source }) => source === "programme-1"),
  "a grant that ends today": ({ grants }) =>
    grants.some(({ until }) => until === TODAY),
  "a grant that ended yesterday": ({ grants }) =>
    grants.some(({ until }) => until === "2026-08-13"),
  "a grant that begins tomorrow": ({ grants }) =>
    grants.some(({ since }) => since === "2026-08-15"),
  "a site that takes part": ({ members }) =>
    members.some(
      (row) => row.role === "participant" && row.member_key.startsWith("site"),
    ),
  "an entity that takes part": ({ members }) =>
    members.some(
      (row) => row.role === "participant" && row.member_key.startsWith("firm"),
    ),
  "a member": ({ members }) => members.some(({ role }) => role === "member"),
  "a comparison": ({ members }) =>
    members.some(({ role }) => role === "comparison"),
  "a site without headcount": ({ sites, facts }) =>
    sites.some(({ site_key }) =>
      facts.every((f) => f.site_key !== site_key || f.fact !== "headcount"),
    ),
  ...Object.fromEntries(
    [0, 9, 10, 49, 50, 99, 100].map((count) => [
      `a headcount of ${count}`,
      headcount(count),
    ]),
  ),
  "a small group among facts": ({ facts }) =>
    facts.some((f) => f.fact === "agency" && f.value > 0 && f.value < 10),
  "two sources of one fact": ({ facts }) =>
    somePair(
      facts,
      (f) => [f.site_key, f.fact, f.period].join("|"),
      () => true,
    ),
  "a fact of two periods": ({ facts }) =>
    somePair(
      facts,
      (f) => [f.site_key, f.fact].join("|"),
      (one, other) => one.period !== other.period,
    ),
  "a year's flow of two quarters": ({ facts }) =>
    somePair(
      facts.filter(({ fact }) => fact === "assessed_trainees"),
      (f) => f.site_key,
      (one, other) => one.period !== other.period,
    ),
  "no answer at all": ({ sites, answers }) =>
    sites.length > 0 && answers.length === 0,
  "two sources of one answer in one change": ({ answers }) =>
    somePair(answers, answerCell, (a, b) => a.seq === b.seq),
  "two sources of one answer in two changes": ({ answers }) =>
    somePair(answers, answerCell, (a, b) => a.seq !== b.seq),
  "two customers that differ": ({ answers }) =>
    somePair(
      answers.filter((row) => row.source.startsWith("buyer") && speaks(row)),
      answerCell,
      (a, b) => a.source !== b.source && a.numerator !== b.numerator,
    ),
  "a denominator of 0": answer((row) => row.denominator === 0 && !split(row)),
  "a share without base": answer(
    (row) =>
      row.value !== null &&
      typeOf(row)?.value_type === "percent" &&
      !split(row),
  ),
  "a ratio without base": answer(
    (row) => row.value !== null && typeOf(row)?.value_type === "ratio",
  ),
  "a numerator above its denominator": answer(
    (row) => (row.numerator ?? 0) > (row.denominator ?? 0),
  ),
  "an expired row": answer(
    (row) => row.valid_until !== null && row.valid_until < "2026-06-30",
  ),
  "an answer of the assessor's side": answer((row) => row.side === "assessor"),
  "an assessor on the other side": answer(
    (row) => row.source === "assessor-1" && row.side === "management",
  ),
  "a breakdown row of 0": answer((row) => split(row) && row.denominator === 0),
  "a breakdown row of 1 to 9": answer(
    (row) => split(row) && row.denominator === 9,
  ),
  "a breakdown row of a fraction below 10": answer(
    (row) => split(row) && row.denominator === 9.5,
  ),
  "a breakdown row of 10": answer(
    (row) => split(row) && row.denominator === 10,
  ),
  "a breakdown row without base": answer(
    (row) => split(row) && row.value !== null,
  ),
  "a breakdown row that was declined": answer(
    (row) => split(row) && row.state === "declined",
  ),
  "a breakdown row beside no total": ({ answers }) =>
    answers.some(
      (row) =>
        split(row) &&
        !answers.some(
          (total) =>
            !split(total) &&
            total.site_key === row.site_key &&
            total.indicator_id === row.indicator_id,
        ),
    ),
  "a breakdown row beside a declined total": ({ answers }) =>
    somePair(
      answers,
      (row) => [row.site_key, row.indicator_id, row.period, row.source].join(),
      (a, b) => a.breakdown === "" && a.state === "declined" && split(b),
    ),
  ...Object.fromEntries(
    [
      "reported",
      "zero_reported",
      "not_applicable",
      "not_collected",
      "declined",
      "pending_review",
    ].map((state) => [
      `an answer that is ${state}`,
      answer((row) => row.state === state),
    ]),
  ),
  ...Object.fromEntries(
    catalogue.indicators.map(({ id }) => [
      `an answer on ${id}`,
      answer((row) => row.indicator_id === id),
    ]),
  ),
};

const request = (holds: (request: NaiveRequest) => boolean) => holds;
const requestCases = {
  "a buyer": request(({ viewer }) => viewer.role === "buyer"),
  "a buyer's office": request(
    ({ viewer }) =>
      viewer.role === "buyer" && !viewer.organisation.startsWith("buyer"),
  ),
  "a supplier": request(({ viewer }) => viewer.role === "supplier"),
  "a programme": request(({ viewer }) => viewer.role === "programme"),
  "a lens below the viewer": request(
    ({ viewer, lens }) => lens !== viewer.organisation,
  ),
  "as of the last day": request((r) => r.asOf === lastDayOf(r.period)),
  "as of an earlier day": request((r) => r.asOf < lastDayOf(r.period)),
  "as of a later day": request((r) => r.asOf > lastDayOf(r.period)),
  ...Object.fromEntries(
    ["", "tier", "province", "segment", "size_band", "group"].map((first) => [
      `by ${first || "nothing"} first`,
      request(({ by }) => (by[0] ?? "") === first),
    ]),
  ),
  "by two": request(({ by }) => by.length === 2),
};

const valueOf = (figure: NaiveFigure) => typeOf2(figure)?.value_type ?? "";
const typeOf2 = (figure: NaiveFigure) =>
  catalogue.indicators.find(({ id }) => id === figure.indicator_id);
const total = (figure: NaiveFigure) => figure.breakdown === null;
const figureCases: Record<string, (figure: NaiveFigure) => boolean> = {
  "not shared": (f) => f.not_shared > 0,
  "not asked": (f) => total(f) && f.not_asked > 0,
  "not applicable": (f) => f.not_applicable > 0,
  silent: (f) => total(f) && f.asked > f.answered,
  carried: (f) => f.carried > 0,
  unreviewed: (f) => f.unreviewed > 0,
  "unknown applicability": (f) => f.unknown_applicability > 0,
  "unknown headcount": (f) => f.headcount_unknown > 0,
  "answered and not pooled": (f) => f.answered > 0 && f.pooled === 0,
  "pooled in part": (f) => f.pooled > 0 && f.pooled < f.answered,
  "some left out of the bounds": (f) => f.bounds_left_out > 0 && f.low !== null,
  "all left out of the bounds": (f) =>
    f.bounds_left_out > 0 && f.low === null && f.value !== null,
  "bounds apart from the value": (f) =>
    f.value !== null && f.low !== null && f.low < f.value,
  "outside the tiers": (f) => f.key_a === "outside" || f.key_b === "outside",
  "a third tier": (f) => f.dim_a === "tier" && f.key_a === "3",
  "a parity with a value": (f) =>
    typeOf2(f)?.computed_from !== undefined && f.value !== null,
  "a parity that is not pooled": (f) =>
    typeOf2(f)?.computed_from !== undefined && f.answered > f.pooled,
  "non-regular workers": (f) => f.breakdown === "contract=nonregular",
  "a withheld or missing row": (f) => !total(f) && f.asked > f.answered,
  "quartiles apart": (f) => f.q1 !== null && f.q3 !== null && f.q1 < f.q3,
  ...Object.fromEntries(
    ["percent", "ratio", "count", "ordinal", "boolean", "enum"].map((type) => [
      `a value of ${type}`,
      (f: NaiveFigure) => valueOf(f) === type && f.value !== null,
    ]),
  ),
};

function census<Item>(
  items: Item[],
  cases: Record<string, (item: Item) => boolean>,
): string[] {
  return Object.keys(cases).filter((name) => !items.some(cases[name] ?? never));
}
const never = () => false;

describe("random rows", () => {
  const seeds = Array.from({ length: 300 }, (_, seed) => seed);
  const drawn = seeds.map(draw);

  test("repeat themselves", () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  test("bring each awkward row at least once", () => {
    const rows = drawn.map((network) => network.rows);
    expect(census(rows, rowsCases)).toEqual([]);
  });

  test("bring each kind of request at least once", () => {
    const requests = drawn.flatMap((network) => network.requests);
    expect(census(requests, requestCases)).toEqual([]);
  });

  test("make figures of each kind, whose counts hold together", () => {
    const figures = drawn
      .slice(0, 120)
      .flatMap(({ rows, requests }) =>
        naiveFigures(catalogue, lists, rows, requests[0] as NaiveRequest),
      );
    expect(census(figures, figureCases)).toEqual([]);
    const wrong = figures.filter(
      (f) =>
        f.sites !== f.not_shared + f.not_asked + f.not_applicable + f.asked ||
        f.answered > f.asked ||
        f.carried > f.answered ||
        f.unreviewed > f.answered ||
        f.pooled > f.answered ||
        f.unknown_applicability > f.asked ||
        f.headcount_unknown > f.asked,
    );
    expect(wrong).toEqual([]);
  });
});
