import type { Logger } from "pino";
import type { NetworkRequest, NetworkView } from "../access/network-view.ts";
import type { Sight } from "../access/sight.ts";
import type { Viewer } from "../access/viewer.ts";
import type { Snapshot } from "@saphan/shared/core";
import type { Runtime } from "../runtime.ts";

/** What a resolver may reach. One per request. */
export interface Context extends Pick<
  Runtime,
  | "accounts"
  | "catalogue"
  | "changes"
  | "clock"
  | "drafts"
  | "exports"
  | "imports"
  | "invitationRequests"
  | "invitations"
  | "ledger"
  | "linkPolicies"
  | "looks"
  | "method"
  | "passwords"
  | "people"
  | "revisions"
  | "successions"
  | "scenarios"
  | "texts"
  | "views"
  | "tokens"
  | "typedRows"
  | "withdrawals"
> {
  readonly log: Logger;
  readonly service: { readonly version: string; readonly demo: boolean };
  /** Null where nobody has signed in. */
  readonly viewer: Viewer | null;
  /** The network as this process knows it; a request keeps the one it started with. */
  readonly snapshot: Snapshot;
  /** What the viewer may see today. Throws `UNAUTHENTICATED` for nobody. */
  readonly sight: () => Sight;
  /** The network through a lens of the viewer's. */
  readonly network: (
    request: NetworkRequest & { readonly seq?: number | null | undefined },
  ) => Promise<NetworkView>;
  /** The network as another viewer would see it: for the picture that an own site gets of its readers. */
  readonly networkOf: (
    viewer: Viewer,
    request: NetworkRequest & { readonly seq?: number | null | undefined },
  ) => Promise<NetworkView>;
  /** Numbers of changes as they come to show in figures. */
  readonly publishedSeqs: () => AsyncIterableIterator<number>;
  /** The request's address, for rate limits. */
  readonly address: string;
  readonly setSession: (secret: string, expiresAt: Date) => void;
  readonly clearSession: () => void;
}
