/**
 * A large change on its way into the figures before its entry is in the ledger, so that nobody who publishes after it
 * waits until it is loaded (docs/decisions/0013-large-changes-ahead.md). What is published meanwhile is put under it.
 */
import { setImmediate } from "node:timers/promises";
import {
  createSnapshotBuilder,
  isApart,
  numberAhead,
  REVISION_KINDS,
  UNNUMBERED,
  type Method,
  type Revision,
  type Snapshot,
} from "@saphan/shared/core";
import type { RevisionsStore } from "../ledger/revisions.store.ts";
import { givingWay } from "./give-way.ts";
import {
  loadChange,
  loadSnapshot,
  type LoadOptions,
  type LoadWatch,
} from "./load.ts";

/** A revision with the seq of its entry. */
export interface PublishedRevision {
  readonly revision: Revision;
  readonly seq: number;
}

/** Entities and sites before what is about them, as a builder asks for. */
export const inOrder = (
  published: readonly PublishedRevision[],
): readonly PublishedRevision[] =>
  published.toSorted(
    (a, b) =>
      REVISION_KINDS.indexOf(a.revision.kind) -
      REVISION_KINDS.indexOf(b.revision.kind),
  );

export interface ChangeAhead {
  readonly change: string;
  /**
   * Loads the change, and puts under it what was published meanwhile. `overtaken` where that came in its way, so that
   * it may be tried anew; `never` where the entry must be loaded as any other. Throws what `onDocuments`, told how many
   * were loaded so far, throws.
   */
  readonly load: (
    onDocuments?: (count: number) => void | Promise<void>,
  ) => Promise<"ahead" | "overtaken" | "never">;
  /** The figures have moved on from `from` to `to` by these revisions. */
  readonly follow: (
    published: readonly PublishedRevision[],
    from: number,
    to: number,
  ) => void;
  /** The figures have moved on in another way: all that was loaded is of no use. */
  readonly lose: () => void;
  readonly holdsFor: (current: Snapshot) => boolean;
  /** `current` with the change as `seq`; null where it must be loaded as any other. What was loaded is used up. */
  readonly finish: (current: Snapshot, seq: number) => Promise<Snapshot | null>;
}

/** Those who publish all the time must not keep a change from being published. */
const ROUNDS = 20;

class Overtaken extends Error {}

class CalledOff extends Error {
  readonly reason: unknown;
  constructor(reason: unknown) {
    super("called off");
    this.reason = reason;
  }
}

/** How the network with the change comes about, its numbers still to be given. */
export interface AheadLoading {
  /** Null where it must be loaded after its entry, as any other. */
  readonly load: (watch: LoadWatch) => Promise<Snapshot | null>;
  /** Whether what others published can be put under it. */
  readonly isApart: (
    loaded: Snapshot,
    revisions: readonly Revision[],
  ) => boolean;
}

/** On top of the network that is there. */
export const onTopOf = (
  base: Snapshot,
  tools: { readonly revisions: RevisionsStore; readonly method: Method },
  change: string,
): AheadLoading => ({
  load: async (watch) => {
    let takesBack = false;
    const made = await loadChange(
      base,
      tools,
      { change, seq: UNNUMBERED },
      {
        ...watch,
        onRevision: (revision) => {
          takesBack ||= revision.kind === "link" && revision.set === null;
        },
      },
    );
    // If a link came into being meanwhile, nothing would be left here to tell that it must go.
    return takesBack ? null : made;
  },
  isApart: (loaded, revisions) => isApart(base, loaded, revisions),
});

/** Whether records become one, so that all that names them counts for another row. */
export const isMerge = (revision: Revision): boolean =>
  revision.kind === "succession" && revision.how === "merged";

/** From empty: a merge moves what was said before it. */
export const fromEmpty = (
  base: Snapshot,
  options: LoadOptions,
  revisions: readonly Revision[],
): AheadLoading => {
  const ids = new Set(
    revisions.flatMap((revision) =>
      revision.kind === "succession"
        ? [revision.from, revision.into]
        : "id" in revision
          ? [revision.id]
          : [],
    ),
  );
  return {
    load: (watch) =>
      loadSnapshot(options, {
        also: revisions.map((revision) => ({ revision, seq: UNNUMBERED })),
        residentFrom: base.residentFrom,
        watch,
      }),
    isApart: (_loaded, others) =>
      !others.some(
        (revision) =>
          isMerge(revision) ||
          ((revision.kind === "site" || revision.kind === "entity") &&
            ids.has(revision.id)),
      ),
  };
};

export function createChangeAhead(
  method: Method,
  base: Snapshot,
  change: string,
  loading: AheadLoading,
): ChangeAhead {
  /** `base` with the change, and then with what came under it as well. */
  let loaded: Snapshot | undefined;
  let ahead: Snapshot | undefined;
  let waiting: PublishedRevision[] = [];
  let seq = base.seq;
  let isLost = false;

  const lose = (): void => {
    isLost = true;
    loaded = undefined;
    ahead = undefined;
    waiting = [];
  };

  /** Puts what was published under the change. */
  const catchUp = async (): Promise<void> => {
    if (!loaded || !ahead || ahead.seq === seq) return;
    const [published, to] = [waiting, seq];
    waiting = [];
    const revisions = published.map(({ revision }) => revision);
    if (!loading.isApart(loaded, revisions)) {
      lose();
      return;
    }
    const builder = createSnapshotBuilder(method, ahead);
    for (const each of inOrder(published)) builder.add(each.revision, each.seq);
    const made = await givingWay(builder.finishing(to));
    if (!isLost) ahead = made;
  };

  const load: ChangeAhead["load"] = async (onDocuments) => {
    let documents = 0;
    const made = await loading.load({
      onBatch: async (count) => {
        await setImmediate();
        if (isLost) throw new Overtaken();
        documents += count;
        try {
          await onDocuments?.(documents);
        } catch (error) {
          throw new CalledOff(error);
        }
      },
    });
    if (!made) return "never";
    if (isLost) return "overtaken";
    loaded = ahead = { ...made, seq: base.seq };
    for (let round = 0; round < ROUNDS && waiting.length > 0; round++)
      await catchUp();
    return isLost ? "overtaken" : "ahead";
  };

  return {
    change,
    lose,
    holdsFor: ({ residentFrom }) => ahead?.residentFrom === residentFrom,
    load: async (onDocuments) => {
      try {
        const outcome = await load(onDocuments);
        if (outcome !== "ahead") lose();
        return outcome;
      } catch (error) {
        lose();
        if (error instanceof CalledOff) throw error.reason;
        // Where it is no accident, the ledger refuses the change, or whoever loads its entry meets it again.
        return error instanceof Overtaken ? "overtaken" : "never";
      }
    },
    follow: (published, from, to) => {
      if (isLost) return;
      if (from !== seq) {
        lose();
        return;
      }
      waiting.push(...published);
      seq = to;
    },
    finish: async (current, number) => {
      try {
        await catchUp();
        if (
          ahead?.seq !== current.seq ||
          ahead.residentFrom !== current.residentFrom
        )
          return null;
        return await givingWay(numberAhead(ahead, number));
      } catch {
        return null;
      } finally {
        lose();
      }
    },
  };
}
