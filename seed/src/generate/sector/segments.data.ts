/**
 * What plants make, by the place in the chain that the recipe gives them, and what each segment buys. Ours [M]: no
 * source counts Thai plants by product.
 */
export type Cluster = "japanese" | "chinese" | "western";
export const CLUSTERS: readonly Cluster[] = ["japanese", "chinese", "western"];

type Weights = Readonly<Record<string, number>>;

/** Of direct suppliers of assemblers, by the cluster that they were set up for. */
export const FIRST_TIER: Readonly<Record<Cluster, Weights>> = {
  japanese: {
    engine_transmission: 14,
    exhaust_fuel: 6,
    body_stamping: 17,
    chassis: 14,
    seats_interior: 10,
    glass_lighting: 5,
    plastics: 12,
    rubber_tyres: 7,
    wiring_electronics: 11,
    e_drive: 1.5,
    logistics: 2.5,
  },
  chinese: {
    body_stamping: 12,
    chassis: 10,
    seats_interior: 12,
    glass_lighting: 8,
    plastics: 10,
    rubber_tyres: 4,
    wiring_electronics: 17,
    e_drive: 25,
    logistics: 2,
  },
  western: {
    engine_transmission: 12,
    exhaust_fuel: 5,
    body_stamping: 14,
    chassis: 15,
    seats_interior: 12,
    glass_lighting: 6,
    plastics: 11,
    rubber_tyres: 7,
    wiring_electronics: 14,
    e_drive: 2,
    logistics: 2,
  },
};

export const SECOND_TIER: Weights = {
  casting_forging: 20,
  body_stamping: 18,
  plastics: 13,
  rubber_tyres: 8,
  wiring_electronics: 9,
  moulds_dies: 12,
  materials_surface: 13,
  exhaust_fuel: 2,
  e_drive: 1.5,
  logistics: 3.5,
};

export const THIRD_TIER: Weights = {
  materials_surface: 37,
  moulds_dies: 16,
  casting_forging: 21,
  body_stamping: 8,
  plastics: 6,
  wiring_electronics: 3,
  logistics: 9,
};

/** By segment of the customer: segments that it buys from, and how likely against any other. */
export const BUYS: Readonly<Record<string, readonly string[]>> = {
  engine_transmission: ["casting_forging", "materials_surface", "moulds_dies"],
  exhaust_fuel: ["body_stamping", "materials_surface", "casting_forging"],
  body_stamping: ["materials_surface", "moulds_dies", "body_stamping"],
  casting_forging: ["materials_surface", "moulds_dies", "casting_forging"],
  chassis: ["casting_forging", "body_stamping", "rubber_tyres"],
  seats_interior: ["body_stamping", "plastics", "materials_surface"],
  glass_lighting: ["plastics", "wiring_electronics", "moulds_dies"],
  plastics: ["materials_surface", "moulds_dies", "plastics"],
  rubber_tyres: ["materials_surface", "moulds_dies", "rubber_tyres"],
  wiring_electronics: ["wiring_electronics", "plastics", "materials_surface"],
  e_drive: ["wiring_electronics", "casting_forging", "e_drive"],
  moulds_dies: ["materials_surface", "casting_forging"],
  materials_surface: ["materials_surface", "logistics"],
  logistics: ["logistics", "plastics"],
};
/** Whatever the segment, everybody needs lorries and boxes. */
export const BOUGHT_BY_ALL = "logistics";
export const USUAL_SUPPLIER_ODDS = 9;

/** Share of women against the tier's mean, in log odds. */
export const WOMEN_LOG_ODDS: Weights = {
  wiring_electronics: 1.1,
  seats_interior: 0.7,
  plastics: 0.2,
  glass_lighting: 0.3,
  rubber_tyres: 0.1,
  logistics: -0.6,
  casting_forging: -0.8,
  engine_transmission: -0.4,
  exhaust_fuel: -0.4,
  moulds_dies: -0.7,
  materials_surface: -0.1,
};
/** Share of migrants against the tier's mean, in log odds. */
export const MIGRANT_LOG_ODDS: Weights = {
  casting_forging: 0.6,
  rubber_tyres: 0.4,
  plastics: 0.3,
  materials_surface: 0.2,
  moulds_dies: -0.8,
  wiring_electronics: -0.3,
  engine_transmission: -0.4,
  e_drive: -0.5,
};
/** Share of sales tied to combustion, in per cent, where a plant's families do not say it all. */
export const COMBUSTION_SALES: Weights = {
  engine_transmission: 92,
  exhaust_fuel: 95,
  body_stamping: 8,
  casting_forging: 48,
  chassis: 6,
  rubber_tyres: 18,
  moulds_dies: 32,
  materials_surface: 27,
  wiring_electronics: 9,
  plastics: 10,
  logistics: 20,
};
