/** What the explorer shows stands in the address: it can be shared, and survives a reload. Pure but for the hook. */
import type { PictureInput } from "../../__generated__/operations.ts";
import type { ScopeState } from "../../lib/scope.ts";

export const VIEWS = ["tiers", "flow", "map", "table"] as const;
export type View = (typeof VIEWS)[number];

export const GROUPINGS = ["segment", "province", "group"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const SCALES = ["headcount", "flow", "sites", "criticality"] as const;
export type Scale = (typeof SCALES)[number];
/** A share of the whole's flow says nothing where tiers are not told apart. */
export const MAP_SCALES = ["headcount", "sites", "criticality"] as const;

export const SHADES = ["coverage", "freshness", "verification"] as const;

/** How much is drawn one by one: from an outline to everything that fits. */
export const DETAILS = [6, 12, 25, 60] as const;
/** Sites of an opened group, by the same step. */
export const DETAIL_SITES = [20, 60, 300, 3_000] as const;

export interface ExplorerAddress {
  readonly view: View;
  readonly by: Grouping;
  readonly scale: Scale;
  /** An indicator's id or one of `SHADES`. */
  readonly shade: string;
  /** The last tier that is drawn; undefined: all. */
  readonly depth: number | undefined;
  /** Index of `DETAILS`. */
  readonly detail: number;
  readonly open: readonly string[];
  /** The site in the middle, if one is. */
  readonly focus: string | undefined;
  readonly up: number;
  readonly down: number;
  /** What is looked at more closely: a site's id, or the address of a group. */
  readonly chosen: string | undefined;
}

const oneOf = <Word extends string>(
  words: readonly [Word, ...Word[]],
  text: string | null,
): Word => words.find((word) => word === text) ?? words[0];

function whole(
  text: string | null,
  least: number,
  most: number,
): number | undefined {
  const value = text === null || text === "" ? NaN : Number(text);
  return Number.isInteger(value) && value >= least && value <= most
    ? value
    : undefined;
}

/** What the address says is open: newer than what is drawn while that is on its way. */
export const openOf = (params: URLSearchParams): readonly string[] =>
  params.get("open")?.split(",").filter(Boolean) ?? [];

const STEPS = 8;
const DEFAULT_DETAIL = 1;

export function readAddress(params: URLSearchParams): ExplorerAddress {
  const view = oneOf(VIEWS, params.get("view"));
  return {
    view,
    by: oneOf(GROUPINGS, params.get("by")),
    scale: oneOf<Scale>(
      view === "map" ? MAP_SCALES : SCALES,
      params.get("scale"),
    ),
    shade: params.get("shade") ?? SHADES[0],
    depth: whole(params.get("depth"), 0, 99),
    detail:
      whole(params.get("detail"), 0, DETAILS.length - 1) ?? DEFAULT_DETAIL,
    open: openOf(params),
    focus: params.get("focus") ?? undefined,
    up: whole(params.get("up"), 0, STEPS) ?? 2,
    down: whole(params.get("down"), 0, STEPS) ?? STEPS,
    chosen: params.get("at") ?? undefined,
  };
}

/** What tier 0 would lose without a node is found only for who looks at it; the table holds every measure. */
export const needsCriticality = ({ view, scale }: ExplorerAddress): boolean =>
  scale === "criticality" || view === "table";

/** What the server is asked to draw. */
export function pictureInput(
  {
    view,
    by,
    scale,
    shade,
    depth,
    detail,
    open,
    focus,
    up,
    down,
  }: ExplorerAddress,
  { filter, params }: Pick<ScopeState, "filter" | "params">,
  isIndicator: (id: string) => boolean,
): PictureInput {
  const isMap = view === "map";
  const sites = params.get("path")?.split(",").filter(Boolean) ?? [];
  return {
    by: isMap ? "province" : by,
    byTier: !isMap,
    mostGroups: isMap ? 100 : (DETAILS[detail] ?? DETAILS[DEFAULT_DETAIL]),
    mostSites: DETAIL_SITES[detail] ?? DETAIL_SITES[DEFAULT_DETAIL],
    ...(scale === "criticality" ? { importance: "criticality" } : {}),
    ...(depth === undefined ? {} : { depth }),
    ...(open.length > 0 && !isMap ? { open: [...open] } : {}),
    ...(sites.length > 0 && !isMap ? { sites } : {}),
    ...(focus ? { focus, up, down } : {}),
    ...(filter ? { filter } : {}),
    ...shadeInput(shade, isIndicator),
  };
}

function shadeInput(
  shade: string,
  isIndicator: (id: string) => boolean,
): Pick<PictureInput, "indicator" | "shade"> {
  const known = SHADES.find((each) => each === shade);
  if (known) return { shade: known };
  return isIndicator(shade) ? { indicator: shade } : { shade: SHADES[0] };
}
