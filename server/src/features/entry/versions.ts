/** What one source has stated of a site, version by version. */
import {
  NO_CELL_TEXTS,
  WITHDRAWN,
  type CellTexts,
} from "@saphan/shared/contract";
import { isTakenBack, visibilityAt, type Period } from "@saphan/shared/core";
import type { Context } from "../../graph/context.ts";
import { listAbout } from "../../ledger/revisions-about.ts";
import { answerCell, factCell } from "./cell-key.ts";
import { textsOfAnswer, textsOfFact } from "./cell-texts.ts";
import type { Speaking } from "./speaking.ts";

export interface Version {
  readonly period: Period;
  readonly seq: number;
  readonly change: string;
  readonly isWithdrawn: boolean;
  readonly texts: CellTexts;
}

/** By cell, then by period: versions that count, the oldest first. */
export type Versions = ReadonlyMap<
  string,
  ReadonlyMap<Period, readonly Version[]>
>;

const WITHDRAWN_TEXTS: CellTexts = { ...NO_CELL_TEXTS, state: WITHDRAWN };

/** As the ledger stands now: it may be ahead of the context's snapshot. */
export async function listVersions(
  { revisions, ledger, texts, method, catalogue, snapshot }: Context,
  { site, source, side }: Speaking,
): Promise<Versions> {
  const { seqOf, withdrawn } = visibilityAt(ledger.marks(), ledger.seq());
  const seqIfCounts = (change: string) =>
    withdrawn.has(change) ? undefined : seqOf.get(change);
  const { identity } = snapshot;
  const [answers, facts] = await Promise.all([
    listAbout(revisions, identity, "answers", "site", [site]),
    listAbout(revisions, identity, "facts", "site", [site]),
  ]);
  const mine = answers.filter(
    ({ revision }) => revision.source === source && revision.side === side,
  );
  const known = await texts.get([
    ...new Set(
      mine.flatMap(({ revision }) =>
        revision.answers.flatMap(({ evidence, note }) =>
          [evidence, note].filter((id) => id !== ""),
        ),
      ),
    ),
  ]);
  const textOf = (id: string) => known.get(id) ?? "";
  const found = new Map<string, Map<Period, Version[]>>();
  const add = (cell: string, version: Version) => {
    const byPeriod = found.get(cell) ?? new Map<Period, Version[]>();
    found.set(cell, byPeriod);
    const versions = byPeriod.get(version.period);
    if (versions) versions.push(version);
    else byPeriod.set(version.period, [version]);
  };
  for (const { change, revision } of mine) {
    const seq = seqIfCounts(change);
    if (seq === undefined) continue;
    for (const answer of revision.answers) {
      const indicator =
        method.indicators[method.indicatorIndex.get(answer.indicator) ?? -1];
      if (!indicator) continue;
      const isWithdrawn = answer.state === "withdrawn";
      add(answerCell(answer.indicator, answer.breakdown), {
        period: revision.period,
        seq,
        change,
        isWithdrawn,
        texts: isWithdrawn
          ? WITHDRAWN_TEXTS
          : textsOfAnswer(indicator, answer, textOf),
      });
    }
  }
  const yesNo = new Set(
    catalogue.facts.filter(({ unit }) => unit === "yes_no").map(({ id }) => id),
  );
  for (const { change, revision } of facts) {
    const seq = seqIfCounts(change);
    if (seq === undefined || revision.source !== source) continue;
    for (const [fact, value] of Object.entries(revision.values)) {
      const isWithdrawn = isTakenBack(value);
      add(factCell(fact), {
        period: revision.period,
        seq,
        change,
        isWithdrawn,
        texts: isWithdrawn
          ? WITHDRAWN_TEXTS
          : textsOfFact(value, yesNo.has(fact)),
      });
    }
  }
  for (const byPeriod of found.values())
    for (const versions of byPeriod.values())
      versions.sort((a, b) => a.seq - b.seq);
  return found;
}

/** The newest version in a period, a withdrawal too; undefined where nothing was ever stated. */
export const headOf = (
  versions: Versions,
  cell: string,
  period: Period,
): Version | undefined => versions.get(cell)?.get(period)?.at(-1);

/** What is stated: a withdrawal states nothing. */
export function statedIn(
  versions: Versions,
  cell: string,
  period: Period,
): Version | undefined {
  const head = headOf(versions, cell, period);
  return head?.isWithdrawn ? undefined : head;
}

/** What was stated in the nearest period before. */
export function lastBefore(
  versions: Versions,
  cell: string,
  period: Period,
): Version | undefined {
  const earlier = [...(versions.get(cell)?.keys() ?? [])]
    .filter((one) => one < period)
    .sort((a, b) => b - a);
  for (const one of earlier) {
    const stated = statedIn(versions, cell, one);
    if (stated) return stated;
  }
  return undefined;
}
