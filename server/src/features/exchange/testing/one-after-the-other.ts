/**
 * The slow, obvious twin of several processes at one import: what they did, done one after the other by one who is
 * never paused, in every order in which each does its own in turn.
 */

/** What was asked for: a publication by the request's id. */
export type Act = "c1" | "c2" | "cancel" | "plan" | (string & {});
export interface Done {
  readonly act: Act;
  /** As its owner was told; `perhaps` where nobody was told anything. */
  readonly done: "no" | "perhaps" | "yes";
}
export type End = "cancelled" | "open" | "published";

/** Undefined where it is refused. */
function after(end: End, act: Act): End | undefined {
  if (act === "plan") return end;
  if (act === "cancel") return end === "published" ? undefined : "cancelled";
  return end === "cancelled" ? undefined : "published";
}

/** Each list is what one process did, in its order. */
export function endsOf(
  lists: readonly (readonly Done[])[],
  end: End = "open",
): ReadonlySet<End> {
  const ends = new Set<End>();
  if (lists.every((list) => list.length === 0)) return ends.add(end);
  lists.forEach((list, at) => {
    const [first, ...rest] = list;
    if (!first) return;
    const others = lists.with(at, rest);
    const next = first.done === "no" ? undefined : after(end, first.act);
    if (next !== undefined)
      for (const each of endsOf(others, next)) ends.add(each);
    if (first.done !== "yes")
      for (const each of endsOf(others, end)) ends.add(each);
  });
  return ends;
}
