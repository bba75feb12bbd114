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
  };
  /** Digest of the session's secret. */
  readonly session: string;
  /** Whether an API token speaks, not a browser. */
  readonly isToken: boolean;
}

/** The viewer, if it may do `action`; throws `UNAUTHENTICATED` or `FORBIDDEN`. A service's first line. */
export function allowed(viewer: Viewer | null, action: Action): Viewer {
  const asking = signedIn(viewer);
  const { role, dataRight } = asking.membership;
  if (!may(role, dataRight, action))
    throw new DomainError(
      "FORBIDDEN",
      "Your role does not allow this. Ask whoever manages your organisation's people.",
      { action },
    );
  return asking;
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
  { membership }: Viewer,
  today: number,
): string {
  const { role, organisation, dataRight } = membership;
  return `${role}:${organisation}:${dataRight ? 1 : 0}:${today}`;
}
