/** Words that a cell may hold: by id, and where the catalogue names them by their English or Thai name. */
import type { Catalogue, LocalText } from "@saphan/shared/contract";
import {
  DECLARERS,
  DISCLOSURES,
  ENROLMENT_ROLES,
  ENTITY_KINDS,
  OWNERSHIPS,
  SIDES,
  VERIFICATIONS,
} from "@saphan/shared/core";
import { matchingKey } from "./cell-text.ts";

export interface Word {
  readonly id: string;
  readonly name: LocalText;
}

export interface WordList {
  readonly words: readonly Word[];
  /** Undefined for a word that the list does not have. */
  readonly idOf: (text: string) => string | undefined;
}

interface ListedWord extends Word {
  readonly aliases?: readonly string[];
}

function listOf(
  words: readonly ListedWord[],
  keyOf: (text: string) => string = matchingKey,
): WordList {
  const ids = new Map<string, string>();
  // An id goes before a name, and the first of two equal names stays.
  for (const { id } of words) ids.set(keyOf(id), id);
  for (const { id, name, aliases = [] } of words)
    for (const text of [name.en, name.th, ...aliases]) {
      const key = keyOf(text);
      if (!ids.has(key)) ids.set(key, id);
    }
  return {
    words,
    idOf: (text) => ids.get(keyOf(text)),
  };
}

/** Words that are known by their id only. */
const idsOnly = (ids: readonly string[]): WordList =>
  listOf(ids.map((id) => ({ id, name: { en: id, th: id } })));

/** A province with or without จังหวัด or จ. before its name. */
const provinceKey = (text: string): string =>
  matchingKey(text.replace(/^\s*(?:จังหวัด|จ\.)/, "")).replace(/ฯ$/, "");

export interface BreakdownList {
  readonly id: string;
  readonly values: WordList;
  /** Ids of groups that are computed from the others. */
  readonly derived: ReadonlySet<string>;
}

export interface WordLists {
  readonly segments: WordList;
  readonly partFamilies: WordList;
  readonly revenueBands: WordList;
  readonly provinces: WordList;
  readonly states: WordList;
  readonly verifications: WordList;
  readonly facts: WordList;
  readonly indicators: WordList;
  /** By indicator id. */
  readonly options: ReadonlyMap<string, WordList>;
  readonly breakdownKeys: WordList;
  /** By breakdown key. */
  readonly breakdowns: ReadonlyMap<string, BreakdownList>;
  readonly kinds: WordList;
  readonly ownerships: WordList;
  readonly declarers: WordList;
  readonly disclosures: WordList;
  readonly roles: WordList;
  readonly sides: WordList;
}

export function buildWordLists(catalogue: Catalogue): WordLists {
  const { lists } = catalogue;
  return {
    segments: listOf(lists.segments),
    partFamilies: listOf(lists.part_families),
    revenueBands: listOf(lists.revenue_bands),
    provinces: listOf(lists.provinces, provinceKey),
    states: listOf(catalogue.answer_states.importable),
    verifications: listOf(
      catalogue.taxonomies.evidence_verification_level.filter(({ id }) =>
        (VERIFICATIONS as readonly string[]).includes(id),
      ),
    ),
    facts: listOf(
      catalogue.facts.map((fact) => ({
        ...fact,
        aliases: fact.header_aliases,
      })),
    ),
    indicators: listOf(catalogue.indicators),
    options: new Map(
      catalogue.indicators.flatMap(({ id, options }) =>
        options
          ? [
              [
                id,
                listOf(options.map(({ value, name }) => ({ id: value, name }))),
              ] as const,
            ]
          : [],
      ),
    ),
    breakdownKeys: listOf(
      catalogue.breakdown_keys.map(({ key, name }) => ({ id: key, name })),
    ),
    breakdowns: new Map(
      catalogue.breakdown_keys.map(({ key, values, derived_groups = [] }) => [
        key,
        {
          id: key,
          values: listOf([...values, ...derived_groups]),
          derived: new Set(derived_groups.map(({ id }) => id)),
        },
      ]),
    ),
    kinds: idsOnly(ENTITY_KINDS),
    ownerships: idsOnly(OWNERSHIPS),
    declarers: idsOnly(DECLARERS),
    disclosures: idsOnly(DISCLOSURES),
    roles: idsOnly(ENROLMENT_ROLES),
    sides: idsOnly(SIDES),
  };
}
