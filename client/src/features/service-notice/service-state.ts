/**
 * Whether the service can be reached and can save: asked once something has failed, until all is well again, and now
 * and then while all seems well, since nothing fails because a clock is wrong or figures are old.
 */
import { useSyncExternalStore } from "react";
import { REQUEST_FAILED } from "../../lib/request-failed.ts";

/** As `/readyz` has it, or that nobody answers there. */
export interface ServiceTrouble {
  readonly state: string;
  /** ISO 8601. */
  readonly since: string;
}

const ASK_MS = 3_000;
const ASK_ANYWAY_MS = 60_000;

let trouble: ServiceTrouble | undefined;
let isAsking = false;
const listeners = new Set<() => void>();

function become(next: ServiceTrouble | undefined): void {
  if (trouble?.state === next?.state) return;
  trouble = next;
  for (const listener of listeners) listener();
}

async function ask(): Promise<ServiceTrouble | undefined> {
  try {
    const response = await fetch("/readyz", { cache: "no-store" });
    const { troubles = [] } = (await response.json()) as {
      readonly troubles?: readonly ServiceTrouble[];
    };
    return troubles[0];
  } catch {
    return { state: "unreachable", since: new Date().toISOString() };
  }
}

async function lookAtService(): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  do {
    become(await ask());
    if (trouble) await new Promise((resolve) => setTimeout(resolve, ASK_MS));
  } while (trouble);
  isAsking = false;
}

const onFailure = () => void lookAtService();
let anyway: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener(REQUEST_FAILED, onFailure);
    anyway = setInterval(() => {
      if (document.visibilityState === "visible") void lookAtService();
    }, ASK_ANYWAY_MS);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    removeEventListener(REQUEST_FAILED, onFailure);
    clearInterval(anyway);
  };
}

/** Undefined while all is well. */
export const useServiceTrouble = (): ServiceTrouble | undefined =>
  useSyncExternalStore(subscribe, () => trouble);
