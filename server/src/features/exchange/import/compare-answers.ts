/** Compares the taken rows of Answers with what is there, site by site. */
import {
  formatPeriod,
  SIDES,
  type Side,
  type StatedAnswer,
} from "@saphan/shared/core";
import { answerKey } from "../../../ledger/record-keys.ts";
import { textId } from "../../../ledger/texts.store.ts";
import { createAnswerCells, type AnswerCells } from "./answer-cells.ts";
import { warnOfBreakdowns } from "./breakdown-sums.ts";
import { answerName, type AnswersOfSite } from "./existing-answers.ts";
import type { NetworkPlan } from "./network-plan.ts";
import {
  isProvisional,
  touch,
  touchMeanings,
  type Planning,
} from "./planning.ts";
import type { ResolvedAnswers } from "./resolve-answers.ts";

export interface ComparedAnswers {
  readonly resolved: ResolvedAnswers;
  readonly cells: AnswerCells;
  /** Rows that set something, in the order of sites, periods, sources, sides and items. */
  readonly order: Uint32Array;
}

/** Sites are looked up this many at a time. */
const SITES_AT_ONCE = 4;

/** The taken rows by site, and within a site in the order of what they are about. */
async function rowsBySite(
  { pace }: Planning,
  { table, taken, site, source, sites }: ResolvedAnswers,
): Promise<readonly Uint32Array[]> {
  const { columns } = table;
  const counts = new Uint32Array(sites.length);
  const length = table.length();
  for (let at = 0; at < length; at++)
    if (taken[at]) counts[site[at] ?? 0] = (counts[site[at] ?? 0] ?? 0) + 1;
  const rows = Array.from(counts, (count) => new Uint32Array(count));
  counts.fill(0);
  for (let at = 0; at < length; at++) {
    const wait = pace.step();
    if (wait) await wait;
    if (!taken[at]) continue;
    const place = site[at] ?? 0;
    const next = counts[place] ?? 0;
    (rows[place] as Uint32Array)[next] = at;
    counts[place] = next + 1;
  }
  const compare = (a: number, b: number) =>
    (columns.period[a] ?? 0) - (columns.period[b] ?? 0) ||
    (source[a] ?? 0) - (source[b] ?? 0) ||
    (columns.side[a] ?? 0) - (columns.side[b] ?? 0) ||
    (columns.item[a] ?? 0) - (columns.item[b] ?? 0);
  for (const ofSite of rows) {
    const wait = pace.step();
    if (wait) await wait;
    ofSite.sort(compare);
  }
  return rows;
}

/** Fields that differ; a text is the same if what is left of its id without the change is. */
function changedFields(
  before: StatedAnswer,
  after: StatedAnswer,
): (keyof StatedAnswer)[] {
  const sameText = (id: string, text: string) =>
    text === "" ? id === "" : id.endsWith(textId("", text));
  return (Object.keys(after) as (keyof StatedAnswer)[]).filter((field) =>
    field === "evidence" || field === "note"
      ? !sameText(before[field], after[field])
      : before[field] !== after[field],
  );
}

const COLUMNS: Readonly<Partial<Record<keyof StatedAnswer, string>>> = {
  option: "value",
  validUntil: "valid_until",
  inheritedFrom: "inherited_from",
  baseAssumed: "denominator",
};

const inShort = (answer: StatedAnswer): string => {
  const { state, numerator, denominator, value, option } = answer;
  const said = option ?? value ?? numerator;
  const shown = denominator === null ? said : `${numerator} / ${denominator}`;
  return [state, shown].filter((part) => part !== null).join(" ");
};

export async function compareAnswers(
  planning: Planning,
  network: NetworkPlan,
  resolved: ResolvedAnswers,
  /** Of sites that were there before the file. */
  existing: (
    sites: readonly string[],
  ) => Promise<ReadonlyMap<string, AnswersOfSite>>,
): Promise<ComparedAnswers> {
  const { table, sites, sources, source } = resolved;
  const { columns } = table;
  const { pace, method } = planning;
  const findings = planning.findings.of("Answers");
  const cells = createAnswerCells(planning, network, resolved);
  const bySite = await rowsBySite(planning, resolved);
  const setting: number[] = [];

  const settle = (
    at: number,
    siteId: string,
    isNewSite: boolean,
    stated: AnswersOfSite | undefined,
  ): void => {
    const row = columns.row[at] ?? 0;
    const period = columns.period[at] ?? 0;
    const shown = () => {
      const { indicator, breakdown } = cells.answer(at);
      const key = table.siteKeys.texts[columns.site[at] ?? 0] ?? "";
      return [key, indicator, breakdown, formatPeriod(period)]
        .filter((part) => part !== "")
        .join(" ");
    };
    const sourceId = sources[source[at] ?? 0] ?? "";
    const created = () => {
      setting.push(at);
      findings.settle(row, "created", () => ({
        column: "value",
        value: shown(),
        params: {},
      }));
    };
    if (isNewSite || isProvisional(sourceId)) {
      created();
      return;
    }
    const side = SIDES[columns.side[at] ?? 0] as Side;
    const after = cells.answer(at);
    const { indicator, breakdown } = after;
    touch(
      planning,
      findings,
      row,
      answerKey(siteId, period, sourceId, side, indicator, breakdown),
    );
    touchMeanings(planning, findings, row, {
      entities: [sourceId],
      sites: [siteId],
    });
    const before = stated?.get(
      answerName(period, sourceId, side, indicator, breakdown),
    );
    if (!before) {
      created();
      return;
    }
    const [field] = changedFields(before, after);
    if (field === undefined) {
      findings.settle(row, "unchanged");
      return;
    }
    setting.push(at);
    findings.settle(row, "changed", () => ({
      column: COLUMNS[field] ?? field,
      value: shown(),
      params: { before: inShort(before) },
    }));
  };

  for (let from = 0; from < sites.length; from += SITES_AT_ONCE) {
    const places = Array.from(
      { length: Math.min(SITES_AT_ONCE, sites.length - from) },
      (_, i) => from + i,
    );
    const known = places
      .map((place) => sites[place]?.id ?? "")
      .filter((id) => !isProvisional(id));
    const found = known.length > 0 ? await existing(known) : undefined;
    for (const place of places) {
      const siteId = sites[place]?.id ?? "";
      const isNewSite = isProvisional(siteId);
      const rows = bySite[place] ?? new Uint32Array(0);
      warnOfBreakdowns(method, findings, resolved, rows);
      for (const at of rows) {
        const wait = pace.step();
        if (wait) await wait;
        settle(at, siteId, isNewSite, found?.get(siteId));
      }
    }
  }
  return { resolved, cells, order: Uint32Array.from(setting) };
}
