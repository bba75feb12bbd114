/**
 * Files on their way to the server, in parts. They go on while the reader looks at other pages; a part that does not
 * arrive is sent again.
 */
import { UPLOAD_PART_BYTES } from "@saphan/shared/contract";

export interface Upload {
  readonly state: "sending" | "waiting" | "failed" | "done";
  readonly bytes: number;
  /** Bytes that have arrived. */
  readonly sent: number;
  /** Bytes a second since it was begun here; undefined before the first part has arrived. */
  readonly rate?: number;
}

export interface Uploads {
  readonly stateOf: (id: string) => Upload | undefined;
  readonly subscribe: (listener: () => void) => () => void;
  /** Sends what is missing and then says that it is all. */
  readonly start: (job: UploadJob) => Promise<void>;
  readonly cancel: (id: string) => void;
}

export interface UploadJob {
  readonly id: string;
  readonly file: Blob;
  /** Bytes that have arrived before. */
  readonly received: number;
  readonly finish: () => Promise<unknown>;
}

/** What reaches the world, so that a test can stand in for it. */
export interface UploadTools {
  /** The status that the server answers; throws where it cannot be reached. */
  readonly put: (
    address: string,
    body: Blob,
    signal: AbortSignal,
  ) => Promise<number>;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly now: () => number;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const MOST_TRIES = 8;

/** Whether the same part may arrive another time. */
const mayPass = (status: number) =>
  status === 408 || status === 429 || status >= 500;

export function createUploads({ put, wait, now }: UploadTools): Uploads {
  const uploads = new Map<string, Upload>();
  const controllers = new Map<string, AbortController>();
  const listeners = new Set<() => void>();
  const tell = (id: string, upload: Upload | undefined) => {
    if (upload) uploads.set(id, upload);
    else uploads.delete(id);
    for (const listener of listeners) listener();
  };

  /** False where the server will not take the part however often it is sent. */
  const putPart = async (
    address: string,
    body: Blob,
    signal: AbortSignal,
    onWait: () => void,
  ): Promise<boolean> => {
    let pause = FIRST_WAIT_MS;
    for (let tries = 1; !signal.aborted; tries++) {
      const status = await put(address, body, signal).catch(() => 503);
      if (status < 300) return true;
      if (!mayPass(status) || tries === MOST_TRIES) return false;
      onWait();
      await wait(pause);
      pause = Math.min(pause * 2, LONGEST_WAIT_MS);
    }
    return false;
  };

  return {
    stateOf: (id) => uploads.get(id),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cancel: (id) => {
      controllers.get(id)?.abort();
      controllers.delete(id);
      tell(id, undefined);
    },
    start: async ({ id, file, received, finish }) => {
      controllers.get(id)?.abort();
      const controller = new AbortController();
      controllers.set(id, controller);
      const { signal } = controller;
      const bytes = file.size;
      const parts = Math.ceil(bytes / UPLOAD_PART_BYTES);
      const first = Math.min(
        Math.floor(received / UPLOAD_PART_BYTES),
        parts - 1,
      );
      const startedAt = now();
      let sent = first * UPLOAD_PART_BYTES;
      let rate: { readonly rate?: number } = {};
      const say = (state: Upload["state"]) => {
        if (!signal.aborted) tell(id, { state, bytes, sent, ...rate });
      };
      say("sending");
      for (let part = first; part < parts; part++) {
        const from = part * UPLOAD_PART_BYTES;
        const body = file.slice(from, from + UPLOAD_PART_BYTES);
        const arrived = await putPart(
          `/imports/${id}/parts/${part}`,
          body,
          signal,
          () => say("waiting"),
        );
        if (signal.aborted) return;
        if (!arrived) {
          say("failed");
          return;
        }
        sent = from + body.size;
        const seconds = (now() - startedAt) / 1_000;
        const here = sent - first * UPLOAD_PART_BYTES;
        rate = seconds > 0 ? { rate: here / seconds } : {};
        say("sending");
      }
      try {
        await finish();
        say("done");
      } catch {
        say("failed");
      }
    },
  };
}

export const uploads = createUploads({
  put: async (address, body, signal) =>
    (
      await fetch(address, {
        method: "PUT",
        body,
        signal,
        credentials: "same-origin",
        headers: { "content-type": "application/octet-stream" },
      })
    ).status,
  wait: (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
  now: () => performance.now(),
});
