/** Runs one job beside the page; to leave off, the page ends the worker. */
import { workOn, type LabJob, type LabStep } from "./lab-work.ts";

const PAUSE_MS = 50;

self.addEventListener("message", ({ data }: MessageEvent<LabJob>) => {
  let told = -Infinity;
  const tell = (step: LabStep | { readonly kind: "end" }) =>
    self.postMessage(step);
  for (const step of workOn(data)) {
    if (step.kind !== "progress") tell(step);
    else if (performance.now() - told > PAUSE_MS) {
      told = performance.now();
      tell(step);
    }
  }
  tell({ kind: "end" });
});
