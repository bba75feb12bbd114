import { visibilityAt } from "@saphan/shared/core";
import type { ChangesStore } from "../../../ledger/changes.store.ts";
import type { Ledger } from "../../../ledger/ledger.ts";
import type { RevisionsStore } from "../../../ledger/revisions.store.ts";
import type { Planning } from "./planning.ts";

/** By id: the organisations that have set a record's fields, in changes that count at a seq. */
export const authorsOf =
  (
    {
      ledger,
      revisions,
      changes,
    }: {
      readonly ledger: Ledger;
      readonly revisions: RevisionsStore;
      readonly changes: ChangesStore;
    },
    seq: number,
  ): Planning["authorsOf"] =>
  async (kind, ids) => {
    if (ids.length === 0) return new Map();
    const { seqOf, withdrawn } = visibilityAt(ledger.marks(), seq);
    const versions = (await revisions.listBy(kind, "id", ids)).filter(
      ({ change }) => seqOf.has(change) && !withdrawn.has(change),
    );
    const entries = await changes.listByChanges([
      ...new Set(versions.map(({ change }) => change)),
    ]);
    const actors = new Map(
      entries.map(({ change, actor }) => [change, actor.organisation]),
    );
    const authors = new Map<string, Set<string>>();
    for (const { change, revision } of versions) {
      const by = authors.get(revision.id) ?? new Set<string>();
      authors.set(revision.id, by.add(actors.get(change) ?? ""));
    }
    return authors;
  };
