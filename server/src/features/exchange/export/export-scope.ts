/** What of the network a viewer may take along, row by row. Whatever is not allowed here is left out. */
import type { Aliased, LinkRecord, Snapshot } from "@saphan/shared/core";
import { organisationRow } from "../../../access/network-view.ts";
import {
  Detail,
  detailOf,
  sightOf,
  type Sight,
} from "../../../access/sight.ts";
import { reachOf, type Reach } from "../../../access/statement-sight.ts";
import { statementRights } from "../../../access/statement-rights.ts";
import { isParty } from "../../../access/supply-view.ts";
import type { Viewer } from "../../../access/viewer.ts";
import { idOfKey, keysOf } from "../keys-of.ts";

export interface ExportScope {
  readonly snapshot: Snapshot;
  readonly sight: Sight;
  /** An administrator with the data right: all that is visible in the ledger. */
  readonly isWhole: boolean;
  readonly entity: (row: number) => "none" | "name" | "all";
  readonly site: (row: number) => "none" | "profile" | "all";
  readonly link: (index: number) => "none" | "known" | "all";
  readonly grant: (site: number, organisation: number) => boolean;
  readonly enrolment: (
    organisation: number,
    memberEntity: number,
    memberSite: number,
  ) => boolean;
  readonly target: (lens: number) => boolean;
  readonly statement: (site: number, source: number) => Reach;
  /** What a record is called in the viewer's files. */
  readonly keyOf: (of: Aliased, id: string) => string;
  /** What a key stands for in the viewer's files. */
  readonly idOf: (of: Aliased, key: string) => string | undefined;
}

/** Both ends must be named, as a row names them: to others by this very link, whatever another one tells of its supplier. */
function linkScope(
  sight: Sight,
  link: LinkRecord,
  known: boolean,
): "none" | "known" | "all" {
  const { detail, today } = sight;
  const bothNamed =
    detail[link.from] === Detail.named && detail[link.to] === Detail.named;
  if (!known || !bothNamed) return "none";
  if (isParty(sight, link)) return "all";
  return detailOf(link, today) === Detail.named ? "known" : "none";
}

export function exportScope(
  snapshot: Snapshot,
  viewer: Viewer,
  today: number,
): ExportScope {
  const { role, dataRight, organisation } = viewer.membership;
  const isWhole = role === "administrator" && dataRight;
  const sight = sightOf(
    snapshot,
    role,
    organisationRow(snapshot, viewer),
    today,
  );
  const rights = statementRights(snapshot, sight, viewer);
  const { ownEntities, ownSite, detail, knownLink } = sight;
  const isMine = (entity: number) => ownEntities.has(entity);
  const keyOf = keysOf(snapshot, organisation);
  const idOf: ExportScope["idOf"] = (of, key) =>
    idOfKey(snapshot, organisation, of, key);
  if (isWhole)
    return {
      snapshot,
      sight,
      isWhole,
      keyOf,
      idOf,
      entity: () => "all",
      site: () => "all",
      link: () => "all",
      grant: () => true,
      enrolment: () => true,
      target: () => true,
      statement: () => "all",
    };
  return {
    snapshot,
    sight,
    isWhole,
    keyOf,
    idOf,
    entity: (row) =>
      isMine(row) ? "all" : rights.seesEntity[row] ? "name" : "none",
    site: (row) =>
      ownSite[row] ? "all" : detail[row] === Detail.named ? "profile" : "none",
    link: (index) => {
      const link = snapshot.links[index];
      return link ? linkScope(sight, link, knownLink[index] === 1) : "none";
    },
    grant: (site, grantee) =>
      ownSite[site] === 1 || (isMine(grantee) && detail[site] === Detail.named),
    enrolment: (body, memberEntity, memberSite) =>
      isMine(body) || isMine(memberEntity) || ownSite[memberSite] === 1,
    target: isMine,
    statement: (site, source) => reachOf(snapshot, sight, site, source),
  };
}
