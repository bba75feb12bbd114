/** Progress is told a few times a second, whatever comes of the work at once. */
import type { LabStep } from "./lab-work.ts";

const PAUSE_MS = 100;

export function spareProgress(
  tell: (step: LabStep) => void,
): (step: LabStep) => void {
  let told = -Infinity;
  return (step) => {
    if (step.kind === "progress") {
      if (performance.now() - told < PAUSE_MS) return;
      told = performance.now();
    }
    tell(step);
  };
}
