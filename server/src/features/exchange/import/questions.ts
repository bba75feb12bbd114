/** What a file leaves open, and what was answered. A question is asked once, however many rows it concerns. */
import type { LocalText, Reason, ReasonCode } from "@saphan/shared/contract";
import type { SheetId } from "../workbook/headers.ts";

export interface QuestionOption {
  readonly id: string;
  /** A text of ours, or a name from the data. */
  readonly label: Reason | LocalText;
}

export interface Question {
  /** The same whenever the same file is planned. */
  readonly id: string;
  readonly sheet: SheetId;
  readonly column: string;
  /** As the first row has it. */
  readonly value: string;
  readonly reason: Reason;
  readonly options: readonly QuestionOption[];
  /** Rows that it concerns, and the first of them. */
  readonly rows: number;
  readonly row: number;
  /** Whether its rows wait for the answer. */
  readonly blocks: boolean;
  /** Id of the option, null while it is open. */
  readonly answer: string | null;
}

export type QuestionAnswers = Readonly<Record<string, string>>;

export interface Questions {
  /** Counts a row, and gives the answer: null while the question is open. */
  readonly ask: (
    question: Pick<Question, "id" | "sheet" | "column" | "value" | "blocks"> & {
      readonly row: number;
      readonly code: ReasonCode;
      readonly params?: Reason["params"];
      /** Asked for once. */
      readonly options: () => readonly QuestionOption[];
    },
  ) => string | null;
  readonly list: () => readonly Question[];
}

interface Draft extends Omit<Question, "rows"> {
  rows: number;
}

export function createQuestions(answers: QuestionAnswers): Questions {
  const drafts = new Map<string, Draft>();
  return {
    ask: ({ code, params = {}, options, ...question }) => {
      const { id } = question;
      let draft = drafts.get(id);
      if (!draft) {
        const possible = options();
        const given = answers[id];
        const isPossible = possible.some((option) => option.id === given);
        draft = {
          ...question,
          reason: { code, params },
          options: possible,
          rows: 0,
          answer: isPossible ? (given ?? null) : null,
        };
        drafts.set(id, draft);
      }
      draft.rows++;
      return draft.answer;
    },
    list: () => [...drafts.values()],
  };
}

export const isOpen = ({ blocks, answer }: Question): boolean =>
  blocks && answer === null;

export const option = (
  id: string,
  code: ReasonCode,
  params: Reason["params"] = {},
): QuestionOption => ({ id, label: { code, params } });
