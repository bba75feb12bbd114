/**
 * The indicator catalogue, the lists and the workbook's headers as typed data. They are checked against their schemas
 * and against each other when first asked for: a catalogue that is not sound never starts a server.
 */
import { parseExpression, factsOf } from "../../core/index.ts";
import headersJson from "./headers.json" with { type: "json" };
import indicatorsJson from "./indicators.json" with { type: "json" };
import listsJson from "./lists.json" with { type: "json" };
import {
  catalogueSchema,
  headersSchema,
  listsSchema,
  type CatalogueData,
  type HeadersData,
  type ListsData,
} from "./schema.ts";

export interface Catalogue extends CatalogueData {
  /** In every cache key, URL and export (rule 1). */
  readonly version: string;
  readonly lists: ListsData;
  readonly headers: HeadersData;
}

/** Faults of one part of the catalogue against another, as sentences. */
export function faultsOf(data: CatalogueData): readonly string[] {
  const ids = (list: readonly { readonly id: string }[]) =>
    new Set(list.map(({ id }) => id));
  const pillars = ids(data.pillars);
  const units = ids(data.units);
  const facts = ids(data.facts);
  const standards = ids(data.standards);
  const keys = new Map(data.breakdown_keys.map((entry) => [entry.key, entry]));
  const indicators = new Map(data.indicators.map((entry) => [entry.id, entry]));
  const faults: string[] = [];
  const need = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };
  need(indicators.size === data.indicators.length, "an indicator stands twice");
  for (const entry of data.indicators) {
    const at = entry.id;
    need(pillars.has(entry.pillar), `${at}: no pillar ${entry.pillar}`);
    need(units.has(entry.unit), `${at}: no unit ${entry.unit}`);
    need(
      entry.base === "none" || facts.has(entry.base),
      `${at}: no fact ${entry.base}`,
    );
    for (const fact of factsOf(parseExpression(entry.applicability.expr)))
      need(facts.has(fact), `${at}: applies by a fact ${fact} there is not`);
    for (const { key, values } of entry.breakdowns) {
      const known = ids(keys.get(key)?.values ?? []);
      for (const value of values)
        need(known.has(value), `${at}: no breakdown ${key}=${value}`);
    }
    const options = new Set(entry.options?.map(({ value }) => value));
    need(
      (entry.value_type === "enum") === options.size > 0,
      `${at}: options are for enums`,
    );
    for (const option of entry.ok_options ?? [])
      need(options.has(option), `${at}: no option ${option}`);
    for (const { standard } of entry.mapping)
      need(standards.has(standard), `${at}: no standard ${standard}`);
    const { computed_from: from } = entry;
    if (!from) continue;
    const read = indicators.get(from.indicator);
    const key = keys.get(from.breakdown);
    need(
      read?.breakdowns.some((breakdown) => breakdown.key === from.breakdown) ??
        false,
      `${at}: ${from.indicator} has no breakdown ${from.breakdown}`,
    );
    const known = ids([...(key?.values ?? []), ...(key?.derived_groups ?? [])]);
    for (const group of from.over)
      need(known.has(group), `${at}: no ${from.breakdown}=${group}`);
  }
  return faults;
}

let loaded: Catalogue | undefined;

/** Throws an error that names every fault if the data is not sound. */
export function loadCatalogue(): Catalogue {
  if (loaded) return loaded;
  const data = catalogueSchema.parse(indicatorsJson);
  const faults = faultsOf(data);
  if (faults.length > 0)
    throw new Error(`the catalogue is not sound:\n${faults.join("\n")}`);
  loaded = {
    ...data,
    version: data.schema_version,
    lists: listsSchema.parse(listsJson),
    headers: headersSchema.parse(headersJson),
  };
  return loaded;
}
