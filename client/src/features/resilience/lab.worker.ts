/** Runs one job beside the page; to leave off, the page ends the worker. */
import { workOn, type LabJob } from "./lab-work.ts";
import { spareProgress } from "./spare-progress.ts";

self.addEventListener("message", ({ data }: MessageEvent<LabJob>) => {
  const tell = spareProgress((step) => self.postMessage(step));
  for (const step of workOn(data)) tell(step);
  self.postMessage({ kind: "end" });
});
