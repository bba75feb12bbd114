/** The shape of the catalogue's JSON, as far as the product uses it. */
import { z } from "zod";
import { SENSITIVITIES, VALUE_TYPES, VERIFICATIONS } from "../../core/index.ts";

export const localText = z.object({
  en: z.string().min(1),
  th: z.string().min(1),
});
const named = z.object({ id: z.string(), name: localText });

const indicator = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  since_catalogue: z.string(),
  pillar: z.string(),
  name: localText,
  value_type: z.enum(VALUE_TYPES),
  unit: z.string(),
  numerator: localText.optional(),
  denominator: localText.optional(),
  multiplier: z.number().positive().optional(),
  levels: z
    .array(z.object({ level: z.number().int(), definition: localText }))
    .optional(),
  scale: z.string().optional(),
  options: z.array(z.object({ value: z.string(), name: localText })).optional(),
  ok_options: z.array(z.string()).optional(),
  applicability: z.object({ expr: z.string(), text: localText }),
  direction: z.enum([
    "higher_is_better",
    "lower_is_better",
    "closer_to_1_is_better",
    "neutral",
  ]),
  base: z.string(),
  bounded: z.boolean(),
  carry_quarters: z.number().int().min(0),
  target_default: z.number().nullable(),
  target_basis: z.string().optional(),
  breakdowns: z.array(
    z.object({ key: z.string(), values: z.array(z.string()).min(1) }),
  ),
  computed_from: z
    .object({
      indicator: z.string(),
      breakdown: z.string(),
      over: z.tuple([z.string(), z.string()]),
    })
    .optional(),
  evidence_gate: z
    .record(
      z.string(),
      z.array(z.object({ verification: z.enum(VERIFICATIONS) })).min(1),
    )
    .optional(),
  evidence: z.array(localText),
  aggregation: z.enum([
    "ratio_of_sums",
    "distribution_and_share_at_level_3",
    "distribution",
    "share_true",
    "sum",
    "median",
    "recompute_from_pooled_counts",
  ]),
  core_set: z.boolean(),
  sme_core: z.boolean(),
  within_vsme: z.boolean(),
  sensitivity: z.enum(SENSITIVITIES),
  frequency: z.enum(["annual", "quarterly"]),
  mapping: z.array(z.object({ standard: z.string(), clause: localText })),
  note: localText.optional(),
});

const fact = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  name: localText,
  unit: z.string(),
  kind: z.enum(["entered", "derived"]),
  level: z.enum(["site", "entity"]),
  header_aliases: z.array(z.string()).default([]),
  min_cell: z.number().int().positive().nullable(),
  /** In its unit; what is larger is refused. */
  most: z.number().positive().optional(),
  period_rule: z.enum(["stock", "flow_quarter", "flow_year"]),
  note: localText.optional(),
});

const breakdownKey = z.object({
  key: z.string(),
  name: localText,
  adds_up: z.boolean(),
  values: z.array(named),
  derived_groups: z
    .array(named.extend({ sum_of: z.array(z.string()).min(1) }))
    .optional(),
});

export const catalogueSchema = z.object({
  schema_version: z.string(),
  title: localText,
  status: localText,
  translation_notice: localText,
  pillars: z.array(named),
  units: z.array(named.extend({ symbol: z.string().nullable() })),
  directions: z.array(named),
  sensitivities: z.array(named),
  frequencies: z.array(named),
  aggregation_rules: z.record(z.string(), localText),
  privacy: z.object({ min_cell_persons: z.number().int().positive() }),
  facts: z.array(fact),
  breakdown_keys: z.array(breakdownKey),
  answer_states: z.object({
    importable: z.array(named.extend({ meaning: localText })),
    derived: z.array(named.extend({ meaning: localText })),
    not_asked: z.object({
      full_set_from_headcount: z.number().int(),
      name: localText,
      meaning: localText,
    }),
  }),
  taxonomies: z.object({
    /** Labels of tiers, for the view only: a tier is never stored (design law 6). */
    tier: z.array(named.extend({ distance: z.number().int().nullable() })),
    evidence_verification_level: z.array(named.extend({ rule: localText })),
  }),
  standards: z.array(
    named.extend({
      issuer: localText,
      url: z.string().nullable(),
      basis: z.string(),
    }),
  ),
  indicators: z.array(indicator),
});

export const listsSchema = z.object({
  segments: z.array(named),
  part_families: z.array(
    named.extend({ segment: z.string(), powertrain: z.string() }),
  ),
  size_bands: z.array(
    named.extend({
      from: z.number().nullable(),
      to: z.number().nullable(),
    }),
  ),
  revenue_bands: z.array(named),
  provinces: z.array(named.extend({ aliases: z.array(z.string()) })),
});

const column = z.object({ en: z.string(), th: z.string() });
export const headersSchema = z.object({
  sheets: z.record(
    z.string(),
    z.object({ name: column, columns: z.record(z.string(), column) }),
  ),
});

export type LocalText = z.infer<typeof localText>;
export type IndicatorEntry = z.infer<typeof indicator>;
export type FactEntry = z.infer<typeof fact>;
export type BreakdownKeyEntry = z.infer<typeof breakdownKey>;
export type CatalogueData = z.infer<typeof catalogueSchema>;
export type ListsData = z.infer<typeof listsSchema>;
export type HeadersData = z.infer<typeof headersSchema>;
