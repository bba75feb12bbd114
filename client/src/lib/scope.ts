/** Lens, period, day, seq and filters live in the address: every page can be shared and survives a reload. */
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import type { SiteFilter } from "../__generated__/operations.ts";

/** What `network(…)` is asked for; absent parts take the server's defaults. */
export interface NetworkScope {
  readonly lens?: string;
  readonly period?: string;
  readonly asOf?: string;
  readonly seq?: number;
}

const SCOPE_KEYS = ["lens", "period", "asOf", "seq"] as const;
/** Parts of a filter as the address names them. */
const FILTER_LISTS = {
  tier: "tiers",
  province: "provinces",
  segment: "segments",
  size: "sizeBands",
  group: "groups",
} as const;
export type FilterKey = keyof typeof FILTER_LISTS;

export const FILTER_KEYS = Object.keys(FILTER_LISTS) as FilterKey[];

export function readScope(params: URLSearchParams): NetworkScope {
  const lens = params.get("lens");
  const period = params.get("period");
  const asOf = params.get("asOf");
  const seq = Number(params.get("seq") ?? NaN);
  return {
    ...(lens ? { lens } : {}),
    ...(period && /^\d{4}-Q[1-4]$/.test(period) ? { period } : {}),
    ...(asOf && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? { asOf } : {}),
    ...(Number.isInteger(seq) && seq > 0 ? { seq } : {}),
  };
}

const list = (params: URLSearchParams, key: string) =>
  params.get(key)?.split(",").filter(Boolean) ?? [];

/** Undefined where nothing is filtered, so that the server's plain answer can be reused. */
export function readFilter(params: URLSearchParams): SiteFilter | undefined {
  const filter: Record<string, unknown> = {};
  for (const key of FILTER_KEYS) {
    const values = list(params, key);
    if (values.length > 0) filter[FILTER_LISTS[key]] = values;
  }
  const text = params.get("q");
  if (text) filter["text"] = text;
  const standing = params.get("standing");
  const indicator = params.get("of");
  if (standing && indicator)
    filter["standing"] = { indicator, in: standing.split(",") };
  return Object.keys(filter).length > 0 ? filter : undefined;
}

export interface ScopeState {
  readonly params: URLSearchParams;
  readonly scope: NetworkScope;
  readonly filter: SiteFilter | undefined;
  readonly filterValues: (key: FilterKey) => readonly string[];
  /** Sets or clears parts of the address; what is not named stays. */
  readonly set: (
    changes: Readonly<Record<string, string | undefined>>,
    options?: { readonly replace?: boolean },
  ) => void;
  /** An address elsewhere under the same lens, period, day and seq. */
  readonly to: (
    path: string,
    extra?: Readonly<Record<string, string | undefined>>,
  ) => string;
  /** The same, and under the same filters but for what `extra` says. */
  readonly toFiltered: ScopeState["to"];
}

export function useScope(): ScopeState {
  const [params, setParams] = useSearchParams();
  const set = useCallback<ScopeState["set"]>(
    (changes, options) => {
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [key, value] of Object.entries(changes))
            if (value === undefined || value === "") next.delete(key);
            else next.set(key, value);
          return next;
        },
        { replace: options?.replace ?? false },
      );
    },
    [setParams],
  );
  return useMemo(() => {
    const keeping =
      (keys: readonly string[]): ScopeState["to"] =>
      (path, extra = {}) => {
        const next = new URLSearchParams();
        for (const key of keys) {
          const value = params.get(key);
          if (value) next.set(key, value);
        }
        for (const [key, value] of Object.entries(extra))
          if (value) next.set(key, value);
          else next.delete(key);
        const search = next.toString();
        return search ? `${path}?${search}` : path;
      };
    return {
      params,
      scope: readScope(params),
      filter: readFilter(params),
      filterValues: (key) => list(params, key),
      set,
      to: keeping(SCOPE_KEYS),
      toFiltered: keeping([...SCOPE_KEYS, ...FILTER_KEYS, "q"]),
    };
  }, [params, set]);
}
