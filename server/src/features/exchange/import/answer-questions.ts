/** What rows of Answers leave open: percentages or fractions, bases, denominators of 0. */
import { ANSWER_STATES, type IndicatorMethod } from "@saphan/shared/core";
import { AnswerFlag, type AnswerTable } from "./answer-table.ts";
import type { BaseFacts } from "./base-facts.ts";
import type { SheetFindings } from "./findings.ts";
import type { Planning } from "./planning.ts";
import { option } from "./questions.ts";

const NOT_APPLICABLE = ANSWER_STATES.indexOf("not_applicable");

export interface AnswerQuestions {
  /** Whether nothing about the row's percentage is open. */
  readonly checkPercentage: (
    at: number,
    row: number,
    indicator: IndicatorMethod,
  ) => boolean;
  /** Offers the base fact to a percentage without base. */
  readonly offerBase: (
    at: number,
    row: number,
    indicator: IndicatorMethod,
    site: string,
    sources: readonly string[],
  ) => void;
  readonly askZeroDenominator: (
    at: number,
    row: number,
    indicator: IndicatorMethod,
  ) => void;
}

/** What was answered is put into the table. */
export function createAnswerQuestions(
  { questions, method }: Pick<Planning, "questions" | "method">,
  findings: SheetFindings,
  bases: BaseFacts,
  { columns }: AnswerTable,
): AnswerQuestions {
  const checkPercentage = (
    at: number,
    row: number,
    { id }: IndicatorMethod,
  ): boolean => {
    if (!((columns.flags[at] ?? 0) & AnswerFlag.doubtful)) return true;
    const written = String(columns.numerator[at]);
    const code = "ask_percent";
    const params = { indicator: id, value: written };
    const answer = questions.ask({
      id: `percent:${id}`,
      sheet: "Answers",
      column: "value",
      value: written,
      row,
      blocks: true,
      code,
      params,
      options: () => [
        option("percent", "option_percent", { value: written }),
        option("fraction", "option_fraction"),
      ],
    });
    if (answer === null) {
      findings.ask(row, "value", written, code, params);
      return false;
    }
    if (answer === "fraction") columns.value[at] = columns.numerator[at] ?? NaN;
    columns.numerator[at] = NaN;
    columns.flags[at] = (columns.flags[at] ?? 0) & ~AnswerFlag.doubtful;
    return true;
  };

  const offerBase: AnswerQuestions["offerBase"] = (
    at,
    row,
    indicator,
    site,
    sources,
  ) => {
    const fact = method.facts[indicator.base];
    const isTotal = columns.item[at] === indicator.item;
    const isBare = ((columns.flags[at] ?? 0) & AnswerFlag.bare) !== 0;
    if (!fact || !isTotal || !isBare || indicator.valueType !== "percent")
      return;
    const answer = questions.ask({
      id: `base:${indicator.id}`,
      sheet: "Answers",
      column: "denominator",
      value: "",
      row,
      blocks: false,
      code: "offer_base",
      params: { indicator: indicator.id, fact: fact.id },
      options: () => [
        option("without_base", "option_without_base"),
        option("use_base", "option_use_base"),
      ],
    });
    if (answer !== "use_base") return;
    const base = bases.baseOf(site, sources, fact, columns.period[at] ?? 0);
    if (base === undefined || base <= 0) {
      findings.warn(row, "denominator", "", "base_missing", { fact: fact.id });
      return;
    }
    columns.numerator[at] = (columns.value[at] ?? 0) * base;
    columns.denominator[at] = base;
    columns.value[at] = NaN;
    columns.flags[at] = AnswerFlag.baseAssumed;
  };

  const askZeroDenominator = (
    at: number,
    row: number,
    { id }: IndicatorMethod,
  ): void => {
    if (columns.denominator[at] !== 0) return;
    const code = "ask_zero_denominator";
    const answer = questions.ask({
      id: `zero:${id}`,
      sheet: "Answers",
      column: "denominator",
      value: "0",
      row,
      blocks: false,
      code,
      params: { indicator: id },
      options: () => [
        option("as_written", "option_as_written"),
        option("not_applicable", "option_not_applicable"),
      ],
    });
    if (answer === null)
      findings.warn(row, "denominator", "0", code, { indicator: id });
    if (answer !== "not_applicable") return;
    columns.state[at] = NOT_APPLICABLE;
    columns.numerator[at] = columns.denominator[at] = columns.value[at] = NaN;
    columns.flags[at] = 0;
  };

  return { checkPercentage, offerBase, askZeroDenominator };
}
