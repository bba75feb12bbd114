/**
 * Builds a snapshot from revisions, from empty or on top of another one. Revisions of entities, sites and successions
 * come before all others; otherwise the order is free, and of two versions of a cell or field the newer stays. Whatever
 * names a record that was merged into another one counts for that one; merges are taken by a builder from empty only.
 */
import { encodeAnswer } from "../answer/encode.ts";
import { packCode } from "../answer/words.ts";
import { itemName, type Method } from "../indicator/method.ts";
import type { Period } from "../time/period.ts";
import { createLayerBuilder, NO_STATEMENTS, relayer } from "./layers.ts";
import { isMerged, NO_IDENTITY } from "./identity.ts";
import { createNetworkTables } from "./network-tables.ts";
import { createRelations } from "./relations.ts";
import { isTakenBack, type Revision, type RevisionOf } from "./revision.ts";
import { columnKey, type Snapshot } from "./snapshot.ts";

type AddCell = (
  item: number,
  numerator: number,
  denominator: number,
  code: number,
  validUntil: number,
) => void;

export interface SnapshotBuilder {
  /** `withdrawn`: the change does not count any more; what it created stays only if something visible refers to it. */
  readonly add: (revision: Revision, seq: number, withdrawn?: boolean) => void;
  /** Takes cells that are already encoded: the fast way for loading in bulk. */
  readonly cellsOf: (
    site: string,
    source: string,
    period: Period,
    seq: number,
  ) => AddCell;
  /** Takes facts one by one. */
  readonly factsOf: (
    site: string,
    source: string,
    period: Period,
    seq: number,
  ) => (fact: number, value: number) => void;
  /** Ends entities, sites and successions, step by step; left out, the first of all others does it at once. */
  readonly settling: () => Generator<undefined, void>;
  /** Makes the snapshot step by step, so that who has other work can do it in between. */
  readonly finishing: (seq: number) => Generator<undefined, Snapshot>;
  readonly finish: (seq: number) => Snapshot;
}

const FACT_CODE = packCode("reported", 0);
const NO_FACT_CODE = packCode("withdrawn", 0);

export const emptySnapshot = (residentFrom: Period): Snapshot => ({
  seq: 0,
  entities: [],
  sites: [],
  entityRows: new Map(),
  siteRows: new Map(),
  aliases: { idOf: new Map(), keysOf: new Map() },
  entityKeys: [],
  links: [],
  grants: [],
  enrolments: [],
  targets: [],
  successions: [],
  identity: NO_IDENTITY,
  merged: [],
  answers: NO_STATEMENTS,
  facts: NO_STATEMENTS,
  residentFrom,
});

export function createSnapshotBuilder(
  method: Method,
  base: Snapshot,
): SnapshotBuilder {
  const tables = createNetworkTables(base);
  const relations = createRelations(base, tables);
  const answers = createLayerBuilder(tables, base.answers);
  const facts = createLayerBuilder(tables, base.facts);
  /** Cells that name a merged record: they come last, so that in one change the word on the record that stays counts. */
  const late: { readonly name: string; readonly push: () => void }[] = [];
  const turnOf = (
    site: string,
    source: string,
  ): ((push: () => void) => void) | undefined => {
    const identity = tables.identity();
    const isLate =
      isMerged(identity, "site", site) || isMerged(identity, "entity", source);
    if (!isLate) return undefined;
    const name = `${source}\n${site}`;
    return (push) => {
      late.push({ name, push });
    };
  };

  const factsOf: SnapshotBuilder["factsOf"] = (site, source, period, seq) => {
    // Facts of an entity stand at no site: they are read from the database where they are shown.
    if (site === "") return () => undefined;
    const row = tables.siteRow(site, seq);
    const speaker = tables.entityRow(source, seq);
    const layer = facts.layerOf(row, speaker);
    const push = (fact: number, value: number): void => {
      const key = columnKey(fact, period);
      const has = !isTakenBack(value);
      facts.push(
        layer,
        key,
        row,
        speaker,
        seq,
        has ? value : 0,
        1,
        has ? FACT_CODE : NO_FACT_CODE,
      );
    };
    const wait = turnOf(site, source);
    if (!wait) return push;
    return (fact, value) => {
      wait(() => {
        push(fact, value);
      });
    };
  };

  const addFacts = (
    { site, period, source, values }: RevisionOf<"facts">,
    seq: number,
  ) => {
    const addFact = factsOf(site, source, period, seq);
    for (const [id, value] of Object.entries(values)) {
      const fact = method.factIndex.get(id);
      if (fact === undefined) throw new RangeError(`no fact ${id}`);
      addFact(fact, value);
    }
  };

  const cellsOf: SnapshotBuilder["cellsOf"] = (site, source, period, seq) => {
    if (period < base.residentFrom) return () => undefined;
    const row = tables.siteRow(site, seq);
    const speaker = tables.entityRow(source, seq);
    const layer = answers.layerOf(row, speaker);
    const push: AddCell = (item, numerator, denominator, code, validUntil) => {
      answers.push(
        layer,
        columnKey(item, period),
        row,
        speaker,
        seq,
        numerator,
        denominator,
        code,
        validUntil,
      );
    };
    const wait = turnOf(site, source);
    if (!wait) return push;
    return (...cell) => {
      wait(() => {
        push(...cell);
      });
    };
  };

  const addAnswers = (
    { site, period, source, side, answers: stated }: RevisionOf<"answers">,
    seq: number,
  ) => {
    if (side === "worker") return; // an axis of its own: it never enters a figure (rule 2)
    const addCell = cellsOf(site, source, period, seq);
    for (const answer of stated) {
      const item = method.itemIndex.get(
        itemName(answer.indicator, answer.breakdown),
      );
      if (item === undefined)
        throw new RangeError(`no item ${answer.indicator} ${answer.breakdown}`);
      const indicator = method.indicators[method.itemIndicators[item]];
      const { numerator, denominator, code } = encodeAnswer(indicator, answer);
      addCell(item, numerator, denominator, code, answer.validUntil);
    }
  };

  const add: SnapshotBuilder["add"] = (revision, seq, withdrawn = false) => {
    if (
      revision.kind === "entity" ||
      revision.kind === "site" ||
      revision.kind === "succession"
    )
      tables.add(revision, seq, withdrawn);
    else if (revision.kind === "alias")
      relations.addAlias(revision, seq, withdrawn);
    else if (withdrawn) return;
    else if (revision.kind === "facts") addFacts(revision, seq);
    else if (revision.kind === "answers") addAnswers(revision, seq);
    else relations.add(revision, seq);
  };

  function* finishing(seq: number): Generator<undefined, Snapshot> {
    yield* tables.settling();
    const related = yield* relations.finish();
    const network = tables.finish();
    late.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    for (const { push } of late.splice(0)) push();
    const stated = {
      answers: yield* answers.finish(),
      facts: yield* facts.finish(),
    };
    const moved = tables.ownershipChanged();
    return {
      ...base,
      ...network,
      ...related,
      answers: moved ? yield* relayer(network, stated.answers) : stated.answers,
      facts: moved ? yield* relayer(network, stated.facts) : stated.facts,
      seq,
    };
  }
  const finish = (seq: number): Snapshot => {
    const steps = finishing(seq);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  };
  const { settling } = tables;
  return { add, cellsOf, factsOf, settling, finishing, finish };
}
