/** Where sources that state the same link say different things. Pure. */
import type { LinkTableRowFragment } from "../__generated__/operations.ts";
import type { TextKey } from "../lib/i18n.ts";

export type LinkRow = Omit<LinkTableRowFragment, " $fragmentName">;
type Statement = LinkRow["statements"][number];

/** Terms on which sources may say different things, and what they are called. */
const TERMS: readonly (readonly [keyof Statement, TextKey])[] = [
  ["share", "site.term_share"],
  ["isSingleSource", "site.singleSource"],
  ["since", "site.term_since"],
  ["until", "site.term_until"],
];

/** Terms on which two sources that say something say something else. */
export const differingTerms = (
  statements: readonly Statement[],
): readonly TextKey[] =>
  TERMS.filter(([term]) => {
    const said = new Set(
      statements.map((each) => each[term]).filter((value) => value !== null),
    );
    return said.size > 1;
  }).map(([, name]) => name);
