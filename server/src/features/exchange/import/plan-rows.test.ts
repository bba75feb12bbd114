/** What a plan says of rows, in the registry's file: each sentence of design.md, "The workbook". */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { WORKBOOK_LIMITS } from "@saphan/shared/contract";
import {
  ADMIN,
  listed,
  openNetwork,
  outcomes,
  sourceOf,
  type NetworkUnderTest,
  type SheetLines,
} from "../testing/network-under-test.ts";
import { openQuestions } from "./plan-workbook.ts";

let network: NetworkUnderTest;
beforeAll(async () => {
  network = await openNetwork();
  await network.load({
    Entities: [
      "entity_key,name_en,kind,registration_no,parent_key",
      "AUR,Aurora Motor,assembler,0105558123451,",
      "LOTUS-G,Lotus Group,other,,",
      "LOTUS,Lotus Parts,supplier,,LOTUS-G",
      "CHECK,Check and Co,assessor,,",
      "UNION,Parts Union,workers_organisation,,",
      "PROG,Skills Programme,programme,,",
    ],
    Sites: [
      "site_key,entity_key,name_en,province,os_id,main_segment",
      "AUR-1,AUR,Aurora Rayong,Rayong,TH2026001AAAAAA,vehicle_assembly",
      "LOTUS-1,LOTUS,Lotus Chonburi,Chonburi,,chassis",
    ],
    Facts: [
      "site_key,period,fact,value",
      "LOTUS-1,2026-Q1,headcount,80",
      "LOTUS-1,2026-Q2,agency,12",
    ],
    Links: [
      "from_site,to_site,part_family,share,single_source,since,until,declared_by",
      "LOTUS-1,AUR-1,lamp,0.4,yes,2024-01-01,2027-12-31,supplier",
    ],
    Answers: [
      "site_key,indicator_id,period,state,numerator,denominator,value,verification,evidence,note",
      "LOTUS-1,train_coverage,2026-Q2,reported,60,80,,V1,register 7,fine",
      "LOTUS-1,sd_maturity_level,2026-Q2,reported,,,3,,,",
    ],
  });
});
afterAll(() => network.close());

const ANSWERS =
  "site_key,indicator_id,period,side,breakdown,state,numerator,denominator,value,verification,evidence,valid_until,inherited_from,note,source";
const answer = (...cells: readonly string[]): SheetLines => ({
  Answers: [ANSWERS, ...cells.map((line) => `LOTUS-1,${line}`)],
});
const refusals = async (sheets: SheetLines) =>
  listed(await network.plan(sheets), "refused");
const warnings = async (sheets: SheetLines) =>
  listed(await network.plan(sheets), "warned");

describe("cells", () => {
  test.each<[string, SheetLines, readonly string[]]>([
    [
      "an empty key",
      { Entities: ["entity_key,name_en", ",No key"] },
      ["Entities 2 entity_key required"],
    ],
    [
      "a country that is none",
      { Entities: ["entity_key,name_en,country", "X,X,Thailand", "Y,Y,QX"] },
      [
        "Entities 2 country country_unknown",
        "Entities 3 country country_unknown",
      ],
    ],
    [
      "a kind by its name",
      { Entities: ["entity_key,name_en,kind", "X,X,ผู้ผลิต"] },
      ["Entities 2 kind word_unknown"],
    ],
    [
      "a coordinate beyond the poles",
      {
        Sites: ["site_key,latitude,longitude", "AUR-1,91,0", "LOTUS-1,0,-181"],
      },
      [
        "Sites 2 latitude coordinate_out_of_range",
        "Sites 3 longitude coordinate_out_of_range",
      ],
    ],
    [
      "a number that is none, and one below 0",
      { Sites: ["site_key,headcount,women", "AUR-1,many,-4"] },
      ["Sites 2 headcount number_unclear", "Sites 2 women number_negative"],
    ],
    [
      "days that run backwards",
      { Sites: ["site_key,opened,closed", "AUR-1,2026-06-30,2026-06-29"] },
      ["Sites 2 closed dates_reversed"],
    ],
    [
      "an error of a spreadsheet",
      { Sites: ["site_key,headcount,name_en", "AUR-1,#DIV/0!,#N/A"] },
      [
        "Sites 2 headcount spreadsheet_error",
        "Sites 2 name_en spreadsheet_error",
      ],
    ],
    [
      "an error in the very first cell, which is no row of help",
      { Sites: ["site_key,headcount", "#N/A,5"] },
      ["Sites 2 site_key spreadsheet_error"],
    ],
    [
      "a formula that nobody has computed, in the very first cell",
      { Sites: ["site_key,headcount", "#FORMULA!,5"] },
      ["Sites 2 site_key formula_uncomputed"],
    ],
    [
      "a formula that nobody has computed, though its cell is not needed",
      {
        Answers: [
          "site_key,indicator_id,period,state,numerator",
          "AUR-1,train_coverage,2026-Q2,not_collected,#FORMULA!",
        ],
      },
      ["Answers 2 numerator formula_uncomputed"],
    ],
    [
      "a cell that is too long",
      { Sites: ["site_key,name_en", `AUR-1,${"x".repeat(10_001)}`] },
      ["Sites 2 name_en cell_too_long"],
    ],
    [
      "a row with more cells than the header",
      { Sites: ["site_key,name_en", "AUR-1,Aurora, Rayong"] },
      ["Sites 2 too_many_cells"],
    ],
    [
      "periods that are none",
      {
        Facts: [
          "site_key,period,fact,value",
          "LOTUS-1,2/2026,headcount,1",
          "LOTUS-1,2026-06-30,headcount,1",
          "LOTUS-1,summer,headcount,1",
          "LOTUS-1,,headcount,1",
          "LOTUS-1,2029-Q1,headcount,1",
        ],
      },
      [
        "Facts 2 period period_quarter_or_month",
        "Facts 3 period period_is_date",
        "Facts 4 period period_unclear",
        "Facts 5 period required",
        "Facts 6 period period_too_late",
      ],
    ],
    [
      "facts that nobody enters, or at the wrong level",
      {
        Facts: [
          "site_key,entity_key,period,fact,value",
          "LOTUS-1,,2026-Q2,employees,1",
          "LOTUS-1,,2026-Q2,happiness,1",
          ",LOTUS,2026-Q2,headcount,1",
          "LOTUS-1,,2026-Q2,work_rules_in_place,yes",
          "LOTUS-1,LOTUS,2026-Q2,headcount,1",
          ",,2026-Q2,headcount,1",
          "LOTUS-1,,2026-Q2,uses_labour_agency,perhaps",
          "LOTUS-1,,2026-Q2,headcount,",
        ],
      },
      [
        "Facts 2 fact fact_derived",
        "Facts 3 fact fact_unknown",
        "Facts 4 entity_key fact_of_site",
        "Facts 5 site_key fact_of_entity",
        "Facts 6 site_key holder_one",
        "Facts 7 site_key holder_one",
        "Facts 8 value boolean_unclear",
        "Facts 9 value required",
      ],
    ],
    [
      "days that no site takes",
      {
        Facts: [
          "site_key,period,fact,value",
          "LOTUS-1,2026-Q2,recovery_days,731",
          "LOTUS-1,2026-Q2,time_to_recover,-1",
          "LOTUS-1,2026-Q2,input_stock_days,365.5",
          "LOTUS-1,2026-Q2,Days until the site works again after a full stop,a month",
        ],
      },
      [
        "Facts 2 value fact_too_large",
        "Facts 3 value number_negative",
        "Facts 4 value fact_too_large",
        "Facts 5 value number_unclear",
      ],
    ],
    [
      "a disclosure that ends before its link begins",
      {
        Links: [
          "from_site,to_site,since,disclosed_until",
          "LOTUS-1,AUR-1,2026-01-02,2026-01-01",
        ],
      },
      ["Links 2 disclosed_until dates_reversed"],
    ],
    [
      "dates of links that are none",
      {
        Links: [
          "from_site,to_site,since,until",
          "LOTUS-1,AUR-1,01/13/2026,",
          "LOTUS-1,AUR-1,2026-01-02,2026-01-01",
          "LOTUS-1,AUR-1,30/06/26,",
        ],
      },
      [
        "Links 2 since date_impossible",
        "Links 3 until dates_reversed",
        "Links 4 since date_two_digit_year",
      ],
    ],
  ])("%s is refused", async (_title, sheets, expected) => {
    expect(await refusals(sheets)).toEqual(expected);
  });

  test("registration numbers in doubt are warned of, and kept", async () => {
    expect(
      await warnings({
        Entities: [
          "entity_key,name_en,registration_no,country",
          "N1,N1,0105558123450,",
          "N2,N2,12345,TH",
          "N3,N3,HRB 12345,DE",
        ],
      }),
    ).toEqual([
      "Entities 2 registration_no registration_check_digit",
      "Entities 3 registration_no registration_form",
    ]);
  });
});

describe("sheets and columns", () => {
  test("the help row is skipped, and empty rows are no rows", async () => {
    const plan = await network.plan({
      Sites: ["site_key,name_en", "# help,text", ",", "AUR-1,Aurora Rayong"],
    });
    expect(plan.summary.sheets.map(({ rows }) => rows)).toEqual([1]);
    expect(outcomes(plan)).toEqual({ Sites: { unchanged: 1 } });
  });

  test("a # later on is a key like any other", async () => {
    expect(
      await refusals({ Sites: ["site_key,name_en", "AUR-1,", "# 7,Seven"] }),
    ).toEqual(["Sites 3 entity_key required"]);
  });

  test("unknown sheets and columns are reported, not dropped in silence", async () => {
    const plan = await network.plan({
      Sites: ["site_key,colour,", "AUR-1,red,"],
      Notes: ["x"],
    });
    expect(plan.summary.listed.noted).toMatchObject([
      { sheet: "", code: "sheet_unknown", value: "Notes" },
      { sheet: "Sites", row: 1, column: "colour", code: "column_unknown" },
    ]);
    expect(outcomes(plan)).toEqual({ Sites: { unchanged: 1 } });
  });

  test("Thai sheets and headers are read like English ones", async () => {
    const plan = await network.plan({
      สถานประกอบกิจการ: ["รหัสสถานประกอบกิจการ,จังหวัด", "AUR-1,จ.ระยอง"],
    });
    expect(outcomes(plan)).toEqual({ Sites: { unchanged: 1 } });
  });

  test("a sheet without a column that it needs, or with one twice, is refused", async () => {
    expect(
      await refusals({
        Answers: ["site_key,period", "LOTUS-1,2026-Q2"],
        Sites: ["site_key,Site key", "AUR-1,AUR-1"],
      }),
    ).toEqual([
      "Sites 1 Site key column_twice",
      "Answers 1 indicator_id column_missing",
    ]);
  });

  test.each<[string, SheetLines, string]>([
    ["no sheet of the workbook", { Notes: ["x"] }, "no_sheet"],
    [
      "a sheet twice",
      { Sites: ["site_key"], "site-s": ["site_key"] },
      "sheet_twice",
    ],
  ])("a file with %s cannot be imported", async (_title, sheets, code) => {
    const { summary } = await network.plan(sheets);
    expect(summary.hasFault).toBe(true);
    expect(summary.setsAnything).toBe(false);
    expect(summary.listed.refused).toMatchObject([{ row: 0, code }]);
  });

  test("a file with too many rows cannot be imported", async () => {
    const { summary } = await network.plan(
      { Sites: ["site_key,name_en", "AUR-1,A", "LOTUS-1,B"] },
      ADMIN,
      { limits: { ...WORKBOOK_LIMITS, rows: 1 } },
    );
    expect(summary.listed.refused).toMatchObject([{ code: "too_many_rows" }]);
    expect(summary.setsAnything).toBe(false);
  });

  test("a template is nothing to import", async () => {
    const { summary } = await network.plan({
      Sites: ["site_key,name_en", "# key,# name"],
      Answers: ["site_key,indicator_id,period"],
    });
    expect(summary).toMatchObject({
      sheets: [],
      refused: 0,
      setsAnything: false,
      hasFault: false,
    });
  });
});

describe("keys", () => {
  test("equal rows count once, different ones are both refused", async () => {
    const plan = await network.plan({
      Entities: [
        "entity_key,name_en",
        "E,Elm",
        "E,Elm",
        "F,Fir",
        "F,Fig",
        "F,Fir",
      ],
    });
    expect(listed(plan, "refused")).toEqual([
      "Entities 4 entity_key key_twice",
      "Entities 5 entity_key key_twice",
      "Entities 6 entity_key key_twice",
    ]);
    expect(outcomes(plan)).toEqual({
      Entities: { created: 1, repeated: 1, refused: 3 },
    });
  });

  test("a row that is refused takes its double with it", async () => {
    expect(
      await refusals({
        Entities: ["entity_key,name_en,country", "E,Elm,XX1", "E,Elm,TH"],
      }),
    ).toEqual([
      "Entities 2 country country_unknown",
      "Entities 3 entity_key key_twice",
    ]);
  });

  test("answers are the same by site, indicator, period, side, breakdown and source, however these are named", async () => {
    const plan = await network.plan(
      answer(
        "train_digital_coverage,2026-Q2,,,reported,1,2,,,,,,,",
        "Coverage of digital-literacy training,Q2 2026,management,,รายงานแล้ว,1,2,,,,,,,LOTUS",
        "train_digital_coverage,2569-Q2,,,reported,1,3,,,,,,,PROG",
        "train_green_coverage,2026-Q2,,,reported,1,2,,,,,,,",
        "train_green_coverage,2026-Q2,,,reported,1,3,,,,,,,",
      ),
    );
    expect(outcomes(plan)).toEqual({
      Answers: { created: 2, repeated: 1, refused: 2 },
    });
    expect(listed(plan, "refused")).toEqual([
      "Answers 5 site_key key_twice",
      "Answers 6 site_key key_twice",
    ]);
  });

  test("facts and relations too", async () => {
    const plan = await network.plan({
      Facts: [
        "site_key,period,fact,value,source",
        "AUR-1,2026-Q2,headcount,5,",
        "AUR-1,2026-Q2,Everyone who works at the site,5,AUR",
        "AUR-1,2026-Q2,headcount,6,PROG",
        "AUR-1,2026-Q3,headcount,5,",
        "AUR-1,2026-Q3,headcount,6,",
      ],
      Grants: [
        "site_key,organisation_key,since,until",
        "LOTUS-1,AUR,2025-01-01,",
        "LOTUS-1,AUR,01/01/2568,",
        "LOTUS-1,PROG,2025-01-01,",
        "LOTUS-1,PROG,2025-01-01,2026-01-01",
      ],
    });
    expect(outcomes(plan)).toEqual({
      Facts: { created: 2, repeated: 1, refused: 2 },
      Grants: { created: 1, repeated: 1, refused: 2 },
    });
  });

  test("keys that stand for nothing are refused where they are used", async () => {
    expect(
      await refusals({
        Entities: ["entity_key,name_en,parent_key", "E,Elm,NOBODY"],
        Sites: ["site_key,entity_key,name_en", "S,NOBODY,Site"],
        Links: ["from_site,to_site", "NOWHERE,AUR-1"],
        Facts: [
          "site_key,period,fact,value,source",
          "NOWHERE,2026-Q1,headcount,1,",
          "AUR-1,2026-Q1,headcount,1,NOBODY",
        ],
        Answers: [
          "site_key,indicator_id,period,value,source",
          "NOWHERE,sd_maturity_level,2026-Q1,1,",
          "AUR-1,sd_maturity_level,2026-Q1,1,NOBODY",
        ],
        Grants: ["site_key,organisation_key", "AUR-1,NOBODY"],
        Members: ["organisation_key,member_key", "PROG,NOBODY"],
        Targets: [
          "lens_key,indicator_id,target_period",
          "NOBODY,train_coverage,2027-Q1",
        ],
      }),
    ).toEqual([
      "Entities 2 parent_key entity_unknown",
      "Sites 2 entity_key entity_unknown",
      "Facts 2 site_key site_unknown",
      "Facts 3 source entity_unknown",
      "Links 2 from_site site_unknown",
      "Answers 2 site_key site_unknown",
      "Answers 3 source entity_unknown",
      "Grants 2 organisation_key entity_unknown",
      "Members 2 member_key member_unknown",
      "Targets 2 lens_key entity_unknown",
    ]);
  });

  test("what refers to a refused new row is refused, however far", async () => {
    const plan = await network.plan({
      Entities: [
        "entity_key,name_en,country,parent_key",
        "E,Elm,XX1,",
        "F,Fir,TH,E",
        "G,Gum,TH,F",
      ],
      Sites: ["site_key,entity_key,name_en", "S,G,Site"],
      Answers: [
        "site_key,indicator_id,period,value",
        "S,sd_maturity_level,2026-Q1,1",
      ],
      Members: ["organisation_key,member_key", "PROG,S"],
    });
    expect(listed(plan, "refused")).toEqual([
      "Entities 2 country country_unknown",
      "Entities 3 parent_key refers_to_refused",
      "Entities 4 parent_key refers_to_refused",
      "Sites 2 entity_key refers_to_refused",
      "Answers 2 site_key refers_to_refused",
      "Members 2 member_key refers_to_refused",
    ]);
    expect(plan.summary.setsAnything).toBe(false);
  });

  test("what is there already may be spoken of though its row is refused", async () => {
    const plan = await network.plan({
      Sites: ["site_key,latitude", "LOTUS-1,north"],
      Answers: [
        "site_key,indicator_id,period,value",
        "LOTUS-1,sd_maturity_level,2026-Q1,1",
      ],
    });
    expect(outcomes(plan)).toEqual({
      Sites: { refused: 1 },
      Answers: { created: 1 },
    });
  });

  test("something new needs a name, and a new site an entity", async () => {
    expect(
      await refusals({
        Entities: ["entity_key", "E"],
        Sites: ["site_key,name_th", "S,โรงงาน"],
      }),
    ).toEqual([
      "Entities 2 name_en name_missing",
      "Sites 2 entity_key required",
    ]);
  });
});

describe("entities", () => {
  test("a circle of parents is refused, whether in the file or with what is there", async () => {
    expect(
      await refusals({
        Entities: [
          "entity_key,name_en,parent_key",
          "E,Elm,F",
          "F,Fir,E",
          "G,Gum,G",
        ],
      }),
    ).toEqual([
      "Entities 2 parent_key parent_circle",
      "Entities 3 parent_key parent_circle",
      "Entities 4 parent_key parent_circle",
    ]);
    expect(
      await refusals({ Entities: ["entity_key,parent_key", "LOTUS-G,LOTUS"] }),
    ).toEqual(["Entities 2 parent_key parent_circle"]);
  });

  test("what is left empty or out stays as it is", async () => {
    const plan = await network.plan({
      Entities: [
        "entity_key,name_en,kind",
        "LOTUS,,",
        "AUR,Aurora Motor,assembler",
      ],
    });
    expect(outcomes(plan)).toEqual({ Entities: { unchanged: 2 } });
  });

  test("an entity is met by its registration number under a new key", async () => {
    const plan = await network.plan({
      Entities: [
        "entity_key,name_en,registration_no",
        "AURORA,Aurora,0-1055-58123-45-1",
      ],
    });
    expect(outcomes(plan)).toEqual({ Entities: { changed: 1 } });
    expect(
      await refusals({
        Entities: [
          "entity_key,registration_no",
          "AUR,",
          "AURORA,0105558123451",
        ],
      }),
    ).toEqual([
      "Entities 2 entity_key same_record_twice",
      "Entities 3 entity_key same_record_twice",
    ]);
  });

  test("two new ones with one registration number are warned of", async () => {
    expect(
      await warnings({
        Entities: [
          "entity_key,name_en,registration_no",
          "E,Elm,0107544000108",
          "F,Fir,0107544000108",
        ],
      }),
    ).toEqual(["Entities 3 registration_no registration_twice"]);
  });

  test("a like name is a question, unless the registration numbers differ", async () => {
    const plan = await network.plan({
      Entities: [
        "entity_key,name_en,registration_no",
        "L2,LOTUS parts,",
        "A2,Aurora Motor,0107544000108",
      ],
    });
    expect(openQuestions(plan.summary)).toMatchObject([
      {
        id: "entity:L2",
        options: [{ id: network.idOf("entity", "LOTUS") }, { id: "new" }],
      },
    ]);
    expect(outcomes(plan)).toEqual({ Entities: { created: 1, asked: 1 } });
  });
});

describe("sites", () => {
  const lotus = () => network.idOf("site", "LOTUS-1");
  const site = (line: string): SheetLines => ({
    Sites: ["site_key,entity_key,name_en,province,os_id", line],
  });

  test("are met by key, then OS ID, then registration number with province and name", async () => {
    for (const line of [
      "AUR-1,AUR,Another name,,",
      "X,AUR,Another name,,th2026001aaaaaa",
      "X,AUR,aurora rayong,ระยอง,",
    ]) {
      const plan = await network.plan(site(line));
      expect(outcomes(plan)).toEqual({ Sites: { changed: 1 } });
      expect(openQuestions(plan.summary)).toEqual([]);
    }
  });

  test("a near match is a question, never a silent new site", async () => {
    const near = site("X,LOTUS,Lotus Chonburi,Chonburi,");
    const plan = await network.plan(near);
    expect(listed(plan, "asked")).toEqual(["Sites 2 site_key ask_site"]);
    expect(openQuestions(plan.summary)).toMatchObject([
      { id: "site:X", options: [{ id: lotus() }, { id: "new" }] },
    ]);
    expect(plan.summary.setsAnything).toBe(false);

    const same = await network.plan(near, ADMIN, {
      answers: { "site:X": lotus() },
    });
    expect(outcomes(same)).toEqual({ Sites: { changed: 1 } });
    const fresh = await network.plan(near, ADMIN, {
      answers: { "site:X": "new" },
    });
    expect(outcomes(fresh)).toEqual({ Sites: { created: 1 } });
    const nonsense = await network.plan(near, ADMIN, {
      answers: { "site:X": "somewhere" },
    });
    expect(openQuestions(nonsense.summary)).toHaveLength(1);
  });

  test("another place or another name is another site", async () => {
    for (const line of [
      "X,LOTUS,Lotus Chonburi,Rayong,",
      "X,LOTUS,Orchid,Chonburi,",
      "X,AUR,Aurora Rayong,Rayong,TH2026001BBBBBB",
    ])
      expect(outcomes(await network.plan(site(line)))).toEqual(
        line.startsWith("X,AUR")
          ? { Sites: { changed: 1 } }
          : { Sites: { created: 1 } },
      );
  });

  test("what refers to a site that is asked about waits with it", async () => {
    const plan = await network.plan({
      ...site("X,LOTUS,Lotus Chonburi,Chonburi,"),
      Answers: [
        "site_key,indicator_id,period,value",
        "X,sd_maturity_level,2026-Q1,1",
      ],
      Links: ["from_site,to_site", "X,AUR-1"],
    });
    expect(listed(plan, "asked")).toEqual([
      "Sites 2 site_key ask_site",
      "Links 2 from_site refers_to_asked",
      "Answers 2 site_key refers_to_asked",
    ]);
    expect(plan.summary).toMatchObject({ asked: 3, setsAnything: false });
  });

  test("one OS ID on two rows is refused on both", async () => {
    expect(
      await refusals({
        Sites: [
          "site_key,entity_key,name_en,os_id",
          "X,AUR,X,TH1",
          "Y,AUR,Y,th1",
        ],
      }),
    ).toEqual(["Sites 2 os_id os_id_twice", "Sites 3 os_id os_id_twice"]);
  });

  test("an unknown word of a list is asked about once, and its rows wait", async () => {
    const sheets: SheetLines = {
      Sites: [
        "site_key,province,main_segment,part_families",
        "AUR-1,Atlantis,,lamp; wheels",
        "LOTUS-1,Atlantis,,",
      ],
    };
    const plan = await network.plan(sheets);
    expect(listed(plan, "asked")).toEqual([
      "Sites 2 part_families ask_word",
      "Sites 2 province ask_word",
      "Sites 3 province ask_word",
    ]);
    expect(openQuestions(plan.summary)).toMatchObject([
      { id: "word:partFamilies:wheels", rows: 1 },
      { id: "word:provinces:Atlantis", rows: 2, row: 2 },
    ]);
    const answered = await network.plan(sheets, ADMIN, {
      answers: {
        "word:partFamilies:wheels": "empty",
        "word:provinces:Atlantis": "TH-10",
      },
    });
    expect(openQuestions(answered.summary)).toEqual([]);
    expect(outcomes(answered)).toEqual({ Sites: { changed: 2 } });
    const { revisions } = answered.staged("c").next().value ?? {
      revisions: [],
    };
    expect(revisions).toMatchObject([
      { set: { province: "TH-10", partFamilies: ["lamp"] } },
      { set: { province: "TH-10" } },
    ]);
  });

  test("a province of another country is known by its code", async () => {
    const plan = await network.plan({
      Sites: [
        "site_key,country,province",
        "AUR-1,JP,jp-23",
        "LOTUS-1,TH,JP-23",
      ],
    });
    expect(outcomes(plan)).toEqual({ Sites: { changed: 1, asked: 1 } });
  });
});

describe("headcounts on the sheet Sites", () => {
  const facts = async (sheets: SheetLines) =>
    [...(await network.plan(sheets)).staged("c")]
      .flatMap(({ revisions }) => revisions)
      .flatMap((revision) =>
        revision.kind === "facts" ? [[revision.period, revision.values]] : [],
      );
  const Sites = ["site_key,headcount,women,migrants", "AUR-1,1200,400,7"];
  const VALUES = {
    headcount: 1200,
    women_headcount: 400,
    migrant_headcount: 7,
  };
  const Q3_2026 = 2026 * 4 + 2;
  const NOW = 2026 * 4 + 3;

  test("are facts of the newest period of the file", async () => {
    expect(
      await facts({
        Sites,
        Facts: ["site_key,period,fact,value", "LOTUS-1,2026-Q1,headcount,80"],
        Answers: [
          "site_key,indicator_id,period,value",
          "LOTUS-1,sd_maturity_level,2026-Q3,1",
        ],
      }),
    ).toEqual([[Q3_2026, VALUES]]);
  });

  test("without any period they are facts of the current one", async () => {
    expect(await facts({ Sites })).toEqual([[NOW, VALUES]]);
  });

  test("another value in Facts refuses both rows, and what refers to a new site", async () => {
    const plan = await network.plan({
      Sites: [
        "site_key,entity_key,name_en,headcount",
        "AUR-1,,,1200",
        "NEW,AUR,New works,10",
      ],
      Facts: [
        "site_key,period,fact,value",
        "AUR-1,2026-Q2,headcount,1200",
        "NEW,2026-Q2,headcount,11",
        "NEW,2026-Q2,agency,1",
      ],
    });
    expect(listed(plan, "refused")).toEqual([
      "Sites 3 headcount fact_differs",
      "Facts 3 value fact_differs",
      "Facts 4 site_key refers_to_refused",
    ]);
    expect(outcomes(plan)).toEqual({
      Sites: { unchanged: 1, refused: 1 },
      Facts: { created: 1, refused: 2 },
    });
  });
});

describe("links", () => {
  const HEADER =
    "from_site,to_site,part_family,share,single_source,since,until,declared_by,disclosure,source";
  const links = (...lines: readonly string[]): SheetLines => ({
    Links: [HEADER, ...lines],
  });

  test("a site that supplies itself is refused, under one key or two", async () => {
    expect(await refusals(links("AUR-1,AUR-1,,,,,,,,"))).toEqual([
      "Links 2 to_site self_link",
    ]);
    const id = network.idOf("site", "AUR-1");
    expect(await refusals(links(`AUR-1,${id},,,,,,,,`))).toEqual([
      "Links 2 to_site self_link",
    ]);
  });

  test("circles of links are allowed", async () => {
    const plan = await network.plan(links("AUR-1,LOTUS-1,steel,,,,,,,"));
    expect(outcomes(plan)).toEqual({ Links: { created: 1 } });
  });

  test("shares above 1 are warned of, one by one and together", async () => {
    expect(
      await warnings({
        Sites: ["site_key,entity_key,name_en", "N,LOTUS,New"],
        ...links(
          "LOTUS-1,AUR-1,steel,30,,2025-01-01,,supplier,,",
          "LOTUS-1,AUR-1,wire_harness,70 %,,2025-01-01,,customer,,",
          "N,AUR-1,wire_harness,0.4,,2025-01-01,,customer,,",
          "N,AUR-1,wire_harness,0.4,,2020-01-01,2021-01-01,customer,,",
        ),
      }),
    ).toEqual([
      "Links 2 share share_above_1",
      "Links 4 share share_sum_above_1",
    ]);
  });

  test("the source is the declaring end where none is named, of both the supplier", async () => {
    const plan = await network.plan(
      links(
        "LOTUS-1,AUR-1,steel,,,2025-01-01,,customer,,",
        "LOTUS-1,AUR-1,lamp,,,2025-01-01,,supplier,,",
        "LOTUS-1,AUR-1,vehicle,,,2025-01-01,,both,,",
        "LOTUS-1,AUR-1,die,,,2025-01-01,,,,PROG",
      ),
    );
    const sources = [...plan.staged("c")]
      .flatMap(({ revisions }) => revisions)
      .map((revision) => (revision.kind === "link" ? revision.source : ""));
    const [aur, lotus, prog] = ["AUR", "LOTUS", "PROG"].map((key) =>
      network.idOf("entity", key),
    );
    expect(sources).toEqual([aur, lotus, lotus, prog]);
  });

  test("what a customer alone declares stays private, and a row that says otherwise is told so", async () => {
    expect(
      await warnings(
        links(
          "LOTUS-1,AUR-1,steel,,,,,customer,name,",
          "LOTUS-1,AUR-1,lamp,,,2025-01-01,,supplier,name,",
        ),
      ),
    ).toEqual(["Links 2 disclosure disclosure_private"]);
  });

  test("a column that is left out keeps its value, an empty cell takes it away", async () => {
    const short = await network.plan({
      Links: [
        "from_site,to_site,part_family,since,source",
        "LOTUS-1,AUR-1,lamp,2024-01-01,LOTUS",
      ],
    });
    expect(outcomes(short)).toEqual({ Links: { unchanged: 1 } });
    const same = await network.plan(
      links("LOTUS-1,AUR-1,lamp,0.4,yes,2024-01-01,2027-12-31,supplier,,"),
    );
    expect(outcomes(same)).toEqual({ Links: { unchanged: 1 } });
    const opened = await network.plan(
      links("LOTUS-1,AUR-1,lamp,0.4,yes,2024-01-01,,supplier,,"),
    );
    expect(opened.summary.listed.changed).toMatchObject([
      { row: 2, params: { before: "until 2027-12-31" } },
    ]);
  });
});

describe("answers", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "an indicator that is none",
      "happiness,2026-Q1,,,,,,1,,,,,,",
      ["indicator_id indicator_unknown"],
    ],
    [
      "a breakdown in another form",
      "train_coverage,2026-Q1,,women,,1,2,,,,,,,",
      ["breakdown breakdown_form"],
    ],
    [
      "a breakdown that the indicator does not have",
      "train_supervisor_coverage,2026-Q1,,age=15_24,,1,2,,,,,,,",
      ["breakdown breakdown_unknown"],
    ],
    [
      "a breakdown that is computed",
      "train_coverage,2026-Q1,,contract=nonregular,,1,2,,,,,,,",
      ["breakdown breakdown_derived"],
    ],
    [
      "a state that is none",
      "train_coverage,2026-Q1,,,maybe,1,2,,,,,,,",
      ["state word_unknown"],
    ],
    [
      "a state that only a review sets",
      "train_coverage,2026-Q1,,,pending_review,1,2,,,,,,,",
      ["state state_not_importable"],
    ],
    [
      "an answer without value",
      "train_coverage,2026-Q1,,,reported,,,,,,,,,",
      ["value value_missing"],
    ],
    [
      "a value beside a state without one",
      "train_coverage,2026-Q1,,,declined,1,2,,,,,,,",
      ["numerator value_with_state", "denominator value_with_state"],
    ],
    [
      "a numerator alone",
      "train_coverage,2026-Q1,,,,1,,,,,,,,",
      ["denominator denominator_missing"],
    ],
    [
      "a denominator alone",
      "train_coverage,2026-Q1,,,,,2,,,,,,,",
      ["numerator numerator_missing"],
    ],
    [
      "a percentage above 100",
      "train_coverage,2026-Q1,,,,,,101,,,,,,",
      ["value percent_out_of_range"],
    ],
    [
      "a percentage that its parts do not give",
      "train_coverage,2026-Q1,,,,1,2,51,,,,,,",
      ["value value_differs"],
    ],
    [
      "value and numerator that differ",
      "hrdd_severe_incidents,2026-Q1,,,,1,,2,,,,,,",
      ["value value_differs"],
    ],
    [
      "a denominator of a count",
      "hrdd_severe_incidents,2026-Q1,,,,1,2,,,,,,,",
      ["denominator value_not_used"],
    ],
    [
      "a level that is none",
      "sd_maturity_level,2026-Q1,,,,,,5,,,,,,",
      ["value level_unclear"],
    ],
    [
      "a broken level",
      "sd_maturity_level,2026-Q1,,,,,,2.5,,,,,,",
      ["value level_unclear"],
    ],
    [
      "parts of a level",
      "sd_maturity_level,2026-Q1,,,,3,,,,,,,,",
      ["numerator value_not_used"],
    ],
    [
      "a level that is reported as zero",
      "sd_maturity_level,2026-Q1,,,zero_reported,,,,,,,,,",
      ["state zero_not_for_type"],
    ],
    [
      "an option that is none",
      "sd_osh_committee_status,2026-Q1,,,,,,sleeping,,,,,,",
      ["value word_unknown"],
    ],
    [
      "neither yes nor no",
      "wc_age_verification,2026-Q1,,,,,,perhaps,,,,,,",
      ["value boolean_unclear"],
    ],
    [
      "a zero with another value",
      "train_coverage,2026-Q1,,,zero_reported,1,2,,,,,,,",
      ["numerator zero_with_value"],
    ],
    [
      "a negative part",
      "train_coverage,2026-Q1,,,,-1,2,,,,,,,",
      ["numerator number_negative"],
    ],
    [
      "the worker side",
      "train_coverage,2026-Q1,worker,,,1,2,,,,,,,",
      ["side side_worker"],
    ],
    [
      "the assessor side without an assessor",
      "train_coverage,2026-Q1,assessor,,,1,2,,,,,,,PROG",
      ["side side_needs_assessor"],
    ],
    [
      "an assessor on another side",
      "train_coverage,2026-Q1,management,,,1,2,,,,,,,CHECK",
      ["side side_of_assessor"],
    ],
    [
      "a workers' organisation for the management",
      "train_coverage,2026-Q1,,,,1,2,,,,,,,UNION",
      ["side side_of_workers"],
    ],
    [
      "V1 without evidence",
      "train_coverage,2026-Q1,,,,1,2,,V1,,,,,",
      ["evidence evidence_missing"],
    ],
    [
      "V2 of the site itself",
      "train_coverage,2026-Q1,,,,1,2,,V2,seen,,,,",
      ["verification verification_too_high"],
    ],
    [
      "V2 of an entity above the site",
      "train_coverage,2026-Q1,,,,1,2,,V2,seen,,,,LOTUS-G",
      ["verification verification_too_high"],
    ],
    [
      "V3 of a customer who was not there",
      "train_coverage,2026-Q1,,,,1,2,,V3,seen,,,,AUR",
      ["evidence visit_missing"],
    ],
    [
      "V3 of a programme without evidence",
      "train_coverage,2026-Q1,,,,1,2,,V3,,,,,PROG",
      ["evidence visit_missing"],
    ],
    [
      "V4 of a customer",
      "train_coverage,2026-Q1,,,,1,2,,V4,visit: 3 May,,,,AUR",
      ["verification verification_too_high"],
    ],
    [
      "V4 of an assessor without evidence",
      "train_coverage,2026-Q1,,,,1,2,,V4,,,,,CHECK",
      ["evidence evidence_missing"],
    ],
    [
      "a date that is none",
      "train_coverage,2026-Q1,,,,1,2,,,,soon,,,",
      ["valid_until date_unclear"],
    ],
  ])("%s is refused", async (_title, line, expected) => {
    expect(await refusals(answer(line))).toEqual(
      expected.map((fault) => `Answers 2 ${fault}`),
    );
  });

  /** What a line is staged as, without what is as usual. */
  const staged = async (line: string, answers = {}) => {
    const plan = await network.plan(answer(line), ADMIN, { answers });
    expect(listed(plan, "refused")).toEqual([]);
    const revision = [...plan.staged("c")].flatMap(
      (batch) => batch.revisions,
    )[0];
    if (revision?.kind !== "answers") return undefined;
    const [stated] = revision.answers;
    const { state, numerator, denominator, value, option } = stated!;
    return {
      side: revision.side,
      said: [state, numerator, denominator, value, option],
      stated: stated!,
    };
  };

  test.each<[string, string, readonly (string | number | null)[]]>([
    [
      "parts",
      "train_coverage,2026-Q1,,,,1,2,,,,,,,",
      ["reported", 1, 2, null, null],
    ],
    [
      "parts with their rounded percentage",
      "train_coverage,2026-Q1,,,,1,3,33.3,,,,,,",
      ["reported", 1, 3, null, null],
    ],
    [
      "a percentage without base",
      "train_coverage,2026-Q1,,,,,,45,,,,,,",
      ["reported", null, null, 0.45, null],
    ],
    [
      "a percentage of at most 1 with its sign",
      "train_coverage,2026-Q1,,,,,,0.5 %,,,,,,",
      ["reported", null, null, 0.005, null],
    ],
    [
      "a true zero",
      "train_coverage,2026-Q1,,,reported,0,2,,,,,,,",
      ["zero_reported", 0, 2, null, null],
    ],
    [
      "a zero that says so",
      "train_coverage,2026-Q1,,,zero_reported,,2,,,,,,,",
      ["zero_reported", 0, 2, null, null],
    ],
    [
      "a bare zero",
      "train_coverage,2026-Q1,,,,,,0,,,,,,",
      ["zero_reported", null, null, 0, null],
    ],
    [
      "a bare zero that says so",
      "train_coverage,2026-Q1,,,zero_reported,,,,,,,,,",
      ["zero_reported", null, null, 0, null],
    ],
    [
      "a numerator of 0 alone that says so",
      "train_coverage,2026-Q1,,,zero_reported,0,,,,,,,,",
      ["zero_reported", null, null, 0, null],
    ],
    [
      "a ratio",
      "train_hours_avg,2026-Q1,,,,900,80,,,,,,,",
      ["reported", 900, 80, null, null],
    ],
    [
      "a ratio without base",
      "train_hours_avg,2026-Q1,,,,,,11.25,,,,,,",
      ["reported", null, null, 11.25, null],
    ],
    [
      "a count in the value",
      "hrdd_severe_incidents,2026-Q1,,,,,,2,,,,,,",
      ["reported", null, null, 2, null],
    ],
    [
      "a count in the numerator",
      "hrdd_severe_incidents,2026-Q1,,,,2,,,,,,,,",
      ["reported", null, null, 2, null],
    ],
    [
      "a count of 0",
      "hrdd_severe_incidents,2026-Q1,,,,0,,0,,,,,,",
      ["zero_reported", null, null, 0, null],
    ],
    [
      "a level of 0",
      "sd_maturity_level,2026-Q1,,,,,,0,,,,,,",
      ["reported", null, null, 0, null],
    ],
    [
      "no",
      "wc_age_verification,2026-Q1,,,,,,ไม่ใช่,,,,,,",
      ["reported", null, null, 0, null],
    ],
    [
      "an option by name",
      "sd_osh_committee_status,2026-Q1,,,,,,ยังไม่จัดตั้ง,,,,,,",
      ["reported", null, null, null, "absent"],
    ],
    [
      "not applicable",
      "train_coverage,2026-Q1,,,ไม่เกี่ยวข้อง,,,,,,,,,",
      ["not_applicable", null, null, null, null],
    ],
    [
      "not collected",
      "train_coverage,2026-Q1,,,not_collected,,,,,,,,,",
      ["not_collected", null, null, null, null],
    ],
    [
      "declined",
      "train_coverage,2026-Q1,,,declined,,,,,,,,,",
      ["declined", null, null, null, null],
    ],
    [
      "more than the denominator",
      "train_coverage,2026-Q1,,,,3,2,,,,,,,",
      ["reported", 3, 2, null, null],
    ],
  ])("%s is kept", async (_title, line, expected) => {
    expect((await staged(line))?.said).toEqual(expected);
  });

  test("the side follows the source where it is left out", async () => {
    const sides = ["", "CHECK", "AUR", "PROG"].map(
      async (source) =>
        (await staged(`train_coverage,2026-Q1,,,,1,2,,,,,,,${source}`))?.side,
    );
    expect(await Promise.all(sides)).toEqual([
      "management",
      "assessor",
      "management",
      "management",
    ]);
  });

  test.each([
    ["V1", "register 7", ""],
    ["V1", "visit: 3 May", "LOTUS-G"],
    ["Desk-reviewed", "report 3", "AUR"],
    ["V3", "visit: 3 May", "AUR"],
    ["V3", "Visit: 3 May", "PROG"],
    ["V4", "report 9", "CHECK"],
  ])("%s with %p by %p is taken", async (level, evidence, source) => {
    const line = `train_coverage,2026-Q1,,,,1,2,,${level},${evidence},,,,${source}`;
    expect(await refusals(answer(line))).toEqual([]);
  });

  test("day, evidence, note and where it was taken from are kept", async () => {
    const line =
      "train_coverage,2026-Q1,,,,1,2,,V1,register 7,30 มิ.ย. 2570,LOTUS-G,a note,";
    const { stated } = (await staged(line))!;
    expect(stated).toMatchObject({
      verification: 1,
      validUntil: 20_999,
      inheritedFrom: network.idOf("entity", "LOTUS-G"),
      baseAssumed: false,
    });
    expect(stated.evidence).toMatch(/^c:/);
    expect(stated.note).toMatch(/^c:/);
  });

  test("what is the same stays, what differs is changed, with what it was", async () => {
    const plan = await network.plan(
      answer(
        "train_coverage,2026-Q2,,,reported,60,80,,V1,register 7,,,fine,",
        "sd_maturity_level,2026-Q2,,,,,,2,,,,,,",
      ),
    );
    expect(outcomes(plan)).toEqual({ Answers: { unchanged: 1, changed: 1 } });
    expect(plan.summary.listed.changed).toMatchObject([
      {
        row: 3,
        column: "value",
        value: "LOTUS-1 sd_maturity_level 2026-Q2",
        params: { before: "reported 3" },
      },
    ]);
  });

  test.each([
    [
      "another evidence",
      "train_coverage,2026-Q2,,,,60,80,,V1,register 8,,,fine,",
      "evidence",
    ],
    ["no note", "train_coverage,2026-Q2,,,,60,80,,V1,register 7,,,,", "note"],
    [
      "a day",
      "train_coverage,2026-Q2,,,,60,80,,V1,register 7,2027-01-01,,fine,",
      "valid_until",
    ],
  ])("%s is a change", async (_title, line, column) => {
    const plan = await network.plan(answer(line));
    expect(plan.summary.listed.changed).toMatchObject([{ column }]);
  });

  test("another source never overwrites, it stands beside", async () => {
    const plan = await network.plan(
      answer("train_coverage,2026-Q2,,,,60,80,,V2,register 7,,,,AUR"),
    );
    expect(outcomes(plan)).toEqual({ Answers: { created: 1 } });
  });

  test("a numerator above its denominator, and rows above their total, are warned of", async () => {
    expect(
      await warnings(
        answer(
          "train_coverage,2026-Q1,,,,90,80,,,,,,,",
          "train_rights_coverage,2026-Q1,,,,10,80,,,,,,,",
          "train_rights_coverage,2026-Q1,,sex=women,,6,50,,,,,,,",
          "train_rights_coverage,2026-Q1,,sex=men,,5,30,,,,,,,",
          "train_rights_coverage,2026-Q1,,role=production,,6,50,,,,,,,",
        ),
      ),
    ).toEqual([
      "Answers 2 numerator numerator_above_denominator",
      "Answers 5 breakdown breakdown_above_total",
    ]);
  });
});

describe("questions about answers", () => {
  const doubtful = answer(
    "train_coverage,2026-Q1,,,,,,0.45,,,,,,",
    "train_coverage,2025-Q4,,,,,,1,,,,,,",
    "train_coverage,2025-Q3,,,,,,45,,,,,,",
    "wc_ot_cap_breach,2025-Q3,,,,,,0.2,,,,,,",
    "train_hours_avg,2025-Q3,,,,,,0.2,,,,,,",
  );
  test("a bare number above 0 and up to 1 is asked about once a file and indicator", async () => {
    const plan = await network.plan(doubtful);
    expect(
      openQuestions(plan.summary).map(({ id, rows, row }) => [id, rows, row]),
    ).toEqual([
      ["percent:train_coverage", 2, 2],
      ["percent:wc_ot_cap_breach", 1, 5],
    ]);
    expect(outcomes(plan)).toEqual({ Answers: { created: 2, asked: 3 } });
  });

  test.each([
    ["percent", [0.45, 0.01, 0.0045]],
    ["fraction", [0.45, 1, 0.45]],
  ])("answered %p it is taken so", async (choice, expected) => {
    const plan = await network.plan(doubtful, ADMIN, {
      answers: {
        "percent:train_coverage": choice,
        "percent:wc_ot_cap_breach": choice,
      },
    });
    const values = [...plan.staged("c")]
      .flatMap(({ revisions }) => revisions)
      .flatMap((revision) =>
        revision.kind === "answers"
          ? revision.answers
              .filter(({ indicator }) => indicator === "train_coverage")
              .map(({ value }) => value)
          : [],
      );
    expect(values).toEqual(expected);
  });

  test("a denominator of 0 is asked about, and does not hinder", async () => {
    const zero = answer(
      "sd_meeting_regularity,2026-Q1,,,reported,0,0,,,,,,,",
      "sd_meeting_regularity,2026-Q2,,,reported,0,0,,,,,,,",
    );
    const said = async (answers = {}) => {
      const plan = await network.plan(zero, ADMIN, { answers });
      expect(openQuestions(plan.summary)).toEqual([]);
      return {
        warned: listed(plan, "warned").length,
        questions: plan.summary.questions.map(({ id, rows }) => [id, rows]),
        states: [...plan.staged("c")]
          .flatMap(({ revisions }) => revisions)
          .flatMap((revision) =>
            revision.kind === "answers"
              ? revision.answers.map((each) => [each.state, each.denominator])
              : [],
          ),
      };
    };
    const questions = [["zero:sd_meeting_regularity", 2]];
    const written = [
      ["zero_reported", 0],
      ["zero_reported", 0],
    ];
    expect(await said()).toEqual({ warned: 2, questions, states: written });
    expect(await said({ "zero:sd_meeting_regularity": "as_written" })).toEqual({
      warned: 0,
      questions,
      states: written,
    });
    expect(
      await said({ "zero:sd_meeting_regularity": "not_applicable" }),
    ).toEqual({
      warned: 0,
      questions,
      states: [
        ["not_applicable", null],
        ["not_applicable", null],
      ],
    });
  });

  test("a percentage without base is offered the base fact of its period", async () => {
    const bare: SheetLines = {
      Answers: [
        ANSWERS,
        "LOTUS-1,train_coverage,2026-Q2,,,,,,45,,,,,,",
        "LOTUS-1,train_coverage,2026-Q2,,sex=women,,,,40,,,,,,",
        "LOTUS-1,train_sdpa_coverage,2026-Q2,,,,,,50,,,,,,",
        "LOTUS-1,sd_voice_confidence,2026-Q2,,,,,,60,,,,,,",
        "AUR-1,train_coverage,2026-Q2,,,,,,25,,,,,,",
        "LOTUS-1,wc_ot_cap_breach,2026-Q2,,,,,,60,,,,,,",
      ],
      Facts: ["site_key,period,fact,value", "AUR-1,2026-Q2,headcount,1000"],
    };
    const plan = await network.plan(bare);
    expect(openQuestions(plan.summary)).toEqual([]);
    expect(plan.summary.questions.map(({ id }) => id)).toEqual([
      "base:train_coverage",
      "base:train_sdpa_coverage",
      "base:sd_voice_confidence",
    ]);
    const used = await network.plan(bare, ADMIN, {
      answers: {
        "base:train_coverage": "use_base",
        "base:train_sdpa_coverage": "use_base",
        "base:sd_voice_confidence": "use_base",
      },
    });
    // The headcount of 2026-Q1 is still the stock of 2026-Q2; employees are 80 less 12 agency-hired.
    expect(
      [...used.staged("c")]
        .flatMap(({ revisions }) => revisions)
        .flatMap((revision) =>
          revision.kind === "answers"
            ? revision.answers.map((each) => [
                each.indicator,
                each.breakdown,
                each.numerator,
                each.denominator,
                each.value,
                each.baseAssumed,
              ])
            : [],
        ),
    ).toEqual([
      ["train_coverage", "", 36, 80, null, true],
      ["train_coverage", "sex=women", null, null, 0.4, false],
      ["train_sdpa_coverage", "", 34, 68, null, true],
      ["sd_voice_confidence", "", null, null, 0.6, false],
      ["wc_ot_cap_breach", "", null, null, 0.6, false],
      ["train_coverage", "", 250, 1000, null, true],
    ]);
    expect(listed(used, "warned")).toEqual([
      "Answers 5 denominator base_missing",
    ]);
  });
});

describe("targets and members", () => {
  test("are read with their signs, names and defaults", async () => {
    const plan = await network.plan({
      Targets: [
        "lens_key,indicator_id,breakdown,baseline,target,target_period,illustrative",
        "AUR,train_coverage,ประเภทสัญญาจ้าง=ไม่ประจำ,40 %,80,2035-Q4,ใช่",
      ],
      Members: [
        "organisation_key,member_key,role",
        "PROG,LOTUS,",
        "PROG,AUR-1,participant",
      ],
    });
    const revisions = [...plan.staged("c")].flatMap((batch) => batch.revisions);
    expect(revisions).toMatchObject([
      { kind: "enrolment", role: "member", memberSite: "" },
      { kind: "enrolment", role: "participant", memberEntity: "" },
      {
        kind: "target",
        breakdown: "contract=nonregular",
        baseline: 40,
        target: 80,
        illustrative: true,
      },
    ]);
  });

  test("a target on a split that there is not is refused", async () => {
    expect(
      await refusals({
        Targets: [
          "lens_key,indicator_id,breakdown,target_period",
          "AUR,sd_maturity_level,sex=women,2027-Q4",
          "AUR,happiness,,2027-Q4",
        ],
      }),
    ).toEqual([
      "Targets 2 breakdown breakdown_unknown",
      "Targets 3 indicator_id indicator_unknown",
    ]);
  });
});

describe("a plan", () => {
  test("stops when it is called off", async () => {
    const stop = new AbortController();
    const rows = Array.from({ length: 5_000 }, (_, i) => `E${i},Entity ${i}`);
    const planned = network.plan(
      { Entities: ["entity_key,name_en", ...rows] },
      ADMIN,
      {
        signal: stop.signal,
        onProgress: () => {
          stop.abort(new Error("called off"));
        },
      },
    );
    await expect(planned).rejects.toThrow("called off");
  });

  test("tells how far it is", async () => {
    const seen: string[] = [];
    const rows = Array.from({ length: 1_500 }, (_, i) => `E${i},Entity ${i}`);
    await network.plan({ Entities: ["entity_key,name_en", ...rows] }, ADMIN, {
      onProgress: ({ phase, rows: read }) => seen.push(`${phase} ${read}`),
    });
    expect(seen).toEqual(["reading 1000", "comparing 1500"]);
  });

  test("lists the first thousand of a kind by row, and counts all", async () => {
    const rows = Array.from({ length: 1_200 }, (_, i) => `E${i},Entity,XX1`);
    const { summary } = await network.plan({
      Entities: ["entity_key,name_en,country", ...rows],
    });
    expect(summary.refused).toBe(1_200);
    expect(summary.listed.refused).toHaveLength(1_000);
    expect(summary.listed.refused.at(-1)?.row).toBe(1_001);
  });

  test("says that somebody has set a row's record since", async () => {
    const sheets = answer("train_coverage,2026-Q2,,,,61,80,,,,,,,");
    const first = await network.plan(sheets);
    const again = await network.plan(sheets, ADMIN, { since: first.touches });
    expect(listed(again, "moved")).toEqual(["Answers 2 moved"]);
    expect(again.summary.moved).toBe(1);
  });

  test("gives way to other work", async () => {
    let turns = 0;
    let isOver = false;
    const turn = () => {
      turns++;
      if (!isOver) setImmediate(turn);
    };
    turn();
    const lines = Array.from({ length: 60_000 }, (_, i) =>
      [
        i % 2 === 0 ? "LOTUS-1" : "AUR-1",
        "train_coverage",
        `${1990 + Math.floor(i / 1_700)}-Q1,,,,${i},80,,,,,,,`,
      ].join(","),
    );
    const source = sourceOf({ Answers: [ANSWERS, ...lines] });
    const startedAt = performance.now();
    await network.plan({}, ADMIN, { source });
    isOver = true;
    // A turn at least every 60 ms on average, on a machine that does other things too.
    expect(turns).toBeGreaterThan((performance.now() - startedAt) / 60);
  });
});
