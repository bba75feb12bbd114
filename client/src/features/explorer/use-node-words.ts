/** What nodes, arcs and shades are called. */
import { useCatalogue } from "../../lib/catalogue.ts";
import { valueName } from "../../lib/dimension.ts";
import { figureText } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useSiteValueWords } from "../../ui/figure-words.ts";
import { SHADES, type ExplorerAddress } from "./explorer-address.ts";
import { knownPeople, scaleOf, type DrawnNode } from "./picture-model.ts";

export interface NodeWords {
  readonly name: (node: DrawnNode) => string;
  /** Of the group that the node belongs to. */
  readonly group: (node: Pick<DrawnNode, "key" | "kind" | "name">) => string;
  readonly tier: (tier: string) => string;
  /** `74 sites`, `about 40 sites`, `fewer than 5 sites`; nothing for a single one. */
  readonly count: (node: DrawnNode) => string;
  /** Of the shade; a dash where there is none. */
  readonly value: (node: DrawnNode) => string;
  /** What its bar shows. */
  readonly scale: (node: DrawnNode) => string;
  /** What a bar of this length shows. */
  readonly scaleText: (value: number) => string;
  /** When what stops, and what tier 0 would lose; undefined in tier 0, and where it was not asked for. */
  readonly takes: (node: DrawnNode) => readonly [string, string] | undefined;
  /** Name of the shade. */
  readonly shade: string;
  /** A value on the scale of shades. */
  readonly shadeText: (value: number) => string;
}

export function useNodeWords({
  by,
  shade,
  scale,
}: Pick<ExplorerAddress, "by" | "scale" | "shade">): NodeWords {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const siteValue = useSiteValueWords();
  const indicator = catalogue.findIndicator(shade);
  const known = SHADES.find((each) => each === shade) ?? SHADES[0];
  const shadeText = (value: number) =>
    indicator ? figureText(indicator, value, format) : format.percent(value);
  return {
    name: (node) => {
      switch (node.kind) {
        case "other_groups":
          return t("network.otherGroups");
        case "undisclosed":
          return t("network.undisclosed");
        case "other_sites":
          return t("network.otherSites", {
            group: groupName(node),
          });
        case "site":
          return node.name?.[locale] ?? "";
        case "group":
          return groupName(node);
      }
    },
    group: groupName,
    tier: (tier) => catalogue.tier(tier)[locale],
    count: ({ kind, sites, isUncounted }) => {
      if (kind === "site") return "";
      if (isUncounted) return t("network.uncounted");
      if (kind !== "undisclosed")
        return t("network.sites", { count: sites, sites: format.count(sites) });
      return sites === 0
        ? t("network.fewSites")
        : t("network.aboutSites", { sites: format.count(sites) });
    },
    value: (node) => {
      if (indicator && node.choice !== null)
        return siteValue(indicator, { value: node.value, choice: node.choice });
      return node.value === null ? "–" : shadeText(node.value);
    },
    scale: (node) =>
      scale === "criticality"
        ? (takes(node)?.join(": ") ?? "")
        : scale === "headcount" && knownPeople(node) === null
          ? t("network.peopleUnknown")
          : scaleText(scaleOf(node, scale)),
    scaleText,
    takes,
    shade: indicator ? indicator.name[locale] : t(`network.shade_${known}`),
    shadeText,
  };

  function groupName({
    key,
    kind,
    name,
  }: Pick<DrawnNode, "key" | "kind" | "name">): string {
    return key === ""
      ? t("network.unknownKey")
      : valueName(by, key, catalogue, kind === "site" ? null : name)[locale];
  }

  function takes({
    kind,
    criticality,
  }: DrawnNode): readonly [string, string] | undefined {
    if (criticality === null) return undefined;
    return [
      t(kind === "site" ? "network.ifItStops" : "network.ifOneStops"),
      criticality === 0
        ? t("network.takesNothing")
        : t("network.takes", {
            count: criticality,
            inputs: format.count(criticality),
          }),
    ];
  }

  function scaleText(value: number): string {
    switch (scale) {
      case "flow":
        return t("network.flowOf", { share: format.percent(value) });
      case "headcount":
        return t("network.people", { people: format.count(value) });
      case "sites":
        return t("network.sites", { count: value, sites: format.count(value) });
      case "criticality":
        return t("network.inputs", {
          count: value,
          inputs: format.count(value),
        });
    }
  }
}
