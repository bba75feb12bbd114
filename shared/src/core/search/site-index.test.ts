import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type {
  EntityRecord,
  MergedRecord,
  SiteRecord,
  Snapshot,
} from "../snapshot/snapshot.ts";
import { nameRanks, siteMatcher } from "./site-index.ts";

const NAMES = ["Plant 2", "Plant 10", "plant 2", "โรงงาน", "Ébauche", "Zeta"];

/** Only what is listed and found by. */
const networkOf = (
  sites: readonly SiteRecord[],
  entities: readonly EntityRecord[],
  merged: readonly MergedRecord[] = [],
) => ({ sites, entities, merged }) as Snapshot;

const ownerNamed = (name: string) =>
  ({ name: { en: name, th: name }, registrationNo: "" }) as EntityRecord;
const siteNamed = (id: string, name: string, entity: number) =>
  ({ id, name: { en: name, th: `ท ${name}` }, osId: "", entity }) as SiteRecord;

/** A site gets another name, changes hands or is new; or an owner is called otherwise. */
const step = fc.record({
  what: fc.constantFrom("name", "owner", "new", "owner's name"),
  which: fc.nat(30),
  name: fc.constantFrom(...NAMES),
});

test("a site is found by what a record was called that turned out to be it", () => {
  const finds = siteMatcher(
    networkOf(
      [siteNamed("s0", "Zeta", 0), siteNamed("s1", "Beta", 0)],
      [ownerNamed("North")],
      [
        {
          of: "site",
          id: "s2",
          into: "s1",
          name: { en: "Old Mill", th: "" },
          number: "",
        },
      ],
    ),
    "mill old",
  );
  expect([0, 1].map((row) => finds(row, []))).toEqual([false, true]);
});

describe("what sites are found and listed by, from change to change", () => {
  test("is what it would be if it were made anew", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let entities: readonly EntityRecord[] = [
          ownerNamed("North"),
          ownerNamed("South"),
        ];
        let sites: readonly SiteRecord[] = [siteNamed("s0", "Zeta", 0)];
        for (const { what, which, name } of steps) {
          const at = which % sites.length;
          const site = sites[at];
          if (!site) throw new RangeError("no site");
          const { id, entity } = site;
          if (what === "new")
            sites = [
              ...sites,
              siteNamed(`s${sites.length}`, name, which % entities.length),
            ];
          else if (what === "name")
            sites = sites.with(at, siteNamed(id, name, entity));
          else if (what === "owner")
            sites = sites.with(
              at,
              siteNamed(id, site.name.en, 1 - (entity % 2)),
            );
          else
            entities = entities.with(which % entities.length, ownerNamed(name));
          const snapshot = networkOf(sites, entities);
          for (const locale of ["en", "th"] as const) {
            const { compare } = new Intl.Collator(locale, { numeric: true });
            const inOrder = [...sites].sort(
              (a, b) =>
                compare(a.name[locale], b.name[locale]) ||
                (a.id < b.id ? -1 : 1),
            );
            expect([...nameRanks(snapshot, locale)]).toEqual(
              sites.map((each) => inOrder.indexOf(each)),
            );
          }
          const finds = siteMatcher(snapshot, name);
          sites.forEach((each, row) => {
            const owner = entities[each.entity];
            const texts = [each.id, each.name.en, each.name.th, owner?.name.en]
              .join("\n")
              .toLowerCase();
            const holds = name
              .toLowerCase()
              .split(" ")
              .every((word) => texts.includes(word));
            expect(finds(row, [])).toBe(holds);
          });
        }
      }),
    );
  });
});
