/** Who is signed in, as pages use it. */
import { createContext, use } from "react";
import type { ViewerPartsFragment } from "../__generated__/operations.ts";

export type Viewer = ViewerPartsFragment;

export interface Session {
  readonly viewer: Viewer | null;
  /** Whether the data shown is fiction. */
  readonly demo: boolean;
  readonly version: string;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new RangeError("no session around this component");
  return session;
}

/** Of a page that only signed-in people reach. */
export function useViewer(): Viewer {
  const { viewer } = useSession();
  if (!viewer) throw new RangeError("nobody is signed in");
  return viewer;
}

/** Whether the viewer's role allows an action of `contract/permissions.ts`. */
export const useMay = (action: string): boolean =>
  useViewer().actions.includes(action);
