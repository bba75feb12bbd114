import type { Request, Response } from "express";
import type { Logger } from "pino";
import { organisationRow } from "../access/network-view.ts";
import { sightOf, type Sight } from "../access/sight.ts";
import { signedIn, type Viewer } from "../access/viewer.ts";
import type { Runtime } from "../runtime.ts";
import type { Context } from "./context.ts";

export const SESSION_COOKIE = "saphan_session";

/** The secret of a session's cookie or of an API token. */
export function secretOf(request: Request): string | undefined {
  const bearer = /^Bearer (\S+)$/.exec(
    request.headers.authorization ?? "",
  )?.[1];
  const cookies = request.cookies as
    Readonly<Record<string, unknown>> | undefined;
  const cookie = cookies?.[SESSION_COOKIE];
  return bearer ?? (typeof cookie === "string" ? cookie : undefined);
}

export interface ContextOptions {
  readonly runtime: Runtime;
  readonly log: Logger;
  readonly service: Context["service"];
  /** Whether cookies may travel over https only. */
  readonly secureCookies: boolean;
}

/** The part of the context that a request and its response do not shape. */
export function contextFor(
  { runtime, log, service }: ContextOptions,
  viewer: Viewer | null,
): Omit<Context, "address" | "setSession" | "clearSession"> {
  const snapshot = runtime.snapshots.current();
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
    network: (request) =>
      runtime.networks.open(snapshot, signedIn(viewer), request),
  };
}

export async function createContext(
  options: ContextOptions,
  request: Request,
  response: Response,
): Promise<Context> {
  const secret = secretOf(request);
  const viewer = secret
    ? await options.runtime.accounts.viewerOf(secret)
    : null;
  const cookie = {
    httpOnly: true,
    sameSite: "lax",
    secure: options.secureCookies,
    path: "/",
  } as const;
  return {
    ...contextFor(options, viewer),
    address: request.ip ?? "",
    setSession: (value, expires) => {
      response.cookie(SESSION_COOKIE, value, { ...cookie, expires });
    },
    clearSession: () => {
      response.clearCookie(SESSION_COOKIE, cookie);
    },
  };
}
