import { describe, expect, test } from "@jest/globals";
import {
  differences,
  isReversed,
  linkSent,
  NOTHING_SAID,
  shareTrap,
  standingOf,
  termsOf,
  termTexts,
  type Statement,
} from "./link-model.ts";

const aStatement = (changes: Partial<Statement> = {}): Statement => ({
  id: "s",
  isOwn: true,
  share: null,
  isSingleSource: null,
  since: null,
  until: null,
  declaredBy: "supplier",
  disclosure: "private",
  disclosedUntil: null,
  source: { id: "press-co", name: { en: "Press", th: "เพรส" } },
  ...changes,
});

describe("a share", () => {
  test.each([
    ["30", "30%"],
    ["30 %", "30%"],
    ["12.5%", "12.5%"],
    ["  ", ""],
    ["a third", "a third%"],
  ])("typed as %j is sent as %j", (typed, sent) => {
    expect(linkSent({ ...NOTHING_SAID, share: typed }).share).toBe(sent);
  });

  test.each([
    ["", undefined],
    ["30", undefined],
    ["๓๐", undefined],
    ["100", undefined],
    ["100.1", "above"],
    ["-1", "negative"],
    ["a third", "unclear"],
  ])("typed as %j is caught as %s", (typed, trap) => {
    expect(shareTrap(typed)).toBe(trap);
  });

  test.each([0.07, 0.3, 0.285, 1])(
    "of %d that was stated comes back the same when it is not touched",
    (share) => {
      const { share: typed } = termTexts(termsOf(aStatement({ share })));
      const { share: sent } = linkSent({ ...NOTHING_SAID, share: typed });
      expect(Number(sent.replace("%", "")) / 100).toBeCloseTo(share, 12);
    },
  );
});

test("a disclosure that ends before the link begins is caught", () => {
  const texts = { ...NOTHING_SAID, since: "2026-01-02" };
  expect(isReversed({ ...texts, disclosedUntil: "2026-01-01" })).toBe(true);
  expect(isReversed({ ...texts, disclosedUntil: "2026-01-02" })).toBe(false);
});

test("a last day before the first is caught, an open end is not", () => {
  const since = "2026-05-01";
  expect(isReversed({ ...NOTHING_SAID, since, until: "2026-04-30" })).toBe(
    true,
  );
  expect(isReversed({ ...NOTHING_SAID, since, until: since })).toBe(false);
  expect(isReversed({ ...NOTHING_SAID, since })).toBe(false);
});

describe("whose word a link stands on", () => {
  const supplier = aStatement();
  const customer = aStatement({ declaredBy: "customer", isOwn: false });
  const forBoth = aStatement({ declaredBy: "both" });
  const ofCustomer = {
    ...customer,
    source: { id: "aurora", name: { en: "Aurora", th: "ออโรร่า" } },
  };
  test.each([
    [[supplier], true, "ours"],
    [[supplier], false, "theirs"],
    [[customer], true, "theirs"],
    [[supplier, customer], true, "both"],
    [[forBoth], true, "for_both"],
    // Twice the same voice is one voice.
    [[forBoth, supplier], false, "for_both"],
    [[forBoth, ofCustomer], false, "both"],
  ] as const)(
    "of %j, supplying %s, is %s",
    (statements, supplies, standing) => {
      expect(standingOf({ statements }, supplies)).toBe(standing);
    },
  );
});

test("two statements differ in what both say, not in what one leaves open", () => {
  expect(
    differences([
      aStatement({ share: 0.3, since: "2025-01-01", isSingleSource: true }),
      aStatement({ share: 0.4, since: null, isSingleSource: false }),
    ]),
  ).toEqual(["share", "single"]);
  expect(differences([aStatement({ share: 0.3 })])).toEqual([]);
});
