/** Rows of the answer table as statements. */
import {
  ANSWER_STATES,
  type AnswerState,
  type StatedAnswer,
} from "@saphan/shared/core";
import { AnswerFlag } from "./answer-table.ts";
import type { NetworkPlan } from "./network-plan.ts";
import type { FinalIds } from "./permanent-ids.ts";
import type { Planning } from "./planning.ts";
import type { ResolvedAnswers } from "./resolve-answers.ts";

export interface AnswerCells {
  /**
   * What a row states. Texts stand for themselves, and what was inherited from something new for its provisional id,
   * until the change is known.
   */
  readonly answer: (at: number) => StatedAnswer;
  /** The same, ready to be written. */
  readonly final: (
    at: number,
    ids: FinalIds,
    textIdOf: (text: number) => string,
  ) => StatedAnswer;
}

const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

interface ItemName {
  readonly indicator: string;
  readonly breakdown: string;
}

function namesOfItems({ method }: Planning): readonly ItemName[] {
  const names: ItemName[] = [];
  for (const { id, item, breakdowns } of method.indicators) {
    names[item] = { indicator: id, breakdown: "" };
    for (const { key, values, items } of breakdowns)
      values.forEach((value, i) => {
        names[items[i] ?? -1] = { indicator: id, breakdown: `${key}=${value}` };
      });
  }
  return names;
}

export function createAnswerCells(
  planning: Planning,
  network: NetworkPlan,
  { table }: ResolvedAnswers,
): AnswerCells {
  const { columns, texts } = table;
  const { method } = planning;
  const names = namesOfItems(planning);
  /** By text: an entity, a site, or the text itself. */
  const inherited = new Map<
    number,
    { readonly of: "entity" | "site" | "text"; readonly id: string }
  >();
  const inheritedFrom = (text: number) => {
    let found = inherited.get(text);
    if (!found) {
      const key = texts.texts[text] ?? "";
      const entity = key === "" ? undefined : network.findEntity(key);
      const site = key === "" || entity ? undefined : network.findSite(key);
      found = entity
        ? { of: "entity", id: entity.id }
        : site
          ? { of: "site", id: site.id }
          : { of: "text", id: key };
      inherited.set(text, found);
    }
    return found;
  };
  const make = (
    at: number,
    evidence: string,
    note: string,
    from: string,
  ): StatedAnswer => {
    const item = columns.item[at] ?? 0;
    const { indicator = "", breakdown = "" } = names[item] ?? {};
    const { valueType, options } =
      method.indicators[method.itemIndicators[item] ?? -1] ?? {};
    const value = orNull(columns.value[at]);
    const isEnum = valueType === "enum";
    return {
      indicator,
      breakdown,
      state: ANSWER_STATES[columns.state[at] ?? 0] as AnswerState,
      numerator: orNull(columns.numerator[at]),
      denominator: orNull(columns.denominator[at]),
      value: isEnum ? null : value,
      option: isEnum && value !== null ? (options?.[value] ?? null) : null,
      verification: columns.verification[at] ?? 0,
      validUntil: columns.validUntil[at] ?? 0,
      evidence,
      note,
      inheritedFrom: from,
      baseAssumed: ((columns.flags[at] ?? 0) & AnswerFlag.baseAssumed) !== 0,
    };
  };
  const textAt = (column: Uint32Array, at: number) =>
    texts.texts[column[at] ?? 0] ?? "";
  return {
    answer: (at) =>
      make(
        at,
        textAt(columns.evidence, at),
        textAt(columns.note, at),
        inheritedFrom(columns.inheritedFrom[at] ?? 0).id,
      ),
    final: (at, ids, textIdOf) => {
      const { of, id } = inheritedFrom(columns.inheritedFrom[at] ?? 0);
      return make(
        at,
        textIdOf(columns.evidence[at] ?? 0),
        textIdOf(columns.note[at] ?? 0),
        of === "text" ? id : ids[of](id),
      );
    },
  };
}
