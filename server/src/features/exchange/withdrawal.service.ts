/** Undoing changes, and undoing that. */
import { visibilityAt } from "@saphan/shared/core";
import { allowed, type Viewer } from "../../access/viewer.ts";
import {
  isChangeId,
  requestOf,
  type ChangeEntry,
} from "../../ledger/change.ts";
import { Conflict } from "../../ledger/publication.ts";
import { DomainError, notFound } from "../../platform/domain-error.ts";
import {
  planWithdrawal,
  type WithdrawalPlan,
  type WithdrawalTools,
} from "./import/plan-withdrawal.ts";

export interface WithdrawalService {
  /** Throws `NOT_FOUND` for a change that is not the viewer's to undo, `CONFLICT` for one that is undone. */
  readonly plan: (
    viewer: Viewer | null,
    change: string,
  ) => Promise<WithdrawalPlan>;
  /** The entry, or the plan as it is by now if it is not the one that the person saw. */
  readonly withdraw: (
    viewer: Viewer | null,
    request: {
      readonly change: string;
      /** The id of the new change, made by the client. */
      readonly as: string;
      /** Of the plan that was seen. */
      readonly digest: string;
    },
  ) => Promise<
    { readonly entry: ChangeEntry } | { readonly moved: WithdrawalPlan }
  >;
}

/** How often somebody else may be faster. */
const ATTEMPTS = 5;

export function createWithdrawalService(
  tools: WithdrawalTools,
): WithdrawalService {
  const { changes, ledger } = tools;

  /** The importer's organisation and an administrator with the data right may undo. */
  const findOwn = async (
    viewer: Viewer,
    change: string,
  ): Promise<ChangeEntry> => {
    const entry = await changes.findByRequest(requestOf(change));
    const { role, organisation } = viewer.membership;
    const mayUndo =
      entry?.action === "import" ||
      entry?.action === "entry" ||
      entry?.action === "succession" ||
      entry?.action === "withdraw";
    const isOwn =
      entry?.actor.organisation === organisation || role === "administrator";
    if (!entry || !mayUndo || !isOwn) throw notFound("change");
    return entry;
  };
  const planFor = async (entry: ChangeEntry): Promise<WithdrawalPlan> => {
    const { withdrawn } = visibilityAt(ledger.marks(), ledger.seq());
    if (withdrawn.has(entry.change))
      throw new DomainError("CONFLICT", "This change has been undone already.");
    return planWithdrawal(tools, entry);
  };

  return {
    plan: async (viewer, change) => {
      const asking = allowed(viewer, "workbook:import");
      return planFor(await findOwn(asking, change));
    },

    withdraw: async (viewer, { change, as, digest }) => {
      const asking = allowed(viewer, "workbook:import");
      const entry = await findOwn(asking, change);
      if (!isChangeId(as))
        throw new DomainError("BAD_USER_INPUT", "This is no id of a change.");
      const made = await changes.findByRequest(as);
      if (made?.withdraws === entry.change) return { entry: made };
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const plan = await planFor(entry);
        if (plan.digest !== digest || plan.blocked.length > 0)
          return { moved: plan };
        try {
          const published = await ledger.publish({
            change: as,
            actor: {
              account: asking.account.id,
              organisation: asking.membership.organisation,
            },
            action: "withdraw",
            subject: entry.subject,
            counts: {},
            withdraws: entry.change,
            revisions: [],
            base: plan.base,
            // Whatever was set since may refer to what goes.
            touches: { has: () => true },
          });
          return { entry: published };
        } catch (error) {
          if (!(error instanceof Conflict)) throw error;
          await ledger.follow();
        }
      }
      throw new DomainError(
        "CONFLICT",
        "Others are changing the network at this moment. Nothing was changed; try again.",
      );
    },
  };
}
