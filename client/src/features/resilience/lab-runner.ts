/** One job at a time: in a worker where there are workers, else in the page in slices, which stays responsive. */
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
  const end = () => worker.terminate();
  worker.addEventListener("message", ({ data }: MessageEvent<Said>) => {
    if (data.kind !== "end") return listener.onStep(data);
    end();
    listener.onEnd();
  });
  worker.addEventListener("error", (event) => {
    end();
    listener.onFailure(event.message);
  });
  worker.postMessage(job);
  return end;
}

function runInSlices(job: LabJob, listener: LabListener): Cancel {
  const work = workOn(job);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slice = () => {
    const until = performance.now() + SLICE_MS;
    try {
      do {
        const { done, value } = work.next();
        if (done) return listener.onEnd();
        listener.onStep(value);
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
