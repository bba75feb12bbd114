import type { IncomingMessage } from "node:http";
import type { Request, Response } from "express";
import { canonicalId, type Snapshot } from "@saphan/shared/core";
import type { Logger } from "pino";
import { organisationRow } from "../access/network-view.ts";
import { sightOf, type Sight } from "../access/sight.ts";
import { publishedSeqs } from "../analytics/published.ts";
import { signedIn, type Viewer } from "../access/viewer.ts";
import { DomainError } from "../platform/domain-error.ts";
import type { Runtime } from "../runtime.ts";
import type { Context } from "./context.ts";

export const SESSION_COOKIE = "saphan_session";

/** The secret of a session's cookie or of an API token. */
export function secretOf({ headers }: IncomingMessage): string | undefined {
  const bearer = /^Bearer (\S+)$/.exec(headers.authorization ?? "")?.[1];
  const cookie = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([\\w-]+)`);
  return bearer ?? cookie.exec(headers.cookie ?? "")?.[1];
}

export interface ContextOptions {
  readonly runtime: Runtime;
  readonly log: Logger;
  readonly service: Context["service"];
  /** Whether cookies may travel over https only. */
  readonly secureCookies: boolean;
}

/** Under the organisation that the one of the membership is by now, should it have been merged into another. */
function asOfNow({ identity }: Snapshot, viewer: Viewer): Viewer {
  const { membership } = viewer;
  const organisation = canonicalId(identity, "entity", membership.organisation);
  return organisation === membership.organisation
    ? viewer
    : { ...viewer, membership: { ...membership, organisation } };
}

/** The part of the context that a request and its response do not shape. */
export function contextFor(
  { runtime, log, service }: ContextOptions,
  signedInAs: Viewer | null,
): Omit<Context, "address" | "setSession" | "clearSession"> {
  const snapshot = runtime.snapshots.current();
  const viewer = signedInAs && asOfNow(snapshot, signedInAs);
  let sight: Sight | undefined;
  return {
    ...runtime,
    log,
    service,
    viewer,
    snapshot,
    sight: () => {
      const asking = signedIn(viewer);
      return (sight ??= sightOf(
        snapshot,
        asking.membership.role,
        organisationRow(snapshot, asking),
        runtime.clock.today(),
      ));
    },
    publishedSeqs: () => publishedSeqs(runtime.snapshots),
    networkOf: (asking, request) =>
      runtime.networks.open(snapshot, asking, request),
    network: (request) =>
      runtime.networks.open(snapshot, signedIn(viewer), request),
  };
}

export async function viewerOf(
  { runtime }: Pick<ContextOptions, "runtime">,
  request: IncomingMessage,
  watches?: "watches",
): Promise<Viewer | null> {
  const secret = secretOf(request);
  return secret ? runtime.accounts.viewerOf(secret, watches) : null;
}

export async function createContext(
  options: ContextOptions,
  request: Request,
  response: Response,
): Promise<Context> {
  const cookie = {
    httpOnly: true,
    sameSite: "lax",
    secure: options.secureCookies,
    path: "/",
  } as const;
  return {
    ...contextFor(options, await viewerOf(options, request)),
    address: request.ip ?? "",
    setSession: (value, expires) => {
      response.cookie(SESSION_COOKIE, value, { ...cookie, expires });
    },
    clearSession: () => {
      response.clearCookie(SESSION_COOKIE, cookie);
    },
  };
}

/** The context of a subscription: a socket cannot set cookies. */
export async function createSocketContext(
  options: ContextOptions,
  request: IncomingMessage,
): Promise<Context> {
  const refuse = () => {
    throw new DomainError("BAD_USER_INPUT", "Sign in over HTTP.");
  };
  return {
    ...contextFor(options, await viewerOf(options, request, "watches")),
    address: request.socket.remoteAddress ?? "",
    setSession: refuse,
    clearSession: refuse,
  };
}
