/** In whose name a row speaks. */
import type { ReasonCode } from "@saphan/shared/contract";
import type { EntityKind } from "@saphan/shared/core";
import type { NetworkPlan } from "./network-plan.ts";
import type { Planning, RecordState } from "./planning.ts";

export interface Speaker {
  /** Entity id, permanent or provisional. */
  readonly id: string;
  readonly kind: EntityKind;
}

export interface SpeakerFault {
  readonly code: ReasonCode;
  /** `asked` where a question about the source is open. */
  readonly state: Exclude<RecordState, "taken">;
  readonly params: Readonly<Record<string, string | number>>;
}

export type SpeakerFound = Speaker | SpeakerFault;

export const isFault = (found: SpeakerFound): found is SpeakerFault =>
  "code" in found;

/**
 * The source that a row names; `silent` is who speaks where it names none in the registry's file, in all others it is
 * the importer. Only the registry names others.
 */
export function speakerOf(
  { rights }: Planning,
  network: NetworkPlan,
  sourceKey: string,
  silent: string,
): SpeakerFound {
  const isRegistry = rights.importer === "registry";
  const speaker = (id: string): Speaker => ({
    id,
    kind: network.entityAfter(id)?.kind ?? "other",
  });
  if (sourceKey === "")
    return speaker(isRegistry ? silent : rights.organisation);
  const found = network.findEntity(sourceKey);
  const refused = (code: ReasonCode): SpeakerFault => ({
    code,
    state: "refused",
    params: {},
  });
  if (!found) return refused("entity_unknown");
  if (!isRegistry && !network.isOwnEntity(found.id))
    return refused("source_not_yours");
  if (found.state === "taken") return speaker(found.id);
  return {
    code: found.state === "asked" ? "refers_to_asked" : "refers_to_refused",
    state: found.state,
    params: { sheet: "Entities", row: found.row },
  };
}
