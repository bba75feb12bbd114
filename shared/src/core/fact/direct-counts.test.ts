import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { LinkRecord, SiteRecord } from "../snapshot/snapshot.ts";
import { holds, NO_DAY, type Day } from "../time/day.ts";
import { directCounts } from "./direct-counts.ts";

const SITES = 4;
const aDay = fc.integer({ min: 1, max: 6 });
const anEnd = fc.oneof(aDay, fc.constant(NO_DAY));
const aRow = fc.nat(SITES - 1);
const sites = fc.array(fc.record({ opened: anEnd, closed: anEnd }), {
  minLength: SITES,
  maxLength: SITES,
}) as fc.Arbitrary<SiteRecord[]>;
const links = fc.array(
  fc.record({ from: aRow, to: aRow, since: anEnd, until: anEnd }),
  { maxLength: 12 },
) as fc.Arbitrary<LinkRecord[]>;

/** Plainly: who is at the other end, once each. */
function slowly(
  of: "from" | "to",
  siteRecords: readonly SiteRecord[],
  linkRecords: readonly LinkRecord[],
  asOf: Day,
): number[] {
  const other = of === "from" ? "to" : "from";
  return siteRecords.map((_, row) => {
    const ends = linkRecords
      .filter((link) => link[of] === row)
      .filter(({ since, until }) => holds(since, until, asOf))
      .map((link) => link[other])
      .filter((end) => {
        const { opened, closed } = siteRecords[end]!;
        return holds(opened, closed, asOf);
      });
    return new Set(ends).size;
  });
}

test("counts who is there on the day, whatever was counted before", () => {
  fc.assert(
    fc.property(
      fc.array(sites, { minLength: 2, maxLength: 2 }),
      fc.array(links, { minLength: 2, maxLength: 2 }),
      fc.array(fc.tuple(fc.nat(1), fc.nat(1), aDay), { maxLength: 40 }),
      (siteTables, linkTables, questions) => {
        for (const [s, l, asOf] of questions) {
          const [records, known] = [siteTables[s]!, linkTables[l]!];
          const { suppliers, customers } = directCounts(records, known, asOf);
          expect([...suppliers]).toEqual(slowly("to", records, known, asOf));
          expect([...customers]).toEqual(slowly("from", records, known, asOf));
        }
      },
    ),
  );
});
