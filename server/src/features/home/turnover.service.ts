/** Which sites began or ceased to answer, and which the viewer could do something about. */
import {
  formatPeriod,
  isAnswered,
  isAsked,
  type Figures,
  freeColumn,
  stopping,
} from "@saphan/shared/core";
import type { NetworkView } from "../../access/network-view.ts";
import type { Context } from "../../graph/context.ts";
import { createSiteNotes } from "./site-notes.ts";
import { coreSet, positionIn, twoQuarters } from "./two-quarters.ts";

interface CoreAnswers {
  readonly asked: Uint16Array;
  readonly answered: Uint16Array;
  /** Given for the period itself. */
  readonly renewed: Uint16Array;
}

const kept = new WeakMap<Figures, CoreAnswers>();

/** Core answers by position, as far as the viewer may see them. */
function countCore(context: Context, figures: Figures): CoreAnswers {
  const have = kept.get(figures);
  if (have) return have;
  const { length } = figures.viewpoint.scope.rows;
  const asked = new Uint16Array(length);
  const answered = new Uint16Array(length);
  const renewed = new Uint16Array(length);
  for (const { of } of coreSet(context)) {
    const { column, standing } = freeColumn(figures, of);
    const { distance } = column;
    for (let at = 0; at < length; at++) {
      const stands = standing[at] ?? 0;
      if (!isAsked(stands)) continue;
      asked[at] = (asked[at] ?? 0) + 1;
      if (!isAnswered(stands)) continue;
      answered[at] = (answered[at] ?? 0) + 1;
      if (distance[at] === 0) renewed[at] = (renewed[at] ?? 0) + 1;
    }
  }
  const counts = { asked, answered, renewed };
  kept.set(figures, counts);
  return counts;
}

export async function describeTurnover(
  context: Context,
  view: NetworkView,
  first: number,
) {
  const { now, before } = await twoQuarters(context, view);
  const nowCore = countCore(context, now);
  const beforeCore = countCore(context, before);
  const began = createSiteNotes();
  const fellSilent = createSiteNotes();
  const lost = createSiteNotes();
  const entered = createSiteNotes();
  const left = createSiteNotes();
  now.viewpoint.scope.rows.forEach((row, at) => {
    const has = nowCore.answered[at] ?? 0;
    const then = positionIn(before, row);
    if (then < 0) {
      entered.add(now, at, has);
      return;
    }
    const had = beforeCore.answered[then] ?? 0;
    if (had === 0 && has > 0) began.add(now, at, has);
    else if (had > 0 && has === 0) fellSilent.add(now, at, had);
    else if (has < had) lost.add(now, at, had - has);
  });
  before.viewpoint.scope.rows.forEach((row, at) => {
    if (positionIn(now, row) < 0)
      left.add(before, at, beforeCore.answered[at] ?? 0);
  });
  return {
    since: formatPeriod(before.viewpoint.period),
    renewed: nowCore.renewed.filter((count) => count > 0).length,
    began: began.first(first),
    fellSilent: fellSilent.first(first),
    lost: lost.first(first),
    entered: entered.first(first),
    left: left.first(first),
  };
}

export function listOpenEnds(
  context: Context,
  { figures }: NetworkView,
  first: number,
) {
  const { own, hearing, scope } = figures.viewpoint;
  const { asked, answered } = countCore(context, figures);
  const stops = new Uint16Array(scope.rows.length);
  for (const { of } of coreSet(context))
    stopping(figures, of).forEach((does, at) => {
      if (does) stops[at] = (stops[at] ?? 0) + 1;
    });
  const withoutGrant = createSiteNotes();
  const silent = createSiteNotes();
  const ending = createSiteNotes();
  scope.rows.forEach((_row, at) => {
    if (!hearing.shared[at]) {
      withoutGrant.add(figures, at, 0);
      return;
    }
    const asks = asked[at] ?? 0;
    if (own[at]) return;
    if (asks > 0 && !answered[at]) silent.add(figures, at, asks);
    const stop = stops[at] ?? 0;
    if (stop > 0) ending.add(figures, at, stop);
  });
  return {
    withoutGrant: withoutGrant.first(first),
    silent: silent.first(first),
    ending: ending.first(first),
  };
}
