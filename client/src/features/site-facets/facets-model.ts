/** Choices of a facet, and those among them that a text finds. Pure. */
import type { FilterOption } from "../../lib/filter-options.ts";

export interface FacetChoice extends FilterOption {
  readonly isChosen: boolean;
}

/** The same choices without those whose name does not hold the text; chosen ones stay. */
export function choicesHolding(
  choices: readonly FacetChoice[],
  text: string,
): readonly FacetChoice[] {
  const wanted = text.trim().normalize("NFC").toLocaleLowerCase();
  return choices.filter(
    ({ name, isChosen }) =>
      isChosen || name.normalize("NFC").toLocaleLowerCase().includes(wanted),
  );
}
