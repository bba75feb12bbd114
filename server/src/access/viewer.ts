import { may, type Action, type Role } from "@saphan/shared/contract";
import { DomainError } from "../platform/domain-error.ts";

/** Who asks: a person or machine, working under one membership. */
export interface Viewer {
  readonly account: {
    readonly id: string;
    readonly login: string;
    readonly name: string;
    readonly locale: "en" | "th";
    readonly era: "buddhist" | "common";
  };
  readonly membership: {
    readonly id: string;
    readonly organisation: string;
    readonly role: Role;
    readonly dataRight: boolean;
    /** Whether it invites colleagues and ends their memberships; absent: it does not. */
    readonly managesPeople?: boolean | undefined;
  };
  /** Digest of the session's secret. */
  readonly session: string;
  /** Whether an API token speaks, not a browser. */
  readonly isToken: boolean;
  /** What an API token was given of what the role allows; absent: all of it. */
  readonly scope?: readonly Action[] | undefined;
}

/** Whether the viewer may do `action`: by its role, by what its membership was given, and by its token's scope. */
export function mayDo({ membership, scope }: Viewer, action: Action): boolean {
  const { role, dataRight, managesPeople = false } = membership;
  return (
    may(role, dataRight, action) &&
    (action !== "people:manage" || managesPeople) &&
    (scope?.includes(action) ?? true)
  );
}

/** The viewer, if it may do `action`; throws `UNAUTHENTICATED` or `FORBIDDEN`. A service's first line. */
export function allowed(viewer: Viewer | null, action: Action): Viewer {
  const asking = signedIn(viewer);
  if (mayDo(asking, action)) return asking;
  throw new DomainError(
    "FORBIDDEN",
    asking.scope
      ? "This token was not given the right to do this."
      : "Your role does not allow this. Ask whoever manages your organisation's people.",
    { action },
  );
}

/** A person in a browser: a token works under the membership it was made for, and changes nothing of its person. */
export function inPerson(viewer: Viewer): Viewer {
  if (!viewer.isToken) return viewer;
  throw new DomainError(
    "FORBIDDEN",
    "A token cannot do this. Sign in to the page.",
  );
}

/** Throws `UNAUTHENTICATED` for nobody. */
export function signedIn(viewer: Viewer | null): Viewer {
  if (viewer) return viewer;
  throw new DomainError("UNAUTHENTICATED", "Sign in first.");
}

/** Two viewers with the same scope may see exactly the same. */
export function scopeFingerprint(
  { membership, scope }: Viewer,
  today: number,
): string {
  const { role, organisation, dataRight } = membership;
  const rights = `${role}:${organisation}:${dataRight ? 1 : 0}:${today}`;
  return scope ? `${rights}:${scope.toSorted().join("+")}` : rights;
}
