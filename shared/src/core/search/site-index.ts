/** What sites are found by and in which order they are listed, made once for each table of sites. */
import type { Snapshot, SiteRecord } from "../snapshot/snapshot.ts";
import { matchText } from "./text.ts";

type Locale = "en" | "th";

interface SiteIndex {
  /** Owners whose names and numbers the haystacks hold. */
  readonly entities: Snapshot["entities"];
  readonly haystacks: readonly string[];
  readonly ranks: Map<Locale, Uint32Array>;
}

const indices = new WeakMap<readonly SiteRecord[], SiteIndex>();

function indexOf(snapshot: Snapshot): SiteIndex {
  const { sites, entities } = snapshot;
  const have = indices.get(sites);
  if (have?.entities === entities) return have;
  const made: SiteIndex = {
    entities,
    haystacks: sites.map(({ id, name, osId, entity }) => {
      const owner = entities[entity];
      return matchText(
        [
          name.en,
          name.th,
          owner.name.en,
          owner.name.th,
          owner.registrationNo,
          osId,
          id,
        ].join("\n"),
      );
    }),
    ranks: new Map(),
  };
  indices.set(sites, made);
  return made;
}

const keyTexts = new WeakMap<readonly string[], string>();

/** Keys made comparable; who asks again brings the same list. */
function keyText(keys: readonly string[]): string {
  let text = keyTexts.get(keys);
  if (text === undefined)
    keyTexts.set(keys, (text = keys.map(matchText).join("\n")));
  return text;
}

/** Whether a site is found by every word of `text`, in its names, numbers, id, or one of `keys`. */
export function siteMatcher(
  snapshot: Snapshot,
  text: string,
): (row: number, keys: readonly string[]) => boolean {
  const { haystacks } = indexOf(snapshot);
  const words = matchText(text)
    .split(" ")
    .filter((word) => word !== "");
  return (row, keys) =>
    words.every(
      (word) =>
        haystacks[row].includes(word) ||
        (keys.length > 0 && keyText(keys).includes(word)),
    );
}

/** By site row: its place when all sites are listed by name in the locale. */
export function nameRanks(snapshot: Snapshot, locale: Locale): Uint32Array {
  const { ranks } = indexOf(snapshot);
  const have = ranks.get(locale);
  if (have) return have;
  const { sites } = snapshot;
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const order = [...sites.keys()].sort(
    (a, b) =>
      compare(sites[a].name[locale], sites[b].name[locale]) ||
      (sites[a].id < sites[b].id ? -1 : 1),
  );
  const made = new Uint32Array(sites.length);
  order.forEach((row, place) => {
    made[row] = place;
  });
  ranks.set(locale, made);
  return made;
}
