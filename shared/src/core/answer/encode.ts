/** From a stated answer to the cell that columns hold. */
import type { IndicatorMethod } from "../indicator/method.ts";
import type { StatedAnswer } from "../snapshot/revision.ts";
import { packCode, WITHOUT_BASE } from "./words.ts";

export interface EncodedAnswer {
  readonly numerator: number;
  readonly denominator: number;
  readonly code: number;
}

/** Throws `RangeError` for an option that the indicator does not have. */
export function encodeAnswer(
  { valueType, options }: IndicatorMethod,
  answer: StatedAnswer,
): EncodedAnswer {
  const code = packCode(
    answer.state,
    answer.verification,
    answer.inheritedFrom !== "",
    answer.baseAssumed,
  );
  if (valueType === "enum" && answer.option !== null) {
    const option = options.indexOf(answer.option);
    if (option < 0) throw new RangeError(`no option ${answer.option}`);
    return { numerator: option, denominator: 1, code };
  }
  const { numerator, denominator, value } = answer;
  const isShare = valueType === "percent" || valueType === "ratio";
  if (isShare && numerator !== null && denominator !== null)
    return { numerator, denominator, code };
  if (value === null) return { numerator: 0, denominator: 0, code };
  return {
    numerator: value,
    denominator: isShare ? WITHOUT_BASE : 1,
    code,
  };
}
