/** Facts of sites from the bytes of their documents into a snapshot that is being built. */
import type { Method, SnapshotBuilder, Visibility } from "@saphan/shared/core";
import { BsonWords } from "../platform/bson-words.ts";
import { StatementReader } from "./statement-reader.ts";

/** Gives a function that takes one document. Facts of changes that do not count are passed over. */
export function factLoader(
  { factIndex }: Method,
  builder: SnapshotBuilder,
  visibility: Visibility,
): (document: Uint8Array) => void {
  const facts = new BsonWords([...factIndex.keys()]);
  const statement = new StatementReader(visibility, "values");
  const { content } = statement;

  return (document) => {
    if (!statement.open(document)) return;
    const { site, source, period, seq } = statement;
    const addFact = builder.factsOf(site, source, period, seq);
    while (content.next()) {
      const fact = content.nameIn(facts);
      if (fact === -1)
        throw new Error(
          `a fact of change ${seq} is ${content.name()}, which the catalogue does not have`,
        );
      addFact(fact, content.number());
    }
  };
}
