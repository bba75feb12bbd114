import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { EntityRecord, SiteRecord } from "../snapshot/snapshot.ts";
import { NO_DAY } from "../time/day.ts";
import {
  comparePair,
  entityForm,
  findDuplicates,
  kilometres,
  maybeSuspect,
  rarityAmong,
  siteForm,
  SUSPECT,
  type DuplicateRecord,
} from "./duplicates.ts";
import { nameForm } from "./name-form.ts";
import { profileFaults } from "./profile-faults.ts";
import {
  hasRightCheckDigit,
  isRegistrationForm,
} from "./registration-number.ts";
import { jaroWinkler } from "./similarity.ts";

const anEntity = (
  en: string,
  th = "",
  changes: Partial<EntityRecord> = {},
): EntityRecord => ({
  id: en,
  name: { en, th },
  registrationNo: "",
  country: "TH",
  kind: "supplier",
  parent: -1,
  ownership: "unknown",
  revenueBand: "",
  ...changes,
});
const aSite = (
  entity: number,
  en: string,
  changes: Partial<SiteRecord> = {},
): SiteRecord => ({
  id: en,
  entity,
  name: { en, th: "" },
  country: "TH",
  province: "TH-21",
  latitude: null,
  longitude: null,
  mainSegment: "plastics",
  partFamilies: [],
  osId: "",
  opened: NO_DAY,
  closed: NO_DAY,
  ...changes,
});

/** Enough others, so that what all firms are called tells little. */
const OTHERS = [
  "Amber",
  "Basalt",
  "Cobalt",
  "Dolomite",
  "Ebony",
  "Feldspar",
].map((name, i) =>
  anEntity(`${name} Plastics Co., Ltd.`, "", { registrationNo: `90${i}` }),
);
const suspectsAmong = (...entities: EntityRecord[]) => {
  const all = [...entities, ...OTHERS];
  return findDuplicates(all.map((_, row) => entityForm(all, row)));
};

describe("a name", () => {
  test("is compared without legal form, country and order of words", () => {
    const texts = [
      "Quiet River Plastics Co., Ltd.",
      "Quiet River Plastics (Thailand) Company Limited",
      "Plastics Quiet River Public Company Limited",
    ].map((name) => nameForm(name).text);
    expect(new Set(texts).size).toBe(1);
    expect(nameForm("บริษัท แม่น้ำเงียบ จำกัด (มหาชน)").text).toBe(
      nameForm("บจก. แม่น้ำเงียบ (ประเทศไทย)").text,
    );
  });

  // Invented firms; the Thai writes the English as it sounds, as most do.
  const SOUNDS: readonly (readonly [string, string])[] = [
    ["Quiet Auto Body", "ไควเอ็ท โอโต้ บอดี้"],
    ["Sayan Plastic", "สายัณห์ พลาสติก"],
    ["Rattana Rubber", "รัตนา รับเบอร์"],
    ["Sri Thong Casting", "ศรีทองคาสติ้ง"],
    ["Bangkhla Interior", "บางคล้า อินทีเรีย"],
    ["Silver Stamping", "ซิลเวอร์ สแตมปิ้ง"],
    ["Purple Bearing", "เพอร์เพิล แบริ่ง"],
    ["Modern Seat", "โมเดิร์น ซีท"],
    ["Prompt Glass", "พร้อม กลาส"],
    ["Violet Spring", "ไวโอเล็ต สปริง"],
    ["Lanta Metal", "ลันตา เมทัล"],
    ["Delta Brake", "เดลต้า เบรค"],
  ];
  test("sounds alike in both scripts: most pairs are found, and no wrong one", () => {
    const likeness = (en: string, th: string) =>
      jaroWinkler(nameForm(en).sound, nameForm(th).sound);
    const found = SOUNDS.filter(([en, th]) => likeness(en, th) >= 0.92);
    const wrong = SOUNDS.flatMap(([en]) =>
      SOUNDS.filter(([other, th]) => other !== en && likeness(en, th) >= 0.92),
    );
    expect(found.length).toBeGreaterThanOrEqual(9);
    expect(wrong).toEqual([]);
  });

  test("is as alike as Winkler's own examples say", () => {
    expect(jaroWinkler("martha", "marhta")).toBeCloseTo(0.9611, 4);
    expect(jaroWinkler("dwayne", "duane")).toBeCloseTo(0.84, 4);
    expect(jaroWinkler("dixon", "dicksonx")).toBeCloseTo(0.8133, 4);
  });
});

describe("a registration number", () => {
  test("has a check digit: one wrong digit shows", () => {
    const right = "0105500000019";
    const weights = [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
    const sum = weights.reduce(
      (total, weight, i) => total + weight * Number(right[i]),
      0,
    );
    const made = right.slice(0, 12) + ((11 - (sum % 11)) % 10);
    expect(hasRightCheckDigit(made)).toBe(true);
    const next = String((Number(made[12]) + 1) % 10);
    expect(hasRightCheckDigit(made.slice(0, 12) + next)).toBe(false);
    expect(isRegistrationForm("12345")).toBe(false);
  });
});

describe("two records are suspected", () => {
  test("with the same number, whatever they are called", () => {
    const [pair] = suspectsAmong(
      anEntity("Quiet River", "", { registrationNo: "0105500000010" }),
      anEntity("Loud Hill", "", { registrationNo: "0-1055-00000-01-0" }),
    );
    expect(pair).toMatchObject({ a: 0, b: 1, score: 12 });
    expect(
      pair?.evidence.find(({ field }) => field === "registration"),
    ).toEqual({ field: "registration", match: "equal", weight: 16 });
  });
  test("misspelt, and under another legal form", () => {
    const pairs = suspectsAmong(
      anEntity("Tranquil Riverside Plastics Co., Ltd.", "ริมน้ำ"),
      anEntity("Tranquil Riversde Plastics PCL", "ริมน้ำ"),
    );
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([]);
    // A misspelt name alone is 7: with an equal number or place it is more.
    const sites = [
      aSite(0, "Tranquil Riverside Plastics", {
        latitude: 13.7,
        longitude: 101,
      }),
      aSite(1, "Tranquil Riversde Plastics", {
        latitude: 13.7,
        longitude: 101,
      }),
      ...OTHERS.map((_, i) => aSite(2 + i, `Other ${i} Plastics`)),
    ];
    const owners = [anEntity("A"), anEntity("B"), ...OTHERS];
    const found = findDuplicates(
      sites.map((_, row) => siteForm(sites, owners, row)),
    );
    expect(found.map(({ a, b }) => [a, b])).toEqual([[0, 1]]);
  });
  test("one in Thai, the other in English", () => {
    const entities = [anEntity("A"), anEntity("B"), ...OTHERS];
    const sites = [
      aSite(0, "Rattana Rubber", { latitude: 13.7, longitude: 101 }),
      aSite(1, "", {
        name: { en: "", th: "รัตนา รับเบอร์" },
        latitude: 13.701,
        longitude: 101,
      }),
    ];
    const [pair] = findDuplicates(
      sites.map((_, row) => siteForm(sites, entities, row)),
    );
    expect(
      pair?.evidence.find(({ field }) => field === "name_sound")?.match,
    ).toBe("alike");
  });
  test("not because two plants of one firm are numbered", () => {
    const owner = [anEntity("Quiet River"), ...OTHERS];
    const sites = [
      aSite(0, "Quiet River, Rayong 1"),
      aSite(0, "Quiet River, Rayong 2"),
    ];
    expect(
      findDuplicates(sites.map((_, row) => siteForm(sites, owner, row))),
    ).toEqual([]);
  });
});

test("a degree of latitude is 111 km", () => {
  expect(
    kilometres(
      { latitude: 13, longitude: 100 },
      { latitude: 14, longitude: 100 },
    ),
  ).toBeCloseTo(111.2, 1);
});

describe("neighbours in the order of keys", () => {
  const WORDS = ["river", "hill", "quiet", "loud", "plastics", "1", "2"];
  const PLACES = [
    [null, null],
    [13.7, 101],
    [13.702, 101],
    [14.5, 101],
  ] as const;
  const firms = [anEntity("Quiet"), anEntity("Quiet Ltd"), anEntity("Loud")];
  const OWNERS = firms.map((_, row) => ({ row, of: entityForm(firms, row) }));
  const records: fc.Arbitrary<readonly DuplicateRecord[]> = fc
    .array(
      fc.record({
        words: fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }),
        registration: fc.constantFrom("", "0105500000010", "0105500000028"),
        osId: fc.constantFrom("", "", "TH1", "TH2"),
        province: fc.constantFrom("", "TH-21", "TH-20"),
        segment: fc.constantFrom("", "plastics", "glass"),
        place: fc.constantFrom(...PLACES),
        owner: fc.constantFrom(undefined, ...OWNERS),
      }),
      { maxLength: 9 },
    )
    .map((list) =>
      list.map(
        ({ words, place: [latitude, longitude], owner, ...rest }, row) => ({
          row,
          en: nameForm(words.join(" ")),
          th: nameForm(""),
          latitude,
          longitude,
          ...(owner && { owner }),
          ...rest,
        }),
      ),
    );

  test("find nothing that comparing each with each does not, and miss none that share a key", () => {
    fc.assert(
      fc.property(records, (list) => {
        const rarity = rarityAmong(list);
        const slow = new Set<string>();
        const sure = new Set<string>();
        for (const a of list)
          for (const b of list) {
            if (a.row >= b.row) continue;
            const { score } = comparePair(a, b, rarity);
            if (score < SUSPECT) continue;
            expect(maybeSuspect(a, b)).toBe(true);
            slow.add(`${a.row} ${b.row}`);
            const shares =
              (a.registration !== "" && a.registration === b.registration) ||
              (a.osId !== "" && a.osId === b.osId) ||
              (a.en.text !== "" && a.en.text === b.en.text);
            if (shares) sure.add(`${a.row} ${b.row}`);
          }
        const fast = findDuplicates(list).map(({ a, b }) => `${a} ${b}`);
        expect(fast.filter((pair) => !slow.has(pair))).toEqual([]);
        expect([...sure].filter((pair) => !fast.includes(pair))).toEqual([]);
        expect(new Set(fast).size).toBe(fast.length);
      }),
      { numRuns: 300 },
    );
  });
});

test("faults of records are told by kind; what has closed is left as it is", () => {
  const entities = [
    anEntity("A", "ก", { registrationNo: "0105500000012" }),
    anEntity("B", "ข", { registrationNo: "12" }),
    anEntity("C", "ค", { kind: "programme" }),
    anEntity("D", "ง", { country: "JP", registrationNo: "x" }),
  ];
  const sites = [
    aSite(0, "P", { province: "", latitude: 1, longitude: 1 }),
    aSite(0, "Q", { province: "", closed: 5 }),
  ];
  expect(
    profileFaults(entities, sites, 10).map(({ kind, row }) => `${kind} ${row}`),
  ).toEqual([
    "registration_check_digit 0",
    "registration_form 1",
    "no_province 0",
    "no_name 0",
  ]);
});
