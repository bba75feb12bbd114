/** Opens networks for viewers, and keeps the last ones: the columns behind their figures are worth keeping. */
import type { Method, Snapshot } from "@saphan/shared/core";
import {
  viewNetwork,
  type NetworkRequest,
  type NetworkView,
} from "../access/network-view.ts";
import { scopeFingerprint, type Viewer } from "../access/viewer.ts";
import { DomainError } from "../platform/domain-error.ts";
import type { Clock } from "../platform/clock.ts";
import type { SnapshotHolder } from "./snapshot-holder.ts";

export interface Networks {
  /** `newest` is the snapshot that the request keeps. Throws `NOT_FOUND` for a lens that is not the viewer's. */
  readonly open: (
    newest: Snapshot,
    viewer: Viewer,
    request: NetworkRequest & { readonly seq?: number | null | undefined },
  ) => Promise<NetworkView>;
}

/** Views that are kept hold at most so many sites together; there are never more of them than this. */
const KEPT_SITES = 400_000;
const KEPT = 24;

interface Kept {
  /** Of the snapshot that the request kept. */
  readonly newest: number;
  readonly view: NetworkView;
}

export function createNetworks(
  snapshots: SnapshotHolder,
  method: Method,
  clock: Clock,
): Networks {
  const kept = new Map<string, Kept>();
  /** The newest last; always leaves one. */
  const trim = (): void => {
    let sites = 0;
    [...kept].reverse().forEach(([key, { view }], i) => {
      sites += view.lens.scope.rows.length;
      if (i > 0 && (i >= KEPT || sites > KEPT_SITES)) kept.delete(key);
    });
  };
  return {
    open: async (newest, viewer, request) => {
      const seq = request.seq ?? newest.seq;
      if (seq < 0 || seq > newest.seq)
        throw new DomainError(
          "BAD_USER_INPUT",
          `There is no change ${seq} yet; the newest is ${newest.seq}.`,
        );
      const today = clock.today();
      const key = [
        scopeFingerprint(viewer, today),
        request.lens ?? "",
        request.period,
        request.asOf ?? "",
        seq === newest.seq ? "" : seq,
      ].join(" ");
      const have = kept.get(key);
      kept.delete(key);
      if (have?.newest === newest.seq) {
        kept.set(key, have); // the newest last
        return have.view;
      }
      const then = seq === newest.seq ? newest : await snapshots.at(seq);
      const covering = await snapshots.covering(then, request.period);
      const view = viewNetwork(
        covering,
        then === newest ? covering : newest,
        method,
        viewer,
        today,
        request,
        have?.view.made(),
      );
      kept.set(key, { newest: newest.seq, view });
      trim();
      return view;
    },
  };
}
