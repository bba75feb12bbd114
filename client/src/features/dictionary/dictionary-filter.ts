import { useScope } from "../../lib/scope.ts";
import type { DictionaryFilter } from "./dictionary-model.ts";

/** The parts of the filter, as the address holds them. */
export function useDictionaryFilter(): DictionaryFilter {
  const { params } = useScope();
  return {
    text: params.get("find") ?? "",
    pillar: params.get("pillar") ?? "",
    sensitivity: params.get("sensitivity") ?? "",
    core: params.get("core") === "1",
    shortForm: params.get("short") === "1",
  };
}
