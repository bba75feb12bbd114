/** Which node each site of a picture stands in, asked site by site. */
import type { PictureInput, PictureSettings } from "../../explorer/picture.ts";
import { tierKey } from "../../measure/dimension.ts";

interface Site {
  readonly at: number;
  readonly tier: number;
  readonly tierName: string;
  readonly key: string;
  readonly weight: number;
}

const sitesOf = ({ tier, weight, group, keys }: PictureInput): Site[] =>
  [...tier].map((of, at) => ({
    at,
    tier: of,
    tierName: tierKey(of),
    key: keys[group[at] ?? -1] ?? "",
    weight: weight[at] ?? NaN,
  }));

/** As `site 3`, `group 2|chassis`, `other_groups 2|`; null where the site is folded away. */
export function naiveNodeOf(
  input: PictureInput,
  settings: PictureSettings,
  wanted: number,
): string | null {
  const everybody = sitesOf(input).filter(
    ({ at, tier }) =>
      settings.only?.[at] !== 0 &&
      (tier <= settings.depth || settings.drawn.has(at)),
  );
  const own = everybody.find(({ at }) => at === wanted);
  if (!own) return null;
  const alone = `site ${wanted}`;
  if (settings.drawn.has(wanted)) return alone;
  const group = `${own.tierName}|${own.key}`;
  const tier = everybody.filter(({ tierName }) => tierName === own.tierName);
  if (settings.open.has(own.tierName) || settings.open.has(group)) {
    const before = tier.filter(
      ({ at, key, weight }) =>
        key === own.key &&
        (weight > own.weight || (weight === own.weight && at < wanted)),
    );
    return before.length < settings.mostSites ? alone : `other_sites ${group}`;
  }
  const weightOf = (wantedKey: string) => {
    const weights = tier
      .filter(({ key }) => key === wantedKey)
      .map(({ weight }) => weight);
    return input.groupWeight === "sum"
      ? weights.reduce((total, weight) => total + weight, 0)
      : Math.max(...weights);
  };
  const before = [...new Set(tier.map(({ key }) => key))].filter(
    (key) =>
      weightOf(key) > weightOf(own.key) ||
      (weightOf(key) === weightOf(own.key) && key < own.key),
  );
  return before.length < settings.mostGroups
    ? `group ${group}`
    : `other_groups ${own.tierName}|`;
}
