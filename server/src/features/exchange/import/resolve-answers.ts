/** Which rows of Answers may be taken: what they refer to, who speaks, what they leave open. */
import { SIDES, VERIFICATIONS } from "@saphan/shared/core";
import { highestVerification } from "../../../access/statement-rights.ts";
import {
  ASSESSOR,
  createAnswerLookups,
  faultOfSide,
  faultOfVerification,
  MANAGEMENT,
  type AnsweredSite,
} from "./answer-lookups.ts";
import { createAnswerQuestions } from "./answer-questions.ts";
import { SIDE_OF_SOURCE, type AnswerTable } from "./answer-table.ts";
import type { BaseFacts } from "./base-facts.ts";
import type { NetworkPlan } from "./network-plan.ts";
import type { Planning } from "./planning.ts";
import type { SiteReach } from "./settle-sites.ts";
import { isFault } from "./speaker.ts";
import { createRowIndex } from "./table-columns.ts";

export interface ResolvedAnswers {
  readonly table: AnswerTable;
  /** 1 where the row is taken. */
  readonly taken: Uint8Array;
  /** By row: place in `sites` and in `sources`. */
  readonly site: Uint32Array;
  readonly source: Uint32Array;
  readonly sites: readonly AnsweredSite[];
  /** Entity ids. */
  readonly sources: readonly string[];
}

export async function resolveAnswers(
  planning: Planning,
  network: NetworkPlan,
  reach: SiteReach,
  bases: BaseFacts,
  table: AnswerTable,
): Promise<ResolvedAnswers> {
  const { method, pace } = planning;
  const findings = planning.findings.of("Answers");
  const { columns } = table;
  const length = table.length();
  const taken = new Uint8Array(length);
  const site = new Uint32Array(length);
  const source = new Uint32Array(length);
  const look = createAnswerLookups(planning, network, reach, table, findings);
  const asking = createAnswerQuestions(planning, findings, bases, table);

  /** The speaker's side and how far it may verify; false where the row is refused. */
  const checkSpeaker = (at: number, row: number, place: number): boolean => {
    const sourceKey = columns.source[at] ?? 0;
    const found = look.speakerFor(sourceKey, place);
    const written = table.sourceKeys.texts[sourceKey] ?? "";
    if (isFault(found)) {
      const say = found.state === "asked" ? findings.ask : findings.refuse;
      say(row, "source", written, found.code, found.params);
      return false;
    }
    const { id, kind } = found;
    if (columns.side[at] === SIDE_OF_SOURCE)
      columns.side[at] = kind === "assessor" ? ASSESSOR : MANAGEMENT;
    const side = columns.side[at] ?? MANAGEMENT;
    const ofSide = faultOfSide(kind, side);
    if (ofSide) {
      findings.refuse(row, "side", SIDES[side] ?? "", ofSide);
      return false;
    }
    const verification = columns.verification[at] ?? 0;
    const owner = look.sites[place]?.owner ?? "";
    const standing = look.standingOf(id, owner, kind);
    const evidence = table.texts.texts[columns.evidence[at] ?? 0] ?? "";
    const fault = faultOfVerification(verification, standing, evidence);
    if (fault) {
      const isEvidence = fault !== "verification_too_high";
      findings.refuse(
        row,
        isEvidence ? "evidence" : "verification",
        isEvidence ? evidence : `V${verification}`,
        fault,
        {
          source: written === "" ? (look.sites[place]?.key ?? "") : written,
          highest: VERIFICATIONS[highestVerification(standing, true)] ?? "",
        },
      );
      return false;
    }
    source[at] = look.placeOfSource(id);
    return true;
  };

  const { firstLike } = createRowIndex(
    length,
    (at) =>
      (site[at] ?? 0) * 7_919 +
      (columns.item[at] ?? 0) * 31 +
      (columns.period[at] ?? 0) * 524_287 +
      (columns.side[at] ?? 0) +
      (source[at] ?? 0) * 131_071,
    (a, b) =>
      site[a] === site[b] &&
      columns.item[a] === columns.item[b] &&
      columns.period[a] === columns.period[b] &&
      columns.side[a] === columns.side[b] &&
      source[a] === source[b],
  );
  const says = [
    columns.state,
    columns.flags,
    columns.verification,
    columns.numerator,
    columns.denominator,
    columns.value,
    columns.validUntil,
    columns.evidence,
    columns.note,
    columns.inheritedFrom,
  ];
  const isEqual = (a: number, b: number) =>
    says.every((column) => Object.is(column[a], column[b]));
  const clashed = new Set<number>();
  /** Whether the row is the first that says so. */
  const isFirst = (at: number, row: number, key: string): boolean => {
    const first = firstLike(at);
    if (first === undefined) return true;
    if (!clashed.has(first) && isEqual(first, at)) {
      findings.settle(row, "repeated");
      return false;
    }
    const firstRow = columns.row[first] ?? 0;
    findings.refuse(row, "site_key", key, "key_twice", { row: firstRow });
    if (!clashed.has(first))
      findings.refuse(firstRow, "site_key", key, "key_twice", { row });
    clashed.add(first);
    taken[first] = 0;
    return false;
  };

  for (let at = 0; at < length; at++) {
    const wait = pace.step();
    if (wait) await wait;
    const row = columns.row[at] ?? 0;
    const key = columns.site[at] ?? 0;
    const place = look.siteOf(row, key);
    const indicator =
      method.indicators[method.itemIndicators[columns.item[at] ?? 0] ?? -1];
    if (place === undefined || !indicator) continue;
    site[at] = place;
    if (!checkSpeaker(at, row, place)) continue;
    const isSettled = asking.checkPercentage(at, row, indicator);
    if (isSettled) {
      const { id, owner } = look.sites[place] ?? { id: "", owner: "" };
      const speaker = look.sources[source[at] ?? 0] ?? "";
      asking.offerBase(at, row, indicator, id, [speaker, owner]);
      asking.askZeroDenominator(at, row, indicator);
    }
    if (!isFirst(at, row, table.siteKeys.texts[key] ?? "")) continue;
    taken[at] = isSettled ? 1 : 0;
  }
  const { sites, sources } = look;
  return { table, taken, site, source, sites, sources };
}
