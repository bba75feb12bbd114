/** The form of one site and period: what is asked, what stands there, what stood there last. */
import {
  canonicalId,
  formatPeriod,
  isAnswered,
  matchText,
  periodOfDay,
  siteMatcher,
  Standing,
  type Figures,
  type IndicatorMethod,
  type Period,
} from "@saphan/shared/core";
import { figuresOfSite } from "../../access/network-view.ts";
import { answeredPeriods, defaultPeriod } from "../../access/periods.ts";
import { requestOf } from "../../access/requests.ts";
import { siteKeysFor } from "../../access/site-keys.ts";
import { allowed } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import { DomainError } from "../../platform/domain-error.ts";
import { answerCell, factCell } from "./cell-key.ts";
import type { SheetMapper } from "./entry.mappers.ts";
import { maySpeakOf, rightsOf, speakingOf } from "./speaking.ts";
import { headOf, lastBefore, listVersions, statedIn } from "./versions.ts";

/** Periods before the current one that may be chosen, besides those that have answers. */
const QUARTERS_BACK = 8;

export const currentPeriod = ({ clock }: Context): Period =>
  periodOfDay(clock.today());

/** The newest with answers, which is what the other pages show, unless one is asked for. */
export function periodOfSheet(
  context: Context,
  asked: string | null | undefined,
): Period {
  const { period } = requestOf({ period: asked });
  if (period === undefined)
    return defaultPeriod(context.snapshot, context.clock.today());
  if (period > currentPeriod(context))
    throw new DomainError(
      "BAD_USER_INPUT",
      "This quarter has not begun. Nothing was changed.",
    );
  return period;
}

export async function openSheet(
  context: Context,
  site: string,
  period: Period,
): Promise<SheetMapper> {
  const speaking = speakingOf(context, site);
  const versions = await listVersions(context, speaking);
  return { speaking, period, versions };
}

export function periodsOf(context: Context): readonly string[] {
  const current = currentPeriod(context);
  const periods = new Set(
    answeredPeriods(context.snapshot, current).filter((one) => one <= current),
  );
  for (let back = 0; back <= QUARTERS_BACK; back++) periods.add(current - back);
  return [...periods].sort((a, b) => b - a).map(formatPeriod);
}

async function figuresOf(
  context: Context,
  { speaking, period }: SheetMapper,
): Promise<Figures> {
  const { snapshot, sight, asOf } = await context.network({ period });
  const row = snapshot.siteRows.get(speaking.site) ?? -1;
  return figuresOfSite(snapshot, context.method, sight, row, period, asOf);
}

export async function headcountOf(
  context: Context,
  sheet: SheetMapper,
): Promise<number | null> {
  const { present, value } = (await figuresOf(context, sheet)).fact(
    "headcount",
  );
  return present[0] ? (value[0] ?? null) : null;
}

const cellIn = ({ versions, period }: SheetMapper, id: string) => ({
  id,
  base: headOf(versions, id, period)?.seq ?? 0,
  stated: statedIn(versions, id, period) ?? null,
  last: lastBefore(versions, id, period) ?? null,
});

const partsOf = ({ id, breakdowns }: IndicatorMethod): readonly string[] =>
  breakdowns.flatMap(({ key, values }) =>
    values.map((value) => answerCell(id, `${key}=${value}`)),
  );

/** Whether a site of fewer than 50 people is left out of who is asked (law 1 of design.md), answered or not. */
function isFree(
  { method }: Context,
  figures: Figures,
  { smeCore }: IndicatorMethod,
): boolean {
  const { present, value } = figures.fact("headcount");
  return !smeCore && present[0] === 1 && (value[0] ?? 0) < method.smallBelow;
}

export async function listEntries(context: Context, sheet: SheetMapper) {
  const figures = await figuresOf(context, sheet);
  const { period } = sheet;
  return context.method.indicators.map((indicator) => {
    const { standing, distance } = figures.total(indicator);
    const stands = standing[0] ?? 0;
    const isFar = stands === Standing.notApplicable;
    const carried = isAnswered(stands) ? (distance[0] ?? 0) : 0;
    const total = cellIn(sheet, indicator.id);
    const parts = partsOf(indicator)
      .map((id) => cellIn(sheet, id))
      .filter(({ base, last }) => base > 0 || last !== null);
    return {
      indicator: indicator.id,
      // A site that says itself that it does not apply may say otherwise: only facts take the question away.
      demand:
        isFar && total.stated?.texts.state !== "not_applicable"
          ? ("not_applicable" as const)
          : isFree(context, figures, indicator)
            ? ("free" as const)
            : ("asked" as const),
      isUncertain:
        stands === Standing.silentUnknown ||
        stands === Standing.answeredUnknown,
      carriedFrom: carried > 0 ? formatPeriod(period - carried) : null,
      cells: [total, ...parts],
    };
  });
}

export const listFactEntries = ({ catalogue }: Context, sheet: SheetMapper) =>
  catalogue.facts
    .filter(({ kind, level }) => kind === "entered" && level === "site")
    .map((fact) => ({
      fact,
      isStock: fact.period_rule === "stock",
      cell: cellIn(sheet, factCell(fact.id)),
    }));

const MOST_SITES = 200;

export async function listAnswerable(
  context: Context,
  { text, first }: { readonly text: string; readonly first: number },
) {
  const viewer = allowed(context.viewer, "records:enter");
  const { snapshot, drafts } = context;
  const rights = rightsOf(context, viewer);
  const matches = siteMatcher(snapshot, text);
  const keysOf = siteKeysFor(viewer, snapshot);
  const isWanted = (row: number) =>
    matchText(text) === "" || matches(row, keysOf(row));
  const mine = await drafts.listOf(
    viewer.account.id,
    viewer.membership.organisation,
  );
  const drafted = new Map<string, number>();
  for (const { site, cells } of mine) {
    const id = canonicalId(snapshot.identity, "site", site);
    drafted.set(id, (drafted.get(id) ?? 0) + cells.length);
  }
  const own = (row: number) => rights.ownSite[row] ?? 0;
  const found = [...snapshot.sites.keys()]
    .filter((row) => maySpeakOf(context, rights, row) && isWanted(row))
    .sort((a, b) => own(b) - own(a) || a - b);
  return {
    total: found.length,
    edges: found
      .slice(0, Math.min(Math.max(first, 0), MOST_SITES))
      .map((row) => ({
        site: { snapshot, row },
        isOwn: own(row) === 1,
        drafted: drafted.get(snapshot.sites[row]?.id ?? "") ?? 0,
      })),
  };
}
