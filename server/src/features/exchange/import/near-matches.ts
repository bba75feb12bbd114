/** A record much like one that is there already is a question, never a silent new one. */
import type { Aliased } from "@saphan/shared/core";
import type { SheetId } from "../workbook/headers.ts";
import { keysOf } from "../keys-of.ts";
import type { ExistingRecords } from "./existing-records.ts";
import type { Planning } from "./planning.ts";
import { option } from "./questions.ts";

const SHEETS = { entity: "Entities", site: "Sites" } as const satisfies Record<
  Aliased,
  SheetId
>;
const CODES = { entity: "ask_entity", site: "ask_site" } as const;
const NEW = "new";

/** Which of the candidates a row means: undefined for a new one, or while the question is open. */
export function askWhich(
  { questions, findings, snapshot, rights }: Planning,
  existing: ExistingRecords,
  of: Aliased,
  { key, row }: { readonly key: string; readonly row: number },
  candidates: readonly string[],
): { readonly id: string | undefined; readonly isOpen: boolean } {
  const column = `${of}_key`;
  const code = CODES[of];
  const keyOf = keysOf(snapshot, rights.organisation);
  const answer = questions.ask({
    id: `${of}:${key}`,
    sheet: SHEETS[of],
    column,
    value: key,
    row,
    blocks: true,
    code,
    params: { key },
    options: () => [
      ...candidates.map((id) => {
        const { en = "", th = "" } = existing[of](id)?.name ?? {};
        const name = [en, th].filter((text) => text !== "").join(" / ");
        return option(id, "option_same", { name, key: keyOf(of, id) });
      }),
      option(NEW, "option_new"),
    ],
  });
  if (answer === null)
    findings.of(SHEETS[of]).ask(row, column, key, code, { key });
  return {
    id: answer === null || answer === NEW ? undefined : answer,
    isOpen: answer === null,
  };
}
