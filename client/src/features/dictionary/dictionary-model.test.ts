import { describe, expect, test } from "@jest/globals";
import { catalogueTerms } from "../../testing/catalogue-terms.ts";
import { questions } from "../../lib/questions.ts";
import {
  chosenRows,
  dictionaryRows,
  type DictionaryEntry,
  type DictionaryFilter,
} from "./dictionary-model.ts";

const text = (en: string, th = en) => ({ en, th });
const terms = catalogueTerms().indicators;
const entries: DictionaryEntry[] = terms.map(({ id, name }) => ({
  id,
  numerator: text(`those counted in ${name.en}`),
  denominator: null,
  appliesTo: text("All sites", "ทุกสถานประกอบกิจการ"),
  frequency: text("Annual"),
  mappings:
    id === "train_coverage"
      ? [
          {
            clause: text("404-1", "ข้อ 404-1"),
            standard: { id: "GRI", name: text("GRI Standards") },
          },
        ]
      : [],
}));
const rows = dictionaryRows(terms, entries, questions);
const nothing: DictionaryFilter = {
  text: "",
  pillar: "",
  sensitivity: "",
  core: false,
  shortForm: false,
};
const found = (filter: Partial<DictionaryFilter>) =>
  chosenRows(rows, { ...nothing, ...filter }).map(({ term }) => term.id);

describe("the dictionary", () => {
  test("holds every indicator", () => {
    expect(found({})).toHaveLength(69);
  });

  test.each([
    ["words in any order", "rights training", "train_rights_coverage"],
    ["Thai", "สิทธิแรงงาน", "train_rights_coverage"],
    ["the clause of a standard", "gri 404", "train_coverage"],
    ["the question in plain words", "speak up", "sd_voice_confidence"],
    ["the id", "wc_ltifr", "wc_ltifr"],
  ])("is searched by %s", (_title, wanted, id) => {
    const ids = found({ text: wanted });
    expect(ids).toContain(id);
    expect(ids.length).toBeLessThan(10);
  });

  test("holds nothing that lacks one of the words", () => {
    expect(found({ text: "ฝึกอบรมเรื่องสิทธิ" })).toEqual([]);
  });

  test("is filtered by pillar, core set, short form and sensitivity together", () => {
    const ids = found({ pillar: "conditions", core: true, shortForm: true });
    expect(ids).toContain("wc_age_verification");
    expect(ids).not.toContain("wc_nonregular_share");
    expect(found({ sensitivity: "restricted" })).toEqual([
      "sd_union_status",
      "sd_retaliation_cases",
      "hrdd_severe_incidents",
      "fr_document_custody",
    ]);
  });
});

describe("questions", () => {
  test("there is one for each indicator of the catalogue, and no other", () => {
    expect(Object.keys(questions)).toEqual(terms.map(({ id }) => id));
  });
});
