/** What a plan sets, as revisions in batches. Planning the same file again gives the same ones in the same order. */
import {
  SIDES,
  type EntityFields,
  type Revision,
  type SiteFields,
  type StatedAnswer,
} from "@saphan/shared/core";
import { textId } from "../../../ledger/texts.store.ts";
import type { ComparedAnswers } from "./compare-answers.ts";
import type { NetworkPlan } from "./network-plan.ts";
import { finalIds, type FinalIds } from "./permanent-ids.ts";
import type { PlannedRevision } from "./planned-relation.ts";

export interface StagedBatch {
  readonly revisions: readonly Revision[];
  /** Evidence and notes that the revisions refer to. */
  readonly texts: readonly string[];
}

/** A batch has at most this many revisions, and about this many answers. */
const REVISIONS = 400;
const ANSWERS = 1_200;

function* networkRevisions(
  { entities, sites }: NetworkPlan,
  organisation: string,
  ids: FinalIds,
): Generator<Revision> {
  const isSet = (fields: object) => Object.keys(fields).length > 0;
  const taken = <Record extends { readonly state: string }>(
    records: ReadonlyMap<string, Record>,
  ) => [...records.values()].filter(({ state }) => state === "taken");
  const takenEntities = taken(entities);
  const takenSites = taken(sites);
  for (const { id, set } of takenEntities) {
    const { parent, ...fields } = set;
    const moved: Partial<EntityFields> =
      parent === undefined ? {} : { parent: ids.entity(parent) };
    if (isSet(set))
      yield {
        kind: "entity",
        id: ids.entity(id),
        set: { ...fields, ...moved },
      };
  }
  for (const { id, set } of takenSites) {
    const { entity, ...fields } = set;
    const moved: Partial<SiteFields> =
      entity === undefined ? {} : { entity: ids.entity(entity) };
    if (isSet(set))
      yield { kind: "site", id: ids.site(id), set: { ...fields, ...moved } };
  }
  const alias = (of: "entity" | "site", key: string, id: string): Revision => ({
    kind: "alias",
    organisation,
    of,
    key,
    id,
  });
  for (const { id, row, isNewKey } of takenEntities)
    if (isNewKey) yield alias("entity", row.key, ids.entity(id));
  for (const { id, row, isNewKey } of takenSites)
    if (isNewKey) yield alias("site", row.key, ids.site(id));
}

/** Answers of one site, period, source and side lie in one revision. */
function* answerRevisions(
  { resolved, cells, order }: ComparedAnswers,
  ids: FinalIds,
  textIdOf: (text: number) => string,
): Generator<Extract<Revision, { readonly kind: "answers" }>> {
  const { table, site, source, sites, sources } = resolved;
  const { columns } = table;
  const isSameGroup = (a: number, b: number) =>
    site[a] === site[b] &&
    columns.period[a] === columns.period[b] &&
    source[a] === source[b] &&
    columns.side[a] === columns.side[b];
  for (let from = 0, to; from < order.length; from = to) {
    const first = order[from] ?? 0;
    const answers: StatedAnswer[] = [];
    for (to = from; to < order.length; to++) {
      const at = order[to] ?? 0;
      if (!isSameGroup(at, first)) break;
      answers.push(cells.final(at, ids, textIdOf));
    }
    yield {
      kind: "answers",
      site: ids.site(sites[site[first] ?? 0]?.id ?? ""),
      period: columns.period[first] ?? 0,
      source: ids.entity(sources[source[first] ?? 0] ?? ""),
      side: SIDES[columns.side[first] ?? 0] ?? "management",
      answers,
    };
  }
}

export interface StageInput {
  readonly network: NetworkPlan;
  readonly organisation: string;
  readonly relations: readonly PlannedRevision[];
  readonly facts: readonly PlannedRevision[];
  readonly answers: ComparedAnswers | undefined;
}

export function* stageBatches(
  { network, organisation, relations, facts, answers }: StageInput,
  change: string,
): Generator<StagedBatch> {
  const ids = finalIds(change);
  const all = function* (): Generator<Revision> {
    yield* networkRevisions(network, organisation, ids);
    for (const make of [...relations, ...facts]) yield make(ids);
  };
  let revisions: Revision[] = [];
  for (const revision of all()) {
    revisions.push(revision);
    if (revisions.length < REVISIONS) continue;
    yield { revisions, texts: [] };
    revisions = [];
  }
  if (revisions.length > 0) yield { revisions, texts: [] };
  if (!answers) return;

  const { texts } = answers.resolved.table.texts;
  const known = new Map<number, string>([[0, ""]]);
  let used: string[] = [];
  const textIdOf = (index: number): string => {
    let id = known.get(index);
    if (id === undefined) {
      const text = texts[index] ?? "";
      known.set(index, (id = textId(change, text)));
      used.push(text);
    }
    return id;
  };
  let batch: Revision[] = [];
  let stated = 0;
  for (const revision of answerRevisions(answers, ids, textIdOf)) {
    batch.push(revision);
    stated += revision.answers.length;
    if (batch.length < REVISIONS && stated < ANSWERS) continue;
    yield { revisions: batch, texts: used };
    batch = [];
    used = [];
    stated = 0;
  }
  if (batch.length > 0) yield { revisions: batch, texts: used };
}

/** Whether a plan sets anything at all. */
export function setsAnything(input: StageInput): boolean {
  for (const { revisions } of stageBatches(input, "any"))
    if (revisions.length > 0) return true;
  return false;
}
