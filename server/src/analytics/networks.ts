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

const KEPT = 24;

export function createNetworks(
  snapshots: SnapshotHolder,
  method: Method,
  clock: Clock,
): Networks {
  const kept = new Map<string, NetworkView>();
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
        seq,
        newest.seq,
      ].join(" ");
      const have = kept.get(key);
      if (have) {
        kept.delete(key);
        kept.set(key, have); // the newest last
        return have;
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
      );
      kept.set(key, view);
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      return view;
    },
  };
}
