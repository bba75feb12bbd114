/** A job of the lab as a component sees it: how far it is, what is there of it, and how to leave off. */
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { runJob } from "./lab-runner.ts";
import type { LabJob, LabPart, LabProgress, LabStep } from "./lab-work.ts";

type PartOf<Kind extends LabPart["kind"]> = Extract<
  LabPart,
  { readonly kind: Kind }
>;

export interface LabState {
  readonly status: "cancelled" | "done" | "failed" | "running";
  readonly progress: LabProgress | undefined;
  readonly outcome: PartOf<"outcome">["outcome"] | undefined;
  readonly helps: PartOf<"helps">["helps"] | undefined;
  readonly draws: PartOf<"draws">["draws"] | undefined;
  readonly stress: PartOf<"stress">["stress"] | undefined;
  readonly failure: unknown;
}

const BEGUN: LabState = {
  status: "running",
  progress: undefined,
  outcome: undefined,
  helps: undefined,
  draws: undefined,
  stress: undefined,
  failure: undefined,
};

type Told =
  | LabStep
  | { readonly kind: "begin" | "cancel" | "end" }
  | { readonly kind: "fail"; readonly failure: unknown };

function follow(state: LabState, told: Told): LabState {
  switch (told.kind) {
    case "begin":
      return BEGUN;
    case "progress":
      return { ...state, progress: told };
    case "outcome":
      return { ...state, outcome: told.outcome };
    case "helps":
      return { ...state, helps: told.helps };
    case "draws":
      return { ...state, draws: told.draws };
    case "stress":
      return { ...state, stress: told.stress };
    case "end":
      return { ...state, status: "done" };
    case "cancel":
      return { ...state, status: "cancelled" };
    case "fail":
      return { ...state, status: "failed", failure: told.failure };
  }
}

export interface LabWork extends LabState {
  readonly cancel: () => void;
  readonly again: () => void;
}

/** Runs whenever the job is another one; undefined: nothing runs. */
export function useLabJob(job: LabJob | undefined): LabWork {
  const [state, tell] = useReducer(follow, BEGUN);
  const [attempt, setAttempt] = useState(0);
  const stop = useRef(() => {});
  useEffect(() => {
    if (!job) return;
    tell({ kind: "begin" });
    const cancel = runJob(job, {
      onStep: tell,
      onEnd: () => tell({ kind: "end" }),
      onFailure: (failure) => tell({ kind: "fail", failure }),
    });
    stop.current = cancel;
    return cancel;
  }, [job, attempt]);
  const cancel = useCallback(() => {
    stop.current();
    tell({ kind: "cancel" });
  }, []);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  return { ...state, cancel, again };
}
