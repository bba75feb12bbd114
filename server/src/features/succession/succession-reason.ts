import type { Context } from "../../graph/context.ts";
import type { ChangeEntry } from "../../ledger/change.ts";

/** It may name firms and people: administrators alone read it. */
export async function reasonOf(
  { viewer, revisions, texts }: Context,
  entry: ChangeEntry,
): Promise<string | null> {
  if (entry.action !== "succession") return null;
  if (viewer?.membership.role !== "administrator") return null;
  for (const { revision } of await revisions.read([entry]))
    if (revision.kind === "succession")
      return (await texts.get([revision.reason])).get(revision.reason) ?? null;
  return null;
}
