/** Whether the viewer may speak of a site on a page, and in whose name: the rules are those of an import. */
import { may } from "@saphan/shared/contract";
import { stepsUp, type Side } from "@saphan/shared/core";
import { isNamed } from "../../access/network-view.ts";
import {
  highestVerification,
  refusalOfSite,
  sourceStanding,
  statementRights,
  type StatementRights,
} from "../../access/statement-rights.ts";
import { allowed, type Viewer } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import { notFound } from "../../platform/domain-error.ts";

export interface Speaking {
  readonly viewer: Viewer;
  /** Row in the context's snapshot. */
  readonly row: number;
  /** Id of the site, whatever id of it was asked for. */
  readonly site: string;
  readonly isOwn: boolean;
  /** Id and row of the entity that speaks: of an own site its entity, whoever in the organisation types. */
  readonly source: string;
  readonly sourceRow: number;
  readonly side: Side;
  readonly highestVerification: number;
}

export const rightsOf = (context: Context, viewer: Viewer): StatementRights =>
  statementRights(context.snapshot, context.sight(), viewer);

export const maySpeakOf = (
  context: Context,
  rights: StatementRights,
  row: number,
): boolean =>
  isNamed(context.sight(), row) &&
  refusalOfSite(rights, {
    own: rights.ownSite[row] === 1,
    declared: rights.declared[row] === 1,
    enrolled: rights.enrolled[row] === 1,
  }) === undefined;

/** The rights of a request's viewer: lists ask for them row by row. */
const kept = new WeakMap<Context, StatementRights>();

export function mayAnswer(context: Context, site: string): boolean {
  const { viewer, snapshot } = context;
  if (!viewer) return false;
  const { role, dataRight } = viewer.membership;
  if (!may(role, dataRight, "records:enter")) return false;
  const rights = kept.get(context) ?? rightsOf(context, viewer);
  kept.set(context, rights);
  const row = snapshot.siteRows.get(site) ?? -1;
  return row >= 0 && maySpeakOf(context, rights, row);
}

/** Throws `NOT_FOUND` for a site that there is not, and for one that is not the viewer's to speak of. */
export function speakingOf(context: Context, site: string): Speaking {
  const viewer = allowed(context.viewer, "records:enter");
  const { snapshot } = context;
  const row = snapshot.siteRows.get(site) ?? -1;
  const rights = rightsOf(context, viewer);
  if (row < 0 || !maySpeakOf(context, rights, row)) throw notFound("site");
  const owner = snapshot.sites[row]?.entity ?? -1;
  const isOwn = rights.ownSite[row] === 1;
  const sourceRow = isOwn
    ? owner
    : (snapshot.entityRows.get(rights.organisation) ?? -1);
  const { id, kind } = snapshot.entities[sourceRow] ?? {
    id: rights.organisation,
    kind: "other" as const,
  };
  const isAbove = stepsUp(snapshot.entities, owner, sourceRow) >= 0;
  return {
    viewer,
    row,
    site: snapshot.sites[row]?.id ?? site,
    isOwn,
    source: id,
    sourceRow,
    side: kind === "assessor" ? "assessor" : "management",
    highestVerification: highestVerification(
      sourceStanding(kind, isAbove),
      true,
    ),
  };
}
