import { describe, expect, test } from "@jest/globals";
import {
  filterSites,
  parseDay,
  parsePeriod,
  type StandingWord,
} from "@saphan/shared/core";
import { buildMethod, loadCatalogue } from "@saphan/shared/contract";
import {
  aLink,
  anAnswer,
  anEntity,
  aSite,
} from "../../../../shared/src/core/testing/naive/hand-worked.ts";
import type { NaiveRows } from "../../../../shared/src/core/testing/naive/rows.ts";
import { viewNetwork } from "../../access/network-view.ts";
import { viewerOf } from "../../access/testing/core-figures.ts";
import { idOf, snapshotOf } from "../../access/testing/rows-to-snapshot.ts";
import type { Context } from "../../graph/context.ts";
import { listGroups, measureGrid } from "./network.service.ts";

const method = buildMethod(loadCatalogue());
const indicatorOf = (id: string) => {
  const indicator = method.indicators.find((entry) => entry.id === id);
  if (!indicator) throw new Error(`no ${id}`);
  return indicator;
};

/** OEM with its plant A looks at its supplier's plants B and C, of two firms under one parent; all has been granted. */
const rows: NaiveRows = {
  entities: [
    anEntity("OEM", "assembler"),
    anEntity("HOLD"),
    anEntity("B-CO", "supplier", "HOLD"),
    anEntity("C-CO", "supplier", "HOLD"),
  ],
  sites: [aSite("A", "OEM"), aSite("B", "B-CO"), aSite("C", "C-CO")],
  facts: [],
  links: ["B", "C"].map((from) =>
    aLink(from, "A", { source: "OEM", declared_by: "customer" }),
  ),
  answers: [
    anAnswer("A", "fr_document_custody", { source: "OEM", value: 0 }),
    anAnswer("B", "fr_document_custody", { source: "B-CO", value: 1 }),
    anAnswer("B", "wc_age_verification", { source: "B-CO", value: 1 }),
  ],
  grants: ["B", "C"].map((site_key) => ({
    site_key,
    organisation_key: "OEM",
    since: null,
    until: null,
    seq: 1,
  })),
  members: [],
};

const viewer = viewerOf({ organisation: "OEM", role: "buyer" });

function open() {
  const snapshot = snapshotOf(method, rows, 9);
  return viewNetwork(
    snapshot,
    snapshot,
    method,
    viewer,
    parseDay("2026-08-14") ?? 0,
    {
      lens: idOf("OEM"),
      period: parsePeriod("2026-Q2") ?? 0,
      asOf: parseDay("2026-06-30"),
    },
  );
}

/** Names of the sites that stand like this towards an indicator. */
function sitesThat(stand: StandingWord, indicator: string): string[] {
  const { figures } = open();
  const { scope, snapshot } = figures.viewpoint;
  const passes = filterSites(
    figures,
    { standing: { indicator: indicatorOf(indicator).index, in: [stand] } },
    () => [],
  );
  return [...scope.rows]
    .filter((_row, at) => passes[at])
    .map((row) => snapshot.sites[row]?.name.en ?? "");
}

describe("a filter by standing", () => {
  test("tells who has answered a standard indicator", () => {
    expect(sitesThat("answered", "wc_age_verification")).toEqual(["B"]);
    expect(sitesThat("silent", "wc_age_verification")).toEqual(["A", "C"]);
  });

  test("does not tell whether others have answered a restricted one (law 11)", () => {
    expect(sitesThat("answered", "fr_document_custody")).toEqual(["A"]);
    expect(sitesThat("silent", "fr_document_custody")).toEqual([]);
    expect(sitesThat("not_shared", "fr_document_custody")).toEqual(["B", "C"]);
  });
});

describe("figures by group", () => {
  test("are keyed by the ids that a filter takes, and the groups are named", () => {
    const view = open();
    const { first, measures } = measureGrid(
      view,
      [indicatorOf("wc_age_verification")],
      ["group"],
      { context: {} as Context, filter: {} },
    );
    expect(first).toEqual([idOf("HOLD"), idOf("OEM")]);
    expect(measures.map(({ sites }) => sites)).toEqual([2, 1]);
    const names = listGroups(view).map(
      ({ snapshot, row }) => snapshot.entities[row]?.id,
    );
    expect(names.sort()).toEqual([idOf("HOLD"), idOf("OEM")]);
  });
});
