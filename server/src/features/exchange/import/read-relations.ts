/** The sheets Links, Grants, Members and Targets. */
import {
  NO_DAY,
  type Day,
  type Declarer,
  type Disclosure,
  type EnrolmentRole,
} from "@saphan/shared/core";
import { readPercentage, readShare } from "../workbook/numbers.ts";
import type { SheetSource } from "../workbook/source.ts";
import { readBreakdown } from "./breakdown-cell.ts";
import { readSheet, wordOrQuestion, type Reading } from "./read-sheet.ts";
import type { RowReader } from "./row-reader.ts";
import type { GrantRow, LinkRow, MemberRow, TargetRow } from "./rows.ts";

/** Undefined where the sheet has no such column. */
const ifThere = <Value>(
  reader: RowReader,
  column: string,
  read: () => Value,
): Value | undefined => (reader.has(column) ? read() : undefined);

function readSpan(reader: RowReader): {
  readonly since: Day;
  readonly until: Day | undefined;
} {
  const since = reader.day("since");
  const until = ifThere(reader, "until", () => reader.day("until"));
  const isReversed =
    since !== NO_DAY &&
    until !== undefined &&
    until !== NO_DAY &&
    until < since;
  if (isReversed) reader.refuse("until", "dates_reversed");
  return { since, until };
}

function readLinkShare(reader: RowReader): number | null {
  const written = reader.text("share");
  if (written === "") return null;
  const share = readShare(written);
  if (share === undefined) reader.refuse("share", "number_unclear");
  else if (share < 0) reader.refuse("share", "number_negative");
  else if (share > 1) reader.warn("share", "share_above_1");
  return share ?? null;
}

/** Whoever ends a disclosure before the link begins has probably mistyped a day. */
function readDisclosedUntil(reader: RowReader, since: Day): Day | undefined {
  const last = ifThere(reader, "disclosed_until", () =>
    reader.day("disclosed_until"),
  );
  if (last !== undefined && last !== NO_DAY && since !== NO_DAY && last < since)
    reader.refuse("disclosed_until", "dates_reversed");
  return last;
}

export async function readLinks(
  source: SheetSource,
  reading: Reading,
): Promise<readonly LinkRow[]> {
  const { lists } = reading;
  const rows: LinkRow[] = [];
  await readSheet("Links", source, reading, (reader, findings) => {
    const family = wordOrQuestion(
      reader,
      findings,
      reading,
      "part_family",
      "partFamilies",
    );
    const fromKey = reader.required("from_site");
    const toKey = reader.required("to_site");
    if (fromKey !== "" && fromKey === toKey)
      reader.refuse("to_site", "self_link");
    const span = readSpan(reader);
    const row: LinkRow = {
      row: reader.row(),
      isAsked: family.isOpen,
      fromKey,
      toKey,
      partFamily: family.id,
      share: ifThere(reader, "share", () => readLinkShare(reader)),
      singleSource: ifThere(reader, "single_source", () =>
        reader.boolean("single_source"),
      ),
      ...span,
      declaredBy: (reader.word("declared_by", lists.declarers) ?? undefined) as
        Declarer | undefined,
      disclosure: (reader.word("disclosure", lists.disclosures) ??
        undefined) as Disclosure | undefined,
      disclosedUntil: readDisclosedUntil(reader, span.since),
      sourceKey: reader.text("source"),
    };
    if (!reader.failed()) rows.push(row);
  });
  return rows;
}

export async function readGrants(
  source: SheetSource,
  reading: Reading,
): Promise<readonly GrantRow[]> {
  const rows: GrantRow[] = [];
  await readSheet("Grants", source, reading, (reader) => {
    const row: GrantRow = {
      row: reader.row(),
      siteKey: reader.required("site_key"),
      organisationKey: reader.required("organisation_key"),
      ...readSpan(reader),
    };
    if (!reader.failed()) rows.push(row);
  });
  return rows;
}

export async function readMembers(
  source: SheetSource,
  reading: Reading,
): Promise<readonly MemberRow[]> {
  const rows: MemberRow[] = [];
  await readSheet("Members", source, reading, (reader) => {
    const role = reader.word("role", reading.lists.roles) ?? "member";
    const row: MemberRow = {
      row: reader.row(),
      organisationKey: reader.required("organisation_key"),
      memberKey: reader.required("member_key"),
      role: role as EnrolmentRole,
      ...readSpan(reader),
    };
    if (!reader.failed()) rows.push(row);
  });
  return rows;
}

/** In the unit that is shown: per cent for shares, with or without the sign. */
function readFigure(reader: RowReader, column: string): number | null {
  const written = reader.text(column);
  if (written === "") return null;
  const value = readPercentage(written)?.written;
  if (value === undefined) reader.refuse(column, "number_unclear");
  return value ?? null;
}

export async function readTargets(
  source: SheetSource,
  reading: Reading,
): Promise<readonly TargetRow[]> {
  const rows: TargetRow[] = [];
  await readSheet("Targets", source, reading, (reader) => {
    const indicator = reading.lists.indicators.idOf(
      reader.required("indicator_id"),
    );
    if (indicator === undefined && !reader.failed())
      reader.refuse("indicator_id", "indicator_unknown");
    reader.required("target_period");
    const row: TargetRow = {
      row: reader.row(),
      lensKey: reader.required("lens_key"),
      indicator: indicator ?? "",
      breakdown: readBreakdown(reader, reading.lists, true),
      baseline: ifThere(reader, "baseline", () =>
        readFigure(reader, "baseline"),
      ),
      baselinePeriod: ifThere(reader, "baseline_period", () =>
        reader.period("baseline_period"),
      ),
      target: ifThere(reader, "target", () => readFigure(reader, "target")),
      targetPeriod: reader.period("target_period") ?? 0,
      source: ifThere(reader, "source", () => reader.text("source")),
      illustrative: ifThere(
        reader,
        "illustrative",
        () => reader.boolean("illustrative") ?? false,
      ),
    };
    if (!reader.failed()) rows.push(row);
  });
  return rows;
}
