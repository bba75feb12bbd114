/** What rows of Answers refer to, looked up once for each site and each source. */
import type { ReasonCode } from "@saphan/shared/contract";
import { SIDES, type EntityKind } from "@saphan/shared/core";
import {
  highestVerification,
  refusalOfSite,
  sourceStanding,
  type SourceStanding,
} from "../../../access/statement-rights.ts";
import type { AnswerTable } from "./answer-table.ts";
import type { SheetFindings } from "./findings.ts";
import type { NetworkPlan } from "./network-plan.ts";
import type { Planning } from "./planning.ts";
import { referToSite } from "./references.ts";
import type { SiteReach } from "./settle-sites.ts";
import { speakerOf, type SpeakerFound } from "./speaker.ts";

export const MANAGEMENT = SIDES.indexOf("management");
export const ASSESSOR = SIDES.indexOf("assessor");
const VISIT = /^visit:/i;

/** A site that answers are about. */
export interface AnsweredSite {
  readonly id: string;
  /** As the first row names it. */
  readonly key: string;
  readonly owner: string;
}

export interface AnswerLookups {
  /** Place of a row's site, undefined where the row is not taken for it. */
  readonly siteOf: (row: number, key: number) => number | undefined;
  readonly speakerFor: (source: number, site: number) => SpeakerFound;
  readonly standingOf: (
    source: string,
    owner: string,
    kind: EntityKind,
  ) => SourceStanding;
  readonly placeOfSource: (id: string) => number;
  readonly sites: readonly AnsweredSite[];
  readonly sources: readonly string[];
}

export function createAnswerLookups(
  planning: Planning,
  network: NetworkPlan,
  reach: SiteReach,
  table: AnswerTable,
  findings: SheetFindings,
): AnswerLookups {
  const sites: AnsweredSite[] = [];
  const placeById = new Map<string, number>();
  const placeByKey = new Map<number, number>();
  const refusals = new Map<number, ReasonCode | undefined>();
  const speakers = new Map<string, SpeakerFound>();
  const standings = new Map<string, SourceStanding>();
  const sources: string[] = [];
  const sourcePlaces = new Map<string, number>();

  const siteOf: AnswerLookups["siteOf"] = (row, key) => {
    const text = table.siteKeys.texts[key] ?? "";
    let place = placeByKey.get(key);
    if (place === undefined) {
      const id = referToSite(findings, network, row, "site_key", text);
      if (id === undefined) return undefined;
      place = placeById.get(id);
      if (place === undefined) {
        const owner = network.siteAfter(id)?.entity ?? "";
        place = sites.push({ id, key: text, owner }) - 1;
        placeById.set(id, place);
        refusals.set(
          place,
          refusalOfSite(planning.rights, {
            own: network.isOwnSite(id),
            declared: reach.declared(id),
            enrolled: reach.enrolled(id),
          }),
        );
      }
      placeByKey.set(key, place);
    }
    const refusal = refusals.get(place);
    if (refusal === undefined) return place;
    findings.refuse(row, "site_key", text, refusal);
    return undefined;
  };
  return {
    sites,
    sources,
    siteOf,
    speakerFor: (source, site) => {
      const owner = sites[site]?.owner ?? "";
      const name = source === 0 ? owner : `${source}`;
      let found = speakers.get(name);
      if (!found) {
        const key = table.sourceKeys.texts[source] ?? "";
        found = speakerOf(planning, network, key, owner);
        speakers.set(name, found);
      }
      return found;
    },
    standingOf: (source, owner, kind) => {
      const name = `${source} ${owner}`;
      let standing = standings.get(name);
      if (!standing) {
        standing = sourceStanding(kind, network.isAbove(source, owner));
        standings.set(name, standing);
      }
      return standing;
    },
    placeOfSource: (id) => {
      let place = sourcePlaces.get(id);
      if (place === undefined)
        sourcePlaces.set(id, (place = sources.push(id) - 1));
      return place;
    },
  };
}

/** Why a source cannot speak on a side. */
export function faultOfSide(
  kind: EntityKind,
  side: number,
): ReasonCode | undefined {
  if (kind === "workers_organisation") return "side_of_workers";
  if (side === ASSESSOR)
    return kind === "assessor" ? undefined : "side_needs_assessor";
  return kind === "assessor" ? "side_of_assessor" : undefined;
}

export function faultOfVerification(
  verification: number,
  standing: SourceStanding,
  evidence: string,
): ReasonCode | undefined {
  if (verification === 0) return undefined;
  const hasVisited = VISIT.test(evidence);
  if (verification > highestVerification(standing, hasVisited))
    return verification <= highestVerification(standing, true)
      ? "visit_missing"
      : "verification_too_high";
  return evidence === "" ? "evidence_missing" : undefined;
}
