/** What sources have stated of sites, as it counts at a seq. */
import {
  itemName,
  visibilityAt,
  type ChangeMark,
  type Side,
  type Snapshot,
  type StatedAnswer,
} from "@saphan/shared/core";
import { listAbout } from "../../../ledger/revisions-about.ts";
import type { RevisionsStore } from "../../../ledger/revisions.store.ts";

export type AnswersOfSite = ReadonlyMap<string, StatedAnswer>;

export const answerName = (
  period: number,
  source: string,
  side: Side,
  indicator: string,
  breakdown: string,
): string => `${period}|${source}|${side}|${itemName(indicator, breakdown)}`;

/** By site id, then `answerName`: the newest version that counts. */
export async function existingAnswers(
  revisions: Pick<RevisionsStore, "listBy">,
  marks: readonly ChangeMark[],
  { seq, identity }: Pick<Snapshot, "identity" | "seq">,
  sites: readonly string[],
): Promise<ReadonlyMap<string, AnswersOfSite>> {
  const { seqOf, withdrawn } = visibilityAt(marks, seq);
  const newest = new Map<string, Map<string, number>>();
  const bySite = new Map<string, Map<string, StatedAnswer>>();
  for (const { change, revision } of await listAbout(
    revisions,
    identity,
    "answers",
    "site",
    sites,
  )) {
    const published = withdrawn.has(change) ? undefined : seqOf.get(change);
    if (published === undefined) continue;
    const { site, period, source, side, answers } = revision;
    let seqs = newest.get(site);
    let stated = bySite.get(site);
    if (!seqs || !stated) {
      newest.set(site, (seqs = new Map<string, number>()));
      bySite.set(site, (stated = new Map<string, StatedAnswer>()));
    }
    for (const answer of answers) {
      const { indicator, breakdown } = answer;
      const name = answerName(period, source, side, indicator, breakdown);
      if ((seqs.get(name) ?? 0) > published) continue;
      seqs.set(name, published);
      if (answer.state === "withdrawn") stated.delete(name);
      else stated.set(name, answer);
    }
  }
  return bySite;
}
