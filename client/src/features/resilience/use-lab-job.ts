/** A job of the lab as a component sees it: how far it is, what is there of it, and how to leave off. */
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import type { LabNetwork } from "./lab-network.ts";
import { runJob } from "./lab-runner.ts";
import type { LabJob, LabPart, LabProgress, LabStep } from "./lab-work.ts";

type PartOf<Kind extends LabPart["kind"]> = Extract<
  LabPart,
  { readonly kind: Kind }
>;

interface Parts {
  readonly outcome?: PartOf<"outcome">["outcome"];
  readonly helps?: PartOf<"helps">["helps"];
  readonly draws?: PartOf<"draws">["draws"];
  readonly stress?: PartOf<"stress">["stress"];
}

interface State extends Parts {
  readonly status: "cancelled" | "done" | "failed" | "running";
  readonly progress?: LabProgress;
  readonly failure?: unknown;
  /** The parts are those of the job before. */
  readonly isStale: boolean;
  /** What the parts are of: rows of one network mean nothing in another. */
  readonly network?: LabNetwork;
}

const NOTHING: State = { status: "running", isStale: false };

type Told =
  | LabStep
  | { readonly kind: "begin"; readonly network: LabNetwork }
  | { readonly kind: "cancel" | "end" }
  | { readonly kind: "fail"; readonly failure: unknown };

/** The first part of a job takes the place of all parts of the one before. */
function withPart(state: State, part: Parts): State {
  if (!state.isStale) return { ...state, ...part };
  const {
    outcome: _outcome,
    helps: _helps,
    draws: _draws,
    stress: _stress,
    ...rest
  } = state;
  return { ...rest, isStale: false, ...part };
}

function follow(state: State, told: Told): State {
  switch (told.kind) {
    case "begin": {
      const { outcome, helps, draws, stress, network } = state;
      const { network: next } = told;
      if (network !== next) return { ...NOTHING, network: next };
      const { progress: _progress, failure: _failure, ...kept } = state;
      const has = outcome ?? helps ?? draws ?? stress;
      return { ...kept, status: "running", isStale: has !== undefined };
    }
    case "progress":
      return { ...state, progress: told };
    case "outcome":
      return withPart(state, { outcome: told.outcome });
    case "helps":
      return withPart(state, { helps: told.helps });
    case "draws":
      return withPart(state, { draws: told.draws });
    case "stress":
      return withPart(state, { stress: told.stress });
    case "end":
      return { ...state, status: "done" };
    case "cancel":
      return { ...state, status: "cancelled" };
    case "fail":
      return { ...state, status: "failed", failure: told.failure };
  }
}

export interface LabWork extends State {
  readonly cancel: () => void;
  readonly again: () => void;
}

/**
 * Runs whenever the job is another one; undefined: nothing runs. While a job of the same network is on its way, what
 * came of the one before stays, marked as stale.
 */
export function useLabJob(job: LabJob | undefined): LabWork {
  const [state, tell] = useReducer(follow, NOTHING);
  const [attempt, setAttempt] = useState(0);
  const stop = useRef(() => {});
  useEffect(() => {
    if (!job) return;
    tell({ kind: "begin", network: job.network });
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
  // Before the effect has begun the new job, the parts are still those of the network before.
  const shown = job && state.network !== job.network ? NOTHING : state;
  return { ...shown, cancel, again };
}
