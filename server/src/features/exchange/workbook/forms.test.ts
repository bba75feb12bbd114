/** Every form that `headers.json` lists, and those that it refuses. */
import { describe, expect, test } from "@jest/globals";
import { loadCatalogue } from "@saphan/shared/contract";
import { formatDay, formatPeriod } from "@saphan/shared/core";
import fc from "fast-check";
import { readBoolean } from "./booleans.ts";
import { escapeFormula } from "@saphan/shared/contract";
import { cleanText, matchingKey } from "./cell-text.ts";
import { readDay, readPeriod } from "./dates.ts";
import {
  readNumber,
  readPercentage,
  readShare,
  writeNumber,
  writePercentage,
} from "./numbers.ts";
import { readRegistrationNumber } from "./registration.ts";
import { buildWordLists } from "./word-lists.ts";

const lists = buildWordLists(loadCatalogue());

describe("text", () => {
  test.each([
    ["is trimmed, no-break spaces too", "\u00a0 AUR-001 \t", "AUR-001"],
    ["is composed (NFC)", "Cafe\u0301", "Caf\u00e9"],
    ["loses characters of no width", "ระ\u200bยอง\ufeff", "ระยอง"],
    ["has one SARA AM", "น\u0e4d\u0e32", "นำ"],
    ["has one SARA AM behind a tone mark", "น\u0e49\u0e4d\u0e32", "น้ำ"],
    ["has one SARA AM around a tone mark", "น\u0e4d\u0e49\u0e32", "น้ำ"],
    ["loses the sign that keeps a formula from running", "'=1+1", "=1+1"],
    ["keeps an apostrophe that protects nothing", "'quoted'", "'quoted'"],
  ])("%s", (_title, raw, expected) => {
    expect(cleanText(raw)).toBe(expected);
  });

  test.each(["=1+1", "+66 2", "-5", "@name", "'=x", "''@x"])(
    "%s is no formula in an export, and reads back as it was",
    (text) => {
      expect(escapeFormula(text)).toBe(`'${text}`);
      expect(cleanText(escapeFormula(text))).toBe(text);
    },
  );

  test("any text that was read once is written and read without change", () => {
    const lead = fc.constantFrom("", "'", "''", "=", "+", "-", "@", "'=", "a");
    fc.assert(
      fc.property(lead, fc.string({ unit: "grapheme" }), (start, rest) => {
        const text = cleanText(start + rest);
        expect(cleanText(escapeFormula(text))).toBe(text);
        expect(escapeFormula(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

describe("numbers", () => {
  test.each([
    ["1234.5", 1234.5],
    ["1,234.5", 1234.5],
    ["1 234.5", 1234.5],
    ["1\u00a0234.5", 1234.5],
    ["1\u202f234\u202f567", 1234567],
    ["๑,๒๓๔.๕", 1234.5],
    ["-3", -3],
    ["+3", 3],
    [".5", 0.5],
    ["0", 0],
    ["1e-7", 1e-7],
    ["1.5E+03", 1500],
    ["9007199254740993", 9007199254740992],
  ])("%s is read", (text, expected) => {
    expect(readNumber(text)).toBe(expected);
  });
  test.each([
    "",
    "12,34",
    "1,5",
    "1.234,5",
    "1,234 567",
    "12 workers",
    "NaN",
    "Infinity",
    "1e999",
    "0x10",
    "--1",
    "45 %",
  ])("%p is no number", (text) => {
    expect(readNumber(text)).toBeUndefined();
  });
});

describe("percentages and shares", () => {
  test.each([
    ["45", 0.45, false, 45],
    ["45 %", 0.45, true, 45],
    ["45%", 0.45, true, 45],
    ["๔๕ %", 0.45, true, 45],
    ["0.45", 0.0045, false, 0.45],
    ["7", 0.07, false, 7],
    ["1,000%", 10, true, 1000],
  ])("%s is read as a percentage", (text, fraction, marked, written) => {
    expect(readPercentage(text)).toEqual({ fraction, marked, written });
  });
  test.each(["%", "", "4 5 %", "forty"])("%p is no percentage", (text) => {
    expect(readPercentage(text)).toBeUndefined();
  });
  test.each([
    ["0.3", 0.3],
    ["30 %", 0.3],
    ["30%", 0.3],
    ["1.2", 1.2],
  ])("%s is read as a share", (text, expected) => {
    expect(readShare(text)).toBe(expected);
  });

  test("every number is written so that it reads back the same", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (value) => {
          const back = readNumber(writeNumber(value));
          expect(back).toBe(Object.is(value, -0) ? 0 : value);
        },
      ),
      { numRuns: 2000 },
    );
  });
  test("every fraction is written as a percentage that reads back the same", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (fraction) => {
        const text = writePercentage(fraction);
        expect(text).toMatch(/^\d+(\.\d+)?%$/);
        expect(readPercentage(text)?.fraction).toBe(fraction);
      }),
      { numRuns: 2000 },
    );
    expect(
      ["0.07", "1", "0.005", "0.123456"].map(Number).map(writePercentage),
    ).toEqual(["7%", "100%", "0.5%", "12.3456%"]);
  });
});

describe("days", () => {
  test.each([
    ["2026-06-30", "2026-06-30"],
    ["2026-6-3", "2026-06-03"],
    ["30/06/2026", "2026-06-30"],
    ["3/6/2026", "2026-06-03"],
    ["30-06-2026", "2026-06-30"],
    ["30/06/2569", "2026-06-30"],
    ["2569-06-30", "2026-06-30"],
    ["30 มิ.ย. 2569", "2026-06-30"],
    ["30 มิถุนายน 2569", "2026-06-30"],
    ["๓๐ มิถุนายน พ.ศ. ๒๕๖๙", "2026-06-30"],
    ["30 Jun 2026", "2026-06-30"],
    ["30-Jun-2026", "2026-06-30"],
    ["30 june 2026", "2026-06-30"],
    ["1 มีนาคม 2569", "2026-03-01"],
    ["1 มี.ค. 2569", "2026-03-01"],
    ["05/06/2026", "2026-06-05"],
    ["2026-06-30T00:00:00", "2026-06-30"],
    ["2026-06-30 00:00:00", "2026-06-30"],
    ["29/02/2567", "2024-02-29"],
    ["01/01/2399", "2399-01-01"],
    ["01/01/2400", "1857-01-01"],
  ])("%s is read", (text, expected) => {
    const day = readDay(text);
    expect(typeof day === "number" ? formatDay(day) : day).toBe(expected);
  });
  test.each([
    ["06/13/2026", "date_impossible"],
    ["30/02/2026", "date_impossible"],
    ["29/02/2568", "date_impossible"],
    ["30/06/69", "date_two_digit_year"],
    ["30 มิ.ย. 69", "date_two_digit_year"],
    ["30 Juni 2026", "date_unclear"],
    ["30/06-2026", "date_unclear"],
    ["46203", "date_unclear"],
    ["2026-06-30T09:15:00", "date_unclear"],
    ["soon", "date_unclear"],
  ])("%s is refused", (text, fault) => {
    expect(readDay(text)).toBe(fault);
  });
});

describe("periods", () => {
  test.each([
    ["2026-Q2", "2026-Q2"],
    ["2026Q2", "2026-Q2"],
    ["2026-q2", "2026-Q2"],
    ["Q2 2026", "2026-Q2"],
    ["Q2/2026", "2026-Q2"],
    ["ไตรมาส 2/2569", "2026-Q2"],
    ["ไตรมาสที่ 2 พ.ศ. 2569", "2026-Q2"],
    ["ไตรมาส ๒/๒๕๖๙", "2026-Q2"],
    ["2569-Q2", "2026-Q2"],
  ])("%s is read", (text, expected) => {
    const period = readPeriod(text);
    expect(typeof period === "number" ? formatPeriod(period) : period).toBe(
      expected,
    );
  });
  test.each([
    ["2/2026", "period_quarter_or_month"],
    ["2026-02", "period_quarter_or_month"],
    ["2026-05-15", "period_is_date"],
    ["15 พ.ค. 2569", "period_is_date"],
    ["2026-Q5", "period_unclear"],
    ["2026", "period_unclear"],
    ["last quarter", "period_unclear"],
  ])("%s is refused", (text, fault) => {
    expect(readPeriod(text)).toBe(fault);
  });
});

describe("yes and no", () => {
  test.each([
    ["true", true],
    ["TRUE", true],
    ["Yes", true],
    ["1", true],
    ["๑", true],
    ["ใช่", true],
    ["มี", true],
    ["false", false],
    ["no", false],
    ["0", false],
    ["ไม่ใช่", false],
    ["ไม่มี", false],
  ])("%s is read", (text, expected) => {
    expect(readBoolean(text)).toBe(expected);
  });
  test.each(["", "-1", "1.0", "maybe", "x"])("%p is neither", (text) => {
    expect(readBoolean(text)).toBeUndefined();
  });
});

describe("registration numbers", () => {
  test.each([
    ["0105558123451", "TH", "0105558123451", undefined],
    ["0 1055 58123 45 1", "TH", "0105558123451", undefined],
    ["0-1055-58123-45-1", "TH", "0105558123451", undefined],
    ["๐๑๐๕๕๕๘๑๒๓๔๕๑", "TH", "0105558123451", undefined],
    ["0105558123455", "TH", "0105558123455", "registration_check_digit"],
    ["105558123451", "TH", "105558123451", "registration_form"],
    ["DEMO-1", "TH", "DEMO-1", "registration_form"],
    ["0100-01-008846", "JP", "0100-01-008846", undefined],
  ])("%s of %s", (text, country, expected, doubt) => {
    expect(readRegistrationNumber(text, country)).toEqual({
      text: expected,
      ...(doubt ? { doubt } : {}),
    });
  });
});

describe("words of lists", () => {
  test.each([
    ["TH-21", "TH-21"],
    ["th-21", "TH-21"],
    ["Rayong", "TH-21"],
    ["ระยอง", "TH-21"],
    ["จังหวัดระยอง", "TH-21"],
    ["จ.ระยอง", "TH-21"],
    ["จ. ระยอง", "TH-21"],
    ["chon buri", "TH-20"],
    ["Chonburi", "TH-20"],
    ["กรุงเทพฯ", "TH-10"],
    ["กรุงเทพมหานคร", "TH-10"],
    ["กทม.", "TH-10"],
    ["กทม", "TH-10"],
    ["Atlantis", undefined],
    ["TH-99", undefined],
  ])("the province %s", (text, expected) => {
    expect(lists.provinces.idOf(text)).toBe(expected);
  });

  test("every province is known by its id and both names", () => {
    for (const { id, name } of lists.provinces.words) {
      const { en, th } = name;
      const known = [id, en, th, `จังหวัด${th}`].map(lists.provinces.idOf);
      expect(known).toEqual([id, id, id, id]);
    }
  });

  test.each([
    ["states", "reported", "รายงานแล้ว", "Reported"],
    ["states", "not_applicable", "ไม่เกี่ยวข้อง", "Not applicable"],
    ["verifications", "V1", "มีเอกสารแนบ", "Documented"],
    ["facts", "women_headcount", "ผู้หญิงในสถานประกอบกิจการ", "women"],
    [
      "indicators",
      "train_rights_coverage",
      "train rights-coverage",
      "Coverage of workplace-rights training",
    ],
    ["segments", "chassis", "ระบบรองรับ เบรก และพวงมาลัย", "CHASSIS"],
    ["partFamilies", "lamp", "โคมไฟ", "Lamps"],
    ["revenueBands", "50m_300m", "50 ถึง 300 ล้านบาท", "50M-300M"],
  ] as const)("of %s %s is known by id and name", (list, id, th, en) => {
    expect([id, th, en].map((text) => lists[list].idOf(text))).toEqual([
      id,
      id,
      id,
    ]);
  });

  test.each([
    ["kinds", "supplier", "ผู้ผลิตชิ้นส่วน"],
    ["ownerships", "thai_majority", "ไทยถือหุ้นใหญ่"],
    ["declarers", "both", "ทั้งสองฝ่าย"],
    ["disclosures", "existence", "มีอยู่"],
    ["roles", "participant", "ผู้เข้าร่วม"],
    ["sides", "management", "ฝ่ายจัดการ"],
  ] as const)("of %s only the id %s is known", (list, id, name) => {
    expect(lists[list].idOf(id.toUpperCase())).toBe(id);
    expect(lists[list].idOf(name)).toBeUndefined();
  });

  test("options are known by id and name", () => {
    const options = lists.options.get("sd_welfare_committee_status");
    expect(
      ["functioning", "Set up and meeting as required", "ยังไม่จัดตั้ง"].map(
        (text) => options?.idOf(text),
      ),
    ).toEqual(["functioning", "functioning", "absent"]);
  });

  test("keys and values of breakdowns are known by id and name", () => {
    expect(lists.breakdownKeys.idOf("เพศ")).toBe("sex");
    expect(lists.breakdowns.get("sex")?.values.idOf("หญิง")).toBe("women");
    expect(lists.breakdowns.get("contract")?.derived.has("nonregular")).toBe(
      true,
    );
  });

  test("names are compared like headers", () => {
    expect(matchingKey(" Name_(English). ")).toBe(matchingKey("name english"));
  });
});
