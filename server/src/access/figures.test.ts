import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  anEntity,
  checkFiguresBy,
} from "../../../shared/src/core/testing/naive/hand-worked.ts";
import type { NaiveRows } from "../../../shared/src/core/testing/naive/rows.ts";
import { naiveFigures } from "../../../shared/src/core/testing/naive/naive.ts";
import { randomRows } from "../../../shared/src/core/testing/naive/random-rows.ts";
import { readBooks } from "../../../shared/src/core/testing/naive/read-books.ts";
import { coreFigures, differences } from "./testing/core-figures.ts";
import { seeded } from "./testing/seeded.ts";

const { catalogue, lists } = readBooks();

describe("figures", () => {
  test("agree with the slow twin on any small network, for any viewer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
        const { rows, requests } = randomRows(seeded(seed), { catalogue });
        for (const request of requests)
          expect(
            differences(
              coreFigures(rows, request),
              naiveFigures(catalogue, lists, rows, request),
            ).slice(0, 5),
          ).toEqual([]);
      }),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 80) },
    );
  });
});

/** Cases name only what they are about; the ledger knows everybody who speaks. */
function withSources(rows: NaiveRows): NaiveRows {
  const known = new Set(rows.entities.map(({ entity_key }) => entity_key));
  const named = [
    ...[...rows.facts, ...rows.answers, ...rows.links].map(
      ({ source }) => source,
    ),
    ...rows.grants.map(({ organisation_key }) => organisation_key),
    ...rows.members.map(({ organisation_key }) => organisation_key),
  ];
  const entities = [...new Set(named)]
    .filter((key) => !known.has(key))
    .map((key) => anEntity(key, "other"));
  return { ...rows, entities: [...rows.entities, ...entities] };
}

/** A row that no import lets in: only an assessor speaks on the assessor side. */
const isForeign = ({ entities, answers }: NaiveRows): boolean =>
  answers.some(
    ({ side, source }) =>
      side === "assessor" &&
      entities.find(({ entity_key }) => entity_key === source)?.kind !==
        "assessor",
  );

/** What is worked by hand is asked of the twin in these files; here the fast core answers too. */
checkFiguresBy((rows, request, figures) => {
  if (isForeign(rows)) return;
  const wrong = differences(coreFigures(withSources(rows), request), figures);
  if (wrong.length > 0) throw new Error(wrong.slice(0, 5).join("\n"));
});
for (const rules of [
  "answers",
  "standing",
  "values",
  "parity",
  "groups",
  "facts",
  "network",
])
  await import(`../../../shared/src/core/testing/naive/${rules}.test.ts`);
