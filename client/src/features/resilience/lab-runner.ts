/** One job at a time: in a worker where there are workers, else in the page in slices, which stays responsive. */
import { spareProgress } from "./spare-progress.ts";
import { workOn, type LabJob, type LabStep } from "./lab-work.ts";

export interface LabListener {
  readonly onStep: (step: LabStep) => void;
  readonly onEnd: () => void;
  readonly onFailure: (failure: unknown) => void;
}

/** Leaves off; nothing is told any more. */
export type Cancel = () => void;

const SLICE_MS = 12;

/** What a worker of a job says; `end` after its last step. */
type Said = LabStep | { readonly kind: "end" };

function runBeside(job: LabJob, listener: LabListener): Cancel {
  const worker = new Worker(new URL("./lab.worker.ts", import.meta.url), {
    type: "module",
  });
  let cancel: Cancel = () => worker.terminate();
  let hasSpoken = false;
  worker.addEventListener("message", ({ data }: MessageEvent<Said>) => {
    hasSpoken = true;
    if (data.kind !== "end") return listener.onStep(data);
    worker.terminate();
    listener.onEnd();
  });
  worker.addEventListener("error", ({ message }) => {
    worker.terminate();
    if (hasSpoken) listener.onFailure(message);
    // Its code did not come, or may not run: the page has it too.
    else cancel = runInSlices(job, listener);
  });
  worker.postMessage(job);
  return () => cancel();
}

function runInSlices(job: LabJob, listener: LabListener): Cancel {
  const work = workOn(job);
  const tell = spareProgress(listener.onStep);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slice = () => {
    const until = performance.now() + SLICE_MS;
    try {
      do {
        const { done, value } = work.next();
        if (done) return listener.onEnd();
        tell(value);
      } while (performance.now() < until);
    } catch (failure) {
      return listener.onFailure(failure);
    }
    timer = setTimeout(slice);
  };
  timer = setTimeout(slice);
  return () => clearTimeout(timer);
}

export const runJob = (job: LabJob, listener: LabListener): Cancel =>
  typeof Worker === "undefined"
    ? runInSlices(job, listener)
    : runBeside(job, listener);
