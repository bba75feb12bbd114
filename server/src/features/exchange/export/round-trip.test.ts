/** What was imported is exported, imported into an empty store and exported again: the same rows. */
import { buffer } from "node:stream/consumers";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { buildMethod, loadCatalogue } from "@saphan/shared/contract";
import { NO_DAY, parseDay, REGISTRY, type Revision } from "@saphan/shared/core";
import { openQuestions, planWorkbook } from "../import/plan-workbook.ts";
import {
  ADMIN,
  openNetwork,
  TODAY,
  viewerOf,
  type NetworkUnderTest,
} from "../testing/network-under-test.ts";
import {
  AWKWARD,
  csvOf,
  laterAnswers,
  randomWorkbook,
  type Rows,
} from "../testing/random-workbook.ts";
import { zipOf } from "../testing/zips.ts";
import { bufferBytes } from "../workbook/byte-source.ts";
import { SHEETS } from "../workbook/headers.ts";
import { openWorkbook } from "../workbook/open-workbook.ts";
import { workbookXlsx, workbookZip } from "./workbook-export.ts";
import { workbookSheets } from "./workbook-sheets.ts";

type Files = Readonly<Record<string, string>>;

const method = buildMethod(loadCatalogue());

const zipOfRows = (rows: Rows) =>
  zipOf(
    Object.fromEntries(
      Object.entries(rows).map(([sheet, each]) => [
        `${sheet}.csv`,
        csvOf(each),
      ]),
    ),
  );

/** Answers every question with what leaves the row as it is written. */
async function plan(network: NetworkUnderTest, zip: Uint8Array) {
  const request = async (answers: Readonly<Record<string, string>>) =>
    planWorkbook(network, {
      source: await openWorkbook(bufferBytes(zip), { wants: () => true }),
      viewer: ADMIN,
      answers,
    });
  const first = await request({});
  const open = openQuestions(first.summary);
  if (open.length === 0) return first;
  return request(
    Object.fromEntries(
      open.map(({ id, options }) => [id, options[0]?.id ?? ""]),
    ),
  );
}

async function load(
  network: NetworkUnderTest,
  zip: Uint8Array,
): Promise<string> {
  const prepared = await plan(network, zip);
  const { refused, asked, hasFault, listed } = prepared.summary;
  expect({
    hasFault,
    refused,
    asked,
    listed: [...listed.refused, ...listed.asked].slice(0, 5),
  }).toEqual({ hasFault: false, refused: 0, asked: 0, listed: [] });
  return (await network.publish(prepared)).change;
}

const sheetsOf = (network: NetworkUnderTest, viewer = ADMIN) =>
  workbookSheets(network, network.snapshot(), viewer, parseDay(TODAY) ?? 0);
const exportOf = (network: NetworkUnderTest, viewer = ADMIN) =>
  buffer(workbookZip(sheetsOf(network, viewer)));
const filesOf = (zip: Uint8Array): Files =>
  Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([name, bytes]) => [
      name.replace(".csv", ""),
      strFromU8(bytes),
    ]),
  );
const cellsOf = (csv = ""): readonly (readonly string[])[] =>
  parse(csv, { bom: true, relax_column_count: true });

async function withdraw(network: NetworkUnderTest, change: string) {
  const { ledger } = network;
  await ledger.publish({
    change: `undo-${change}`,
    actor: { account: "admin", organisation: "" },
    action: "withdraw",
    subject: "",
    counts: {},
    withdraws: change,
    revisions: [],
    base: ledger.seq(),
    touches: { has: () => false },
  });
  await network.rebuild();
}

describe.each([1, 2])("workbook %d", (seed) => {
  let network: NetworkUnderTest;
  let zip: Buffer;
  let files: Files;
  beforeAll(async () => {
    network = await openNetwork();
    await load(network, zipOfRows(randomWorkbook(seed, method)));
    await load(network, zipOfRows(laterAnswers(seed + 100, method)));
    const undone = zipOfRows(laterAnswers(seed + 200, method));
    await withdraw(network, await load(network, undone));
    zip = await exportOf(network);
    files = filesOf(zip);
  });

  test("is exported with every sheet, and with something in each", () => {
    expect(Object.keys(files)).toEqual(SHEETS);
    for (const [sheet, csv] of Object.entries(files))
      expect([sheet, cellsOf(csv).length > 1]).toEqual([sheet, true]);
  });

  test("comes out of an empty store as it came out of the first", async () => {
    const empty = await openNetwork();
    await load(empty, zip);
    expect(filesOf(await exportOf(empty))).toEqual(files);
  });

  test("comes through an Excel file as through a zip", async () => {
    for (const locale of ["en", "th"] as const) {
      const file = await workbookXlsx(
        sheetsOf(network),
        network.catalogue,
        locale,
      );
      const empty = await openNetwork();
      await load(empty, file);
      expect(filesOf(await exportOf(empty))).toEqual(files);
    }
  });

  test("makes the same bytes twice", async () => {
    await network.rebuild();
    expect((await exportOf(network)).equals(zip)).toBe(true);
  });

  test("changes nothing where it came from", async () => {
    const { summary } = await plan(network, zip);
    expect(summary.setsAnything).toBe(false);
    expect(summary.refused + summary.asked).toBe(0);
  });

  test("lets no spreadsheet run a cell, and keeps every text", () => {
    const cells = Object.values(files).flatMap(cellsOf).flat();
    const isNumber = (cell: string) => /^-?\d+(\.\d+)?$/.test(cell);
    expect(
      cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !isNumber(cell)),
    ).toEqual([]);
    const notes = new Set(
      cellsOf(files["Answers"]).map((row) => row[13] ?? ""),
    );
    const clean = AWKWARD.map((text) => text.normalize("NFC").trim());
    const written = (text: string) =>
      // What is escaped already is taken for our own writing, and comes back so.
      /^[=+\-@]/.test(text) ? `'${text}` : text;
    expect(clean.filter((text) => !notes.has(written(text)))).toEqual([]);
  });
});

describe.each([3, 5, 7])("workbook %d with records that are one", (seed) => {
  /** Sites and firms that nothing keeps from being one: of one owner, of one kind, none above another. */
  function mergesIn({ snapshot }: NetworkUnderTest): readonly Revision[] {
    const { sites, entities } = snapshot();
    const merges: Revision[] = [];
    const taken = new Set<string>();
    const merge = (of: "entity" | "site", from: string, into: string) => {
      if (taken.has(from) || taken.has(into)) return;
      taken.add(from).add(into);
      merges.push({
        kind: "succession",
        id: `merge-${merges.length}`,
        of,
        from,
        into,
        how: "merged",
        on: NO_DAY,
        reason: "",
      });
    };
    sites.forEach((site, row) => {
      const twin = sites.findIndex(
        ({ entity }, at) => at > row && entity === site.entity,
      );
      if (twin >= 0) merge("site", sites[twin]?.id ?? "", site.id);
    });
    // Firms at the top, with others below them.
    const tops = entities.filter(
      ({ kind, parent }) => kind === "supplier" && parent < 0,
    );
    if (tops[0] && tops[1]) merge("entity", tops[1].id, tops[0].id);
    return merges;
  }

  test("leaves one row of each, comes back as it left, and is whole again when that is undone", async () => {
    const network = await openNetwork();
    await load(network, zipOfRows(randomWorkbook(seed, method)));
    await load(network, zipOfRows(laterAnswers(seed + 100, method)));
    const before = filesOf(await exportOf(network));
    const merges = mergesIn(network);
    expect(new Set(merges.map((each) => "of" in each && each.of)).size).toBe(2);
    const { ledger } = network;
    await ledger.publish({
      change: "merges",
      actor: { account: "admin", organisation: REGISTRY },
      action: "succession",
      subject: "",
      counts: { succession: merges.length },
      withdraws: "",
      revisions: merges,
      base: ledger.seq(),
      touches: { has: () => false },
    });
    const zip = await exportOf(network);
    const files = filesOf(zip);
    const rows = (of: Files, sheet: string) => cellsOf(of[sheet]).length;
    expect(
      rows(before, "Sites") +
        rows(before, "Entities") -
        rows(files, "Sites") -
        rows(files, "Entities"),
    ).toBe(merges.length);

    const { summary } = await plan(network, zip);
    expect([summary.setsAnything, summary.refused, summary.asked]).toEqual([
      false,
      0,
      0,
    ]);
    const empty = await openNetwork();
    await load(empty, zip);
    expect(filesOf(await exportOf(empty))).toEqual(files);

    await withdraw(network, "merges");
    expect(filesOf(await exportOf(network))).toEqual(before);
  });
});

test("a supplier's file holds its own keys, and comes back as its own", async () => {
  const network = await openNetwork();
  await load(network, zipOfRows(randomWorkbook(4, method)));
  const supplier = viewerOf(
    "supplier",
    network.idOf("entity", "E2"),
    "supplier",
  );
  const zip = await exportOf(network, supplier);
  const files = filesOf(zip);
  const own = cellsOf(files["Sites"]).filter((row) => row[1] === "E2");
  expect(own.map(([key]) => key).sort()).toEqual(["'=S10", "รง 2"]);
  const prepared = await planWorkbook(network, {
    source: await openWorkbook(bufferBytes(zip), { wants: () => true }),
    viewer: supplier,
  });
  expect(prepared.summary.sheets.map(({ created }) => created)).toEqual(
    prepared.summary.sheets.map(() => 0),
  );
});
