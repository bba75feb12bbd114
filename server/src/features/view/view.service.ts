/** Saved views: a person's own, and those that colleagues share. They hold an address, never what it shows. */
import { randomUUID } from "node:crypto";
import { inPerson, signedIn, type Viewer } from "../../access/viewer.ts";
import type { Clock } from "../../platform/clock.ts";
import { DuplicateKey } from "../../platform/database-errors.ts";
import { DomainError, notFound } from "../../platform/domain-error.ts";
import type { SavedView, ViewOwner, ViewStore } from "./view.store.ts";

export interface ViewService {
  /** By name, in the order of the person's language. */
  readonly list: (viewer: Viewer | null) => Promise<readonly SavedView[]>;
  readonly save: (
    viewer: Viewer | null,
    view: Pick<SavedView, "address" | "isShared" | "name">,
  ) => Promise<SavedView>;
  readonly change: (
    viewer: Viewer | null,
    id: string,
    set: Pick<SavedView, "isShared" | "name">,
  ) => Promise<SavedView>;
  readonly remove: (viewer: Viewer | null, id: string) => Promise<void>;
}

const LONGEST_NAME = 80;
const LONGEST_ADDRESS = 4_000;
const MOST = 100;
/** A page of ours: never another host, and nothing that is not a path with a query. */
const ADDRESS = /^\/(?![/\\])[\w/.~-]*(?:\?[^#\s\\]*)?$/;

const ownerOf = ({ account, membership }: Viewer): ViewOwner => ({
  account: account.id,
  organisation: membership.organisation,
  role: membership.role,
});

const isOwn = (view: SavedView, owner: ViewOwner): boolean =>
  view.account === owner.account &&
  view.organisation === owner.organisation &&
  view.role === owner.role;

function checkedName(name: string): string {
  const clean = name.normalize("NFC").replace(/\s+/g, " ").trim();
  if (clean === "" || clean.length > LONGEST_NAME)
    throw new DomainError(
      "BAD_USER_INPUT",
      `A view has a name of 1 to ${LONGEST_NAME} characters. Nothing was saved.`,
    );
  return clean;
}

function checkedAddress(address: string): string {
  if (address.length > LONGEST_ADDRESS || !ADDRESS.test(address))
    throw new DomainError(
      "BAD_USER_INPUT",
      "This is no page of the product. Nothing was saved.",
    );
  return address;
}

export function createViewService(tools: {
  readonly views: ViewStore;
  readonly clock: Clock;
}): ViewService {
  const { views, clock } = tools;

  const getOwn = async (owner: ViewOwner, id: string): Promise<SavedView> => {
    const view = await views.find(id);
    if (!view || !isOwn(view, owner)) throw notFound("view");
    return view;
  };
  const replace: (
    view: SavedView,
    set: Parameters<ViewStore["change"]>[1],
  ) => Promise<SavedView> = async (view, set) => {
    await views.change(view.id, set);
    return { ...view, ...set };
  };

  return {
    list: async (viewer) => {
      const asking = inPerson(signedIn(viewer));
      const { account, ...where } = ownerOf(asking);
      const own = await views.listOf({ account, ...where });
      const shared = await views.listShared(where);
      const collator = new Intl.Collator(asking.account.locale);
      return [
        ...own,
        ...shared.filter((view) => view.account !== account),
      ].sort(
        (a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1),
      );
    },

    save: async (viewer, { name, address, isShared }) => {
      const owner = ownerOf(inPerson(signedIn(viewer)));
      const set = {
        name: checkedName(name),
        address: checkedAddress(address),
        isShared,
        savedAt: new Date(clock.now()),
      };
      const before = await views.findByName(owner, set.name);
      if (before) return replace(before, set);
      if ((await views.listOf(owner)).length >= MOST)
        throw new DomainError(
          "TOO_LARGE",
          `One person keeps at most ${MOST} views. Nothing was saved: delete one first.`,
          { limit: MOST },
        );
      const view = { id: randomUUID(), ...owner, ...set };
      try {
        await views.insert(view);
      } catch (error) {
        // The same name was saved from another window at the same time.
        const other =
          error instanceof DuplicateKey
            ? await views.findByName(owner, set.name)
            : null;
        if (!other) throw error;
        return replace(other, set);
      }
      return view;
    },

    change: async (viewer, id, { name, isShared }) => {
      const view = await getOwn(ownerOf(inPerson(signedIn(viewer))), id);
      try {
        return await replace(view, { name: checkedName(name), isShared });
      } catch (error) {
        if (!(error instanceof DuplicateKey)) throw error;
        throw new DomainError(
          "CONFLICT",
          "Another view of yours has this name. Nothing was changed.",
        );
      }
    },

    remove: async (viewer, id) => {
      const view = await getOwn(ownerOf(inPerson(signedIn(viewer))), id);
      await views.remove(view.id);
    },
  };
}
