/** What the lab shows stands in the address: it can be shared, and survives a reload. Pure. */
import {
  encodeDefinition,
  maybeDefinition,
  type ScenarioDefinition,
} from "./scenario-definition.ts";
import { findLibraryId, LIBRARY, type LibraryId } from "./scenario-library.ts";

export const LAB_VIEWS = ["scenario", "stress", "axes"] as const;
export type LabView = (typeof LAB_VIEWS)[number];

/** Which scenario: of the library, kept by somebody, or written out in the address. */
export type ScenarioRef =
  | { readonly kind: "library"; readonly id: LibraryId }
  | { readonly kind: "saved"; readonly id: string }
  | { readonly kind: "own"; readonly definition: ScenarioDefinition }
  /** An address that is no scenario (of this version). */
  | { readonly kind: "unreadable" };

const SAVED = "saved:";

export function readRef(text: string | null): ScenarioRef | undefined {
  if (!text) return undefined;
  const library = findLibraryId(text);
  if (library) return { kind: "library", id: library };
  if (text.startsWith(SAVED))
    return { kind: "saved", id: text.slice(SAVED.length) };
  const definition = maybeDefinition(text);
  return definition ? { kind: "own", definition } : { kind: "unreadable" };
}

export const savedRef = (id: string): string => `${SAVED}${id}`;

/** A definition that the library has is told by its name. */
export function refOf(definition: ScenarioDefinition): string {
  const text = encodeDefinition(definition);
  const id = findLibraryId(definition.basis);
  return id && encodeDefinition(LIBRARY[id]) === text ? id : text;
}

export interface LabAddress {
  readonly view: LabView;
  readonly scenario: ScenarioRef | undefined;
  /** Laid beside it. */
  readonly beside: ScenarioRef | undefined;
  /** Id of the origin whose output is drawn; undefined: all on average. */
  readonly origin: string | undefined;
  readonly draws: "behind" | "output";
  /** Id of the site looked at on the two axes. */
  readonly at: string | undefined;
}

export const readLabAddress = (params: URLSearchParams): LabAddress => ({
  view: LAB_VIEWS.find((view) => view === params.get("view")) ?? LAB_VIEWS[0],
  scenario: readRef(params.get("scenario")),
  beside: readRef(params.get("beside")),
  origin: params.get("origin") ?? undefined,
  draws: params.get("draw") === "behind" ? "behind" : "output",
  at: params.get("at") ?? undefined,
});
