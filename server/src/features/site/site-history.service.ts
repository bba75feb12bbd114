/** What changed at a site, change by change, as far as a viewer may see it. */
import {
  formatPeriod,
  REVISION_KINDS,
  type Revision,
  type RevisionKind,
} from "@saphan/shared/core";
import type { Sight } from "../../access/sight.ts";
import { signedIn } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import type { LookUpField } from "../../ledger/revision-document.ts";
import type { StagedRevision } from "../../ledger/revisions.store.ts";
import type { SiteMapper } from "./site.mappers.ts";
import {
  listStatements,
  statedValue,
  statementFilter,
  type Statement,
} from "./statements.service.ts";

const MOST_ITEMS = 50;

type Item = ReturnType<typeof emptyItem>;

const emptyItem = (kind: "profile" | "fact" | "answer" | "link" | "grant") => ({
  kind,
  indicator: null as string | null,
  fact: null as string | null,
  breakdown: null as string | null,
  period: null as string | null,
  subject: null as string | null,
  before: null as ReturnType<typeof statedValue> | null,
  after: null as ReturnType<typeof statedValue> | null,
  beforeText: null as string | null,
  afterText: null as string | null,
});

/** Answers with what the same source had said before. */
function answerItems(
  statements: readonly Statement[],
  maySee: (statement: Statement) => boolean,
  readsAll: (statement: Statement) => boolean,
): Map<string, Item[]> {
  const items = new Map<string, Item[]>();
  const last = new Map<string, Statement>();
  for (const statement of statements) {
    const before = last.get(statement.key);
    if (!statement.withdrawn) last.set(statement.key, statement);
    if (!maySee(statement)) continue;
    const all = readsAll(statement);
    const item = {
      ...emptyItem("answer"),
      indicator: statement.answer.indicator,
      breakdown: statement.answer.breakdown || null,
      period: formatPeriod(statement.period),
      before: before ? statedValue(before.answer, all) : null,
      after: statedValue(statement.answer, all),
    };
    items.set(statement.change, [...(items.get(statement.change) ?? []), item]);
  }
  return items;
}

const asText = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);

/** Profile, facts, links and grants: what one revision set. */
function otherItems(revision: Revision): Item[] {
  switch (revision.kind) {
    case "site":
      return Object.entries(revision.set).map(([field, value]) => ({
        ...emptyItem("profile"),
        subject: field,
        afterText: asText(value),
      }));
    case "facts":
      return Object.entries(revision.values).map(([fact, value]) => ({
        ...emptyItem("fact"),
        fact,
        period: formatPeriod(revision.period),
        afterText: String(value),
      }));
    case "link":
      return [{ ...emptyItem("link"), subject: revision.partFamily }];
    case "grant":
      return [{ ...emptyItem("grant"), subject: revision.organisation }];
    default:
      return [];
  }
}

/** Revisions of a site besides its answers; for its own people only. */
async function otherRevisions(
  { revisions }: Context,
  id: string,
): Promise<readonly StagedRevision[]> {
  const by: readonly [RevisionKind, LookUpField][] = [
    ["site", "id"],
    ["facts", "site"],
    ["link", "from"],
    ["link", "to"],
    ["grant", "site"],
  ];
  const found = await Promise.all(
    by.map(([kind, field]) => revisions.listBy(kind, field, [id])),
  );
  const order = ({ revision }: StagedRevision) =>
    REVISION_KINDS.indexOf(revision.kind);
  return found.flat().sort((a, b) => order(a) - order(b));
}

export async function listHistory(
  context: Context,
  site: SiteMapper,
  sight: Sight,
  first: number,
  before: number | undefined,
) {
  const own = sight.ownSite[site.row] === 1;
  const { snapshot } = site;
  const items = answerItems(
    await listStatements(context, site),
    statementFilter(context, sight, site),
    ({ source }) =>
      own || sight.ownEntities.has(snapshot.entityRows.get(source) ?? -1),
  );
  const id = snapshot.sites[site.row]?.id ?? "";
  if (own)
    for (const { change, revision } of await otherRevisions(context, id))
      items.set(change, [
        ...otherItems(revision),
        ...(items.get(change) ?? []),
      ]);
  const entries = (await context.changes.listByChanges([...items.keys()]))
    .filter(({ seq }) => seq <= snapshot.seq && seq < (before ?? Infinity))
    .sort((a, b) => b.seq - a.seq);
  const page = entries.slice(0, Math.min(Math.max(first, 0), 100));
  const names = await context.accounts.namesOf(
    page.map(({ actor }) => actor.account),
  );
  const mine = signedIn(context.viewer).membership.organisation;
  const withdrawn = new Set(
    context.ledger.marks().flatMap(({ withdraws }) => withdraws ?? []),
  );
  return {
    before: page.length < entries.length ? (page.at(-1)?.seq ?? null) : null,
    entries: page.map(({ seq, at, actor, change, subject }) => {
      const all = items.get(change) ?? [];
      const organisation = snapshot.entityRows.get(actor.organisation);
      return {
        id: String(seq),
        at: new Date(at).toISOString(),
        person:
          actor.organisation === mine
            ? (names.get(actor.account) ?? null)
            : null,
        organisation:
          organisation === undefined ? null : { snapshot, row: organisation },
        subject: actor.organisation === mine ? subject : "",
        isWithdrawn: withdrawn.has(change),
        items: all.slice(0, MOST_ITEMS),
        total: all.length,
      };
    }),
  };
}
