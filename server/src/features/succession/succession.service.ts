/** Merges, moves and splits of sites and entities: planned, shown, and published as one change. */
import { createHash } from "node:crypto";
import {
  NO_DAY,
  REGISTRY,
  keysOfRecord,
  type Aliased,
  type Revision,
  type RevisionKind,
  type Snapshot,
} from "@saphan/shared/core";
import { allowed, inPerson, type Viewer } from "../../access/viewer.ts";
import type {
  ProfileField,
  SuccessionRefusal,
} from "../../graph/__generated__/resolvers.ts";
import { isChangeId, type ChangeEntry } from "../../ledger/change.ts";
import type { ChangesStore } from "../../ledger/changes.store.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { Conflict } from "../../ledger/publication.ts";
import { entityKey, siteKey, type KeySet } from "../../ledger/record-keys.ts";
import { textId, type TextsStore } from "../../ledger/texts.store.ts";
import { DomainError, notFound } from "../../platform/domain-error.ts";
import { dependantsOf, type CellOfBoth } from "./dependants.ts";
import {
  joinProfiles,
  refusalsOf,
  type SuccessionRequest,
} from "./succession-rules.ts";

export interface SuccessionPlan {
  readonly request: SuccessionRequest;
  readonly snapshot: Snapshot;
  readonly refusals: readonly SuccessionRefusal[];
  readonly moves: Readonly<Partial<Record<RevisionKind, number>>>;
  readonly both: readonly CellOfBoth[];
  readonly fills: readonly ProfileField[];
  readonly differs: readonly ProfileField[];
  /** Two plans with one digest say the same. */
  readonly digest: string;
  /** What the change sets besides what became of the record. */
  readonly also: readonly Revision[];
}

interface Publishing {
  readonly request: SuccessionRequest;
  readonly reason: string;
  /** The id of the change, made by the client. */
  readonly change: string;
  /** Of the plan that was seen. */
  readonly digest: string;
}

export interface SuccessionService {
  /** Throws `NOT_FOUND` for an id that there is not. */
  readonly plan: (
    viewer: Viewer | null,
    request: SuccessionRequest,
  ) => Promise<SuccessionPlan>;
  /** The entry, or the plan as it is by now if it is not the one that the person saw, or cannot be done. */
  readonly publish: (
    viewer: Viewer | null,
    publishing: Publishing,
  ) => Promise<
    { readonly entry: ChangeEntry } | { readonly moved: SuccessionPlan }
  >;
}

export interface SuccessionTools {
  readonly snapshot: () => Snapshot;
  readonly ledger: Ledger;
  readonly changes: ChangesStore;
  readonly texts: TextsStore;
  /** Whether somebody signs in for the organisation, or is invited to. */
  readonly hasPeople: (organisation: string) => Promise<boolean>;
}

/** How often somebody else may be faster. */
const ATTEMPTS = 5;
const MOST_CHARACTERS = 500;

const recordKeyOf = (of: Aliased) => (of === "entity" ? entityKey : siteKey);

/** Records that the plan looked at: the two, and all entities, whose owners and parents decide. */
function touchesOf({ of, from, into }: SuccessionRequest): KeySet {
  const keys = new Set([from, ...into].map(recordKeyOf(of)));
  return { has: (key) => keys.has(key) || key.startsWith("entity|") };
}

function subjectOf(
  snapshot: Snapshot,
  { of, from, into }: SuccessionRequest,
): string {
  const keyOf = (id: string) =>
    keysOfRecord(snapshot, REGISTRY, of, id)[0] ?? id;
  return `${keyOf(from)} → ${into.map(keyOf).join(", ")}`;
}

function reasonOf(text: string): string {
  const reason = text.normalize("NFC").trim();
  if (reason !== "" && reason.length <= MOST_CHARACTERS) return reason;
  throw new DomainError(
    "BAD_USER_INPUT",
    `Say why, in at most ${MOST_CHARACTERS} characters.`,
  );
}

export function createSuccessionService(
  tools: SuccessionTools,
): SuccessionService {
  const { ledger, changes, texts, hasPeople } = tools;

  const planNow = async (
    request: SuccessionRequest,
  ): Promise<SuccessionPlan> => {
    const snapshot = tools.snapshot();
    const { of, how, from, into, on } = request;
    const rows = of === "entity" ? snapshot.entityRows : snapshot.siteRows;
    if ([from, ...into].some((id) => !rows.has(id))) throw notFound(of);
    const refusals = [...refusalsOf(snapshot, request)];
    const isMerge = how === "merged";
    if (isMerge && of === "entity" && refusals.length === 0)
      if (await hasPeople(from)) refusals.push("has_people");
    const ends = {
      from: rows.get(from) ?? -1,
      into: rows.get(into[0] ?? "") ?? -1,
    };
    const isShown = isMerge && ends.from !== ends.into && ends.into >= 0;
    const { counts, both } = isShown
      ? dependantsOf(snapshot, of, from, ends)
      : { counts: {}, both: [] };
    const { set, fills, differs } = isShown
      ? joinProfiles(snapshot, of, ends.from, ends.into)
      : { set: {}, fills: [], differs: [] };
    const also: Revision[] =
      fills.length > 0
        ? [{ kind: of, id: into[0] ?? "", set }]
        : !isMerge && of === "site" && snapshot.sites[ends.from]?.closed !== on
          ? [{ kind: "site", id: from, set: { closed: on } }]
          : [];
    const said = { request, refusals, counts, both, fills, differs, also };
    return {
      request,
      snapshot,
      refusals,
      moves: counts,
      both,
      fills,
      differs,
      also,
      digest: createHash("sha256")
        .update(JSON.stringify(said))
        .digest("base64url")
        .slice(0, 22),
    };
  };

  const revisionsOf = (
    { request, also }: SuccessionPlan,
    change: string,
    reason: string,
  ): readonly Revision[] => {
    const { of, how, from, into, on } = request;
    return [
      ...also,
      ...into.map((id, i): Revision => ({
        kind: "succession",
        id: `${change}-${i}`,
        of,
        from,
        into: id,
        how,
        on: how === "merged" ? NO_DAY : on,
        reason,
      })),
    ];
  };

  const publishOnce = async (
    viewer: Viewer,
    plan: SuccessionPlan,
    { change, request }: Publishing,
    reason: string,
  ): Promise<ChangeEntry> => {
    const revisions = revisionsOf(plan, change, textId(change, reason));
    const counts: Partial<Record<RevisionKind, number>> = {};
    for (const { kind } of revisions) counts[kind] = (counts[kind] ?? 0) + 1;
    await texts.put(change, [reason]);
    return ledger.publish({
      change,
      actor: {
        account: viewer.account.id,
        organisation: viewer.membership.organisation,
      },
      action: "succession",
      subject: subjectOf(plan.snapshot, request),
      counts,
      withdraws: "",
      revisions,
      base: plan.snapshot.seq,
      touches: touchesOf(request),
    });
  };

  return {
    plan: async (viewer, request) => {
      allowed(viewer, "registry:merge");
      return planNow(request);
    },

    publish: async (viewer, publishing) => {
      const asking = inPerson(allowed(viewer, "registry:merge"));
      const { change, digest } = publishing;
      const reason = reasonOf(publishing.reason);
      if (!isChangeId(change))
        throw new DomainError("BAD_USER_INPUT", "This is no id of a change.");
      const made = await changes.findByRequest(change);
      if (made?.action === "succession") return { entry: made };
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const plan = await planNow(publishing.request);
        if (plan.digest !== digest || plan.refusals.length > 0)
          return { moved: plan };
        try {
          const entry = await publishOnce(asking, plan, publishing, reason);
          return { entry };
        } catch (error) {
          if (!(error instanceof Conflict)) throw error;
          await ledger.follow();
        }
      }
      throw new DomainError(
        "CONFLICT",
        "Others are changing the network at this moment. Nothing was changed; try again.",
      );
    },
  };
}
