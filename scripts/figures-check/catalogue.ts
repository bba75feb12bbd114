/** The catalogue's data as it lies in the repository, read as plain JSON: nothing of the product's code stands between. */
import { readFileSync } from "node:fs";

interface Named {
  readonly id: string;
  readonly name: { readonly en: string; readonly th: string };
}

export interface Indicator extends Named {
  readonly value_type:
    "percent" | "ratio" | "count" | "ordinal" | "boolean" | "enum";
  readonly aggregation: string;
  readonly multiplier?: number;
  readonly applicability: { readonly expr: string };
  readonly base: string;
  readonly bounded: boolean;
  readonly carry_quarters: number;
  readonly breakdowns: readonly {
    readonly key: string;
    readonly values: readonly string[];
  }[];
  readonly computed_from?: {
    readonly indicator: string;
    readonly breakdown: string;
    readonly over: readonly [string, string];
  };
  readonly evidence_gate?: Readonly<
    Record<string, readonly { readonly verification: string }[]>
  >;
  readonly options?: readonly {
    readonly value: string;
    readonly name: Named["name"];
  }[];
  readonly ok_options?: readonly string[];
  readonly levels?: readonly unknown[];
  readonly sme_core: boolean;
  readonly sensitivity: "standard" | "aggregate_only" | "restricted";
}

export interface FactDefinition extends Named {
  readonly unit: string;
  readonly kind: "entered" | "derived";
  readonly level: "site" | "entity";
  readonly min_cell: number | null;
  readonly period_rule: "stock" | "flow_quarter" | "flow_year";
}

export interface BreakdownKey {
  readonly key: string;
  readonly name: Named["name"];
  readonly adds_up: boolean;
  readonly values: readonly Named[];
  readonly derived_groups?: readonly {
    readonly id: string;
    readonly sum_of: readonly string[];
  }[];
}

interface CatalogueFile {
  readonly indicators: readonly Indicator[];
  readonly facts: readonly FactDefinition[];
  readonly breakdown_keys: readonly BreakdownKey[];
  readonly answer_states: { readonly importable: readonly Named[] };
  readonly taxonomies: {
    readonly evidence_verification_level: readonly Named[];
  };
}

interface ListsFile {
  readonly segments: readonly Named[];
  readonly part_families: readonly (Named & { readonly segment: string })[];
  readonly revenue_bands: readonly Named[];
  readonly provinces: readonly (Named & {
    readonly aliases: readonly string[];
  })[];
  readonly size_bands: readonly {
    readonly id: string;
    readonly from: number | null;
    readonly to: number | null;
  }[];
}

export interface HeadersFile {
  readonly sheets: Readonly<
    Record<
      string,
      {
        readonly name: Named["name"];
        readonly columns: Readonly<Record<string, Named["name"]>>;
      }
    >
  >;
}

function read(file: string): unknown {
  const folder = new URL(
    "../../shared/src/contract/catalogue/",
    import.meta.url,
  );
  return JSON.parse(readFileSync(new URL(file, folder), "utf8"));
}

export const CATALOGUE = read("indicators.json") as CatalogueFile;
export const LISTS = read("lists.json") as ListsFile;
export const HEADERS = read("headers.json") as HeadersFile;

export type { Named };
