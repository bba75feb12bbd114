import { useSyncExternalStore } from "react";
import { uploads, type Upload } from "./uploads.ts";

/** How the sending of a file goes that this page, or one before it, has begun. */
export const useUpload = (id: string): Upload | undefined =>
  useSyncExternalStore(uploads.subscribe, () => uploads.stateOf(id));
