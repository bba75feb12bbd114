/** The scenario that an address names, with what it is called and whose it is. */
import { useQuery } from "@apollo/client/react";
import { useMemo } from "react";
import {
  SavedScenarioDocument,
  type SavedScenarioPartsFragment,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import type { ScenarioRef } from "./lab-address.ts";
import {
  maybeDefinition,
  type ScenarioDefinition,
} from "./scenario-definition.ts";
import { findLibraryId, LIBRARY } from "./scenario-library.ts";

export interface Chosen {
  readonly title: string;
  readonly definition: ScenarioDefinition;
  /** Where it was kept. */
  readonly saved: SavedScenarioPartsFragment | undefined;
}

export interface ChosenState {
  readonly chosen: Chosen | undefined;
  readonly isLoading: boolean;
  readonly error: unknown;
  /** It is there, and no scenario that this version can read. */
  readonly isUnreadable: boolean;
}

/** Give a reference that stays the same while the address does. */
export function useChosen(ref: ScenarioRef | undefined): ChosenState {
  const { t } = useWords();
  const id = ref?.kind === "saved" ? ref.id : "";
  const { data, error, loading } = useQuery(SavedScenarioDocument, {
    variables: { id },
    skip: !id,
  });
  const saved = id ? data?.scenario : undefined;
  const definition = useMemo(() => {
    switch (ref?.kind) {
      case "library":
        return LIBRARY[ref.id];
      case "own":
        return ref.definition;
      case "saved":
        return saved && maybeDefinition(saved.definition);
      default:
        return undefined;
    }
  }, [ref, saved]);
  const basis = findLibraryId(definition?.basis);
  const title =
    saved?.name ??
    (ref?.kind === "library"
      ? t(`resilience.scenario_${ref.id}`)
      : basis
        ? t("resilience.changed", { name: t(`resilience.scenario_${basis}`) })
        : t("resilience.ownTitle"));
  return {
    chosen: definition && { title, definition, saved },
    isLoading: loading && !saved,
    error,
    isUnreadable:
      ref?.kind === "unreadable" || (saved !== undefined && !definition),
  };
}
