/** What sources stated of one site, from the database, as far as a viewer may see it. */
import {
  isSmallGroup,
  speaksInCommon,
  visibilityAt,
  type Period,
  type Side,
  type StatedAnswer,
} from "@saphan/shared/core";
import type { Sight } from "../../access/sight.ts";
import type { Context } from "../../graph/context.ts";
import { answerKey } from "../../ledger/record-keys.ts";
import type { SiteMapper } from "./site.mappers.ts";

export interface Statement {
  /** Id of the source's entity. */
  readonly source: string;
  readonly side: Side;
  readonly period: Period;
  readonly answer: StatedAnswer;
  readonly change: string;
  readonly seq: number;
  /** Its change does not count any more. */
  readonly withdrawn: boolean;
  /** Names the record: the same for every version of it. */
  readonly key: string;
}

/** Every version of every answer of a site that was published by the snapshot's seq, the oldest first. */
export async function listStatements(
  { revisions, ledger }: Context,
  { snapshot, row }: SiteMapper,
): Promise<readonly Statement[]> {
  const site = snapshot.sites[row]?.id ?? "";
  const { seqOf, withdrawn } = visibilityAt(ledger.marks(), snapshot.seq);
  const found = await revisions.listBy("answers", "site", [site]);
  return found
    .flatMap(({ change, revision }) => {
      const seq = seqOf.get(change);
      if (seq === undefined) return [];
      const { source, side, period } = revision;
      return revision.answers.map((answer) => ({
        source,
        side,
        period,
        answer,
        change,
        seq,
        withdrawn: withdrawn.has(change),
        key: answerKey(
          site,
          period,
          source,
          side,
          answer.indicator,
          answer.breakdown,
        ),
      }));
    })
    .sort((a, b) => a.seq - b.seq);
}

/** The versions that count: of each record the newest that was not withdrawn. */
export function headsOf(statements: readonly Statement[]): Statement[] {
  const heads = new Map<string, Statement>();
  for (const statement of statements)
    if (!statement.withdrawn) heads.set(statement.key, statement);
  return [...heads.values()];
}

/**
 * Whether a viewer may see a statement: own sites' people see all; others what is stated in common where the site is
 * shared, and what they stated themselves. Sensitive indicators and small groups stay at the site. Worker-side rows
 * are not shown here at all.
 */
export function statementFilter(
  { catalogue, method }: Context,
  sight: Sight,
  { snapshot, row }: SiteMapper,
): (statement: Statement) => boolean {
  const own = sight.ownSite[row] === 1;
  const shared = sight.shared[row] === 1;
  const owner = snapshot.sites[row]?.entity ?? -1;
  const sensitivity = new Map(
    catalogue.indicators.map((entry) => [entry.id, entry.sensitivity]),
  );
  return ({ source, side, answer }) => {
    if (side === "worker") return false;
    if (own) return true;
    if (sensitivity.get(answer.indicator) !== "standard") return false;
    const isSmall =
      answer.breakdown !== "" &&
      isSmallGroup(answer.denominator ?? 0, method.minGroup);
    if (isSmall) return false;
    const speaker = snapshot.entityRows.get(source) ?? -1;
    if (speaker < 0) return false;
    if (sight.ownEntities.has(speaker)) return true;
    return shared && speaksInCommon(snapshot.entities, owner, speaker);
  };
}

/** What a viewer reads of a statement: to customers, declined and not collected both read "no answer". */
export function statedValue(
  { state, numerator, denominator, value, option }: StatedAnswer,
  readsAll: boolean,
) {
  return {
    state: state === "declined" && !readsAll ? "not_collected" : state,
    numerator,
    denominator,
    value,
    option,
  } as const;
}
