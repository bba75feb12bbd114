/** What sources stated of one site, from the database, as far as a viewer may see it. */
import {
  createEffectiveColumn,
  entersValues,
  formatDayOrNull,
  formatPeriod,
  isSmallGroup,
  Outcome,
  packCode,
  speaksInCommon,
  stateOf,
  visibilityAt,
  WITHOUT_BASE,
  withholdRows,
  type BreakdownMethod,
  type IndicatorMethod,
  type Period,
  type Side,
  type StatedAnswer,
} from "@saphan/shared/core";
import type { Sight } from "../../access/sight.ts";
import type { Context } from "../../graph/context.ts";
import { listAbout } from "../../ledger/revisions-about.ts";
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
  const found = await listAbout(
    revisions,
    snapshot.identity,
    "answers",
    "site",
    [site],
  );
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

/** The versions that count: of each record the newest whose change was not undone, unless its source took it back. */
export function headsOf(statements: readonly Statement[]): Statement[] {
  const heads = new Map<string, Statement>();
  for (const statement of statements)
    if (!statement.withdrawn) heads.set(statement.key, statement);
  return [...heads.values()].filter(
    ({ answer }) => answer.state !== "withdrawn",
  );
}

export type StatementFilter = (statement: Statement) => boolean;

/**
 * Whether a viewer may see what a source states on a site's total: own sites' people see all; others what is stated in
 * common where the site is shared, and what they stated themselves. Sensitive indicators stay at the site. Worker-side
 * rows are not shown here at all.
 */
function sourceFilter(
  { catalogue }: Context,
  sight: Sight,
  { snapshot, row }: SiteMapper,
): StatementFilter {
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
    const speaker = snapshot.entityRows.get(source) ?? -1;
    if (speaker < 0) return false;
    if (sight.ownEntities.has(speaker)) return true;
    return shared && speaksInCommon(snapshot.entities, owner, speaker);
  };
}

const breakdownKey = (breakdown: string): string =>
  breakdown.split("=")[0] ?? "";

/** One source's rows of one key of breakdown in one period. */
const rowSet = ({ source, side, period, answer }: Statement): string =>
  [source, side, period, answer.indicator, breakdownKey(answer.breakdown)].join(
    "\n",
  );

/** Of one source's rows of one key those that stay at their site: rule 11 of docs/methods.md. */
function withheldOf(
  method: BreakdownMethod,
  rows: readonly Statement[],
  minGroup: number,
): readonly Statement[] {
  const byValue = method.values.map((value) =>
    rows.find(({ answer }) => answer.breakdown === `${method.key}=${value}`),
  );
  const columns = byValue.map((statement) => {
    const column = createEffectiveColumn(1);
    if (!statement) return column;
    const { state, numerator, denominator, value } = statement.answer;
    if (!entersValues(stateOf(packCode(state, 0)))) return column;
    column.outcome[0] = Outcome.value;
    column.numerator[0] = numerator ?? value ?? 0;
    column.denominator[0] = denominator ?? WITHOUT_BASE;
    return column;
  });
  const { withheld } = withholdRows(method, columns, minGroup);
  return byValue.filter(
    (statement, i): statement is Statement =>
      statement !== undefined && withheld[i]?.[0] === 1,
  );
}

function groupBy<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

const isRow = ({ answer }: Statement) => answer.breakdown !== "";

function methodOf(
  indicators: readonly IndicatorMethod[],
  { answer }: Statement,
): BreakdownMethod | undefined {
  const key = breakdownKey(answer.breakdown);
  return indicators
    .find(({ id }) => id === answer.indicator)
    ?.breakdowns.find((method) => method.key === key);
}

/** Whether a viewer may see each of `heads`: small groups, and the rows that hide them, stay at the site. */
export function headFilter(
  context: Context,
  sight: Sight,
  site: SiteMapper,
  heads: readonly Statement[],
): StatementFilter {
  const maySee = sourceFilter(context, sight, site);
  if (sight.ownSite[site.row] === 1) return maySee;
  const { indicators, minGroup } = context.method;
  const withheld = new Set<Statement>();
  for (const rows of groupBy(heads.filter(isRow), rowSet).values()) {
    const method = rows[0] && methodOf(indicators, rows[0]);
    // What the catalogue does not know (any more) cannot be judged.
    for (const row of method ? withheldOf(method, rows, minGroup) : rows)
      withheld.add(row);
  }
  return (statement) => !withheld.has(statement) && maySee(statement);
}

/**
 * The same over every version: a key of breakdown that ever had a row which may have to be hidden is left out
 * altogether, because versions of its other rows would tell it.
 */
export function versionFilter(
  context: Context,
  sight: Sight,
  site: SiteMapper,
  statements: readonly Statement[],
): StatementFilter {
  const maySee = sourceFilter(context, sight, site);
  if (sight.ownSite[site.row] === 1) return maySee;
  const { minGroup } = context.method;
  const hidden = new Set(
    statements
      .filter(isRow)
      .filter(
        ({ answer: { denominator } }) =>
          denominator === null || isSmallGroup(denominator, minGroup),
      )
      .map(rowSet),
  );
  return (statement) =>
    maySee(statement) && !(isRow(statement) && hidden.has(rowSet(statement)));
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

/** Notes, and where a group's answer was taken from, are for the site's own people and for who wrote them. */
export async function statementViews(
  context: Context,
  sight: Sight,
  site: SiteMapper,
  statements: readonly Statement[],
) {
  const texts = await context.texts.get(
    statements.flatMap(({ answer: { evidence, note } }) =>
      [evidence, note].filter((id) => id !== ""),
    ),
  );
  const marks = context.ledger.marks();
  const { snapshot } = site;
  return (statement: Statement, isSpeaking: boolean) => {
    const { answer, source, side, period, seq, key } = statement;
    const speaker = snapshot.entityRows.get(source) ?? -1;
    const mine =
      sight.ownSite[site.row] === 1 || sight.ownEntities.has(speaker);
    return {
      id: `${key}@${seq}`,
      isSpeaking,
      source: { snapshot, row: speaker },
      side,
      period: formatPeriod(period),
      breakdown: answer.breakdown,
      stated: statedValue(answer, mine),
      verification: answer.verification,
      validUntil: formatDayOrNull(answer.validUntil),
      evidence: texts.get(answer.evidence) ?? null,
      note: mine ? (texts.get(answer.note) ?? null) : null,
      inheritedFrom: mine ? answer.inheritedFrom || null : null,
      isInherited: answer.inheritedFrom !== "",
      isBaseAssumed: answer.baseAssumed,
      seq,
      at: new Date(marks[seq - 1]?.at ?? 0).toISOString(),
    };
  };
}
