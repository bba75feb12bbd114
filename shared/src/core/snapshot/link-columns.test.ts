import fc from "fast-check";
import { holds, NO_DAY } from "../time/day.ts";
import { linkColumns, linksOn } from "./link-columns.ts";
import { DECLARERS, DISCLOSURES, type LinkRecord } from "./snapshot.ts";

const aDay = fc.constantFrom(NO_DAY, 1, 2, 3);
const aLink: fc.Arbitrary<LinkRecord> = fc.record({
  id: fc.constant("l"),
  from: fc.nat(3),
  to: fc.nat(3),
  partFamily: fc.constant(""),
  share: fc.constant(null),
  singleSource: fc.constant(null),
  since: aDay,
  until: aDay,
  declaredBy: fc.constantFrom(...DECLARERS),
  disclosure: fc.constantFrom(...DISCLOSURES),
  disclosedUntil: aDay,
  source: fc.nat(3),
});
const anyLinks = fc.array(aLink, { maxLength: 12 });

const listed = (links: readonly LinkRecord[]) => {
  const columns = linkColumns(links);
  return links.map((_, i) => ({
    from: columns.from[i],
    to: columns.to[i],
    source: columns.source[i],
    since: columns.since[i],
    until: columns.until[i],
    declaredBy: DECLARERS[columns.declaredBy[i] ?? -1],
    disclosure: DISCLOSURES[columns.disclosure[i] ?? -1],
    disclosedUntil: columns.disclosedUntil[i],
  }));
};
const plainly = (links: readonly LinkRecord[]) =>
  links.map(({ from, to, source, since, until, ...told }) => ({
    from,
    to,
    source,
    since,
    until,
    declaredBy: told.declaredBy,
    disclosure: told.disclosure,
    disclosedUntil: told.disclosedUntil,
  }));

describe("columns of links", () => {
  it("say what the records say, also of a list that came of the one before", () => {
    const changed = anyLinks.chain((links) =>
      fc.tuple(
        fc.constant(links),
        // What became of each: it stays, goes, or is stated anew; and what comes at the end.
        fc.array(fc.oneof(fc.constantFrom("stays", "stays", "goes"), aLink), {
          minLength: links.length,
          maxLength: links.length,
        }),
        anyLinks,
      ),
    );
    fc.assert(
      fc.property(changed, ([links, fates, more]) => {
        const after = [
          ...links.flatMap((link, i) => {
            const fate = fates[i] ?? "stays";
            if (fate === "goes") return [];
            return [fate === "stays" ? link : fate];
          }),
          ...more,
        ];
        expect(listed(links)).toEqual(plainly(links));
        expect(listed(after)).toEqual(plainly(after));
        expect(listed(links)).toEqual(plainly(links));
        expect(linkColumns(after)).toBe(linkColumns(after));
      }),
    );
  });

  it("say which links hold on a day", () => {
    fc.assert(
      fc.property(
        anyLinks,
        fc.nat(4),
        fc.array(fc.nat(1), { minLength: 12, maxLength: 12 }),
        (links, day, some) => {
          const among = Uint8Array.from(some.slice(0, links.length));
          const held = links.map(({ since, until }) =>
            Number(holds(since, until, day)),
          );
          expect([...linksOn(linkColumns(links), day)]).toEqual(held);
          expect([...linksOn(linkColumns(links), day, among)]).toEqual(
            held.map((is, i) => is & (some[i] ?? 0)),
          );
        },
      ),
    );
  });
});
