import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { Refusal } from "./refusals.ts";
import { withViewer } from "./with-runtime.ts";
import { needed } from "./words.ts";

const REFUSED = 2;

export async function undoCommand(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      as: { type: "string" },
      "dry-run": { type: "boolean", default: false },
    },
  });
  const seq = needed(positionals[0], "SEQ");
  if (!/^\d+$/.test(seq))
    throw new Refusal(`SEQ is a number of the ledger, not ${seq}.`);
  return withViewer(
    needed(values.as, "--as"),
    async ({ ledger, withdrawals }, viewer) => {
      const change = ledger.marks()[Number(seq) - 1]?.change ?? "";
      const plan = await withdrawals.plan(viewer, change);
      const tell = (line: string) => process.stdout.write(`${line}\n`);
      tell(plan.restores ? "comes back:" : "goes:");
      for (const [kind, count] of Object.entries(plan.goes))
        tell(`  ${kind} ${count}`);
      tell(`stays, set again since: ${plan.setSince}`);
      tell(`stays, later changes refer to it: ${plan.stays.length}`);
      if (plan.blocked.length > 0) {
        tell(
          `keys that stand for something else by now: ${plan.blocked.join(", ")}`,
        );
        return REFUSED;
      }
      if (values["dry-run"]) return 0;
      const result = await withdrawals.withdraw(viewer, {
        change,
        as: randomUUID().replaceAll("-", ""),
        digest: plan.digest,
      });
      if ("moved" in result) {
        tell(
          "Others have changed it in the meantime. Nothing was done; look again.",
        );
        return REFUSED;
      }
      tell(`undone as change ${result.entry.seq}`);
      return 0;
    },
  );
}
