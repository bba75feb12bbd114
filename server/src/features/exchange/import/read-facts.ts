/** The sheet Facts. */
import type { Catalogue } from "@saphan/shared/contract";
import type { Method, Period } from "@saphan/shared/core";
import type { SheetSource } from "../workbook/source.ts";
import { createFactTable, type FactTable } from "./fact-table.ts";
import { readPastPeriod } from "./read-answers.ts";
import { readSheet, type Reading } from "./read-sheet.ts";
import { remembering, type RowReader } from "./row-reader.ts";

/** A yes or no is kept as 1 or 0. */
function readValue(reader: RowReader, isYesNo: boolean): number {
  if (reader.required("value") === "") return 0;
  if (!isYesNo) return reader.amount("value") ?? 0;
  return reader.boolean("value") === true ? 1 : 0;
}

export async function readFacts(
  source: SheetSource,
  reading: Reading,
  catalogue: Catalogue,
  method: Method,
  today: Period,
): Promise<FactTable> {
  const table = createFactTable();
  const entries = new Map(catalogue.facts.map((fact) => [fact.id, fact]));
  const factOf = remembering((written: string) =>
    entries.get(reading.lists.facts.idOf(written) ?? ""),
  );
  await readSheet("Facts", source, reading, (reader) => {
    const siteKey = reader.text("site_key");
    const entityKey = reader.text("entity_key");
    const written = reader.required("fact");
    const fact = factOf(written);
    const period = readPastPeriod(reader, today);
    const sourceKey = reader.text("source");
    if ((siteKey === "") === (entityKey === ""))
      reader.refuse("site_key", "holder_one");
    if (!fact) {
      if (written !== "") reader.refuse("fact", "fact_unknown");
      return;
    }
    if (reader.failed()) return;
    if (fact.kind === "derived") reader.refuse("fact", "fact_derived");
    else if (fact.level === "site" && siteKey === "")
      reader.refuse("entity_key", "fact_of_site");
    else if (fact.level === "entity" && entityKey === "")
      reader.refuse("site_key", "fact_of_entity");
    const value = readValue(reader, fact.unit === "yes_no");
    if (fact.most !== undefined && value > fact.most)
      reader.refuse("value", "fact_too_large", { limit: fact.most });
    if (reader.failed()) return;
    const at = table.add();
    const { columns, keys } = table;
    columns.row[at] = reader.row();
    columns.site[at] = keys.indexOf(siteKey);
    columns.entity[at] = keys.indexOf(entityKey);
    columns.period[at] = period;
    columns.fact[at] = method.factIndex.get(fact.id) ?? 0;
    columns.value[at] = value;
    columns.source[at] = keys.indexOf(sourceKey);
  });
  return table;
}
