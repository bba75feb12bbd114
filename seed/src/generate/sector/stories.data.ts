/**
 * Plants that are planted: their slot in the recipe, and what of them is not left to chance. Slots, and with them keys,
 * are the same for every seed number. What they answer stands in `model/planted-answers.data.ts`.
 */
import type { Level } from "./recipe.ts";
import type { Cluster } from "./segments.data.ts";

export interface SitePreset {
  readonly level: Level;
  readonly number: number;
  readonly headcount?: number;
  /** Relative, by quarter. */
  readonly growth?: number;
  readonly segment?: string;
  readonly families?: readonly string[];
  readonly province?: string;
  readonly cluster?: Cluster;
  readonly quality?: number;
  /** Closed on the last day of this many quarters before the newest. */
  readonly closedAgo?: number;
  /** Opened on the first day of this many quarters before the newest. */
  readonly openedAgo?: number;
  /** A firm of several plants: those with the same name are one firm. */
  readonly firm?: string;
  /** Migrants in the workforce, from 0 to 1. */
  readonly migrants?: number;
}

const plant = (
  level: Level,
  number: number,
  preset: Omit<SitePreset, "level" | "number">,
): SitePreset => ({ level, number, ...preset });

/** Plants whose links are kept from almost everybody. */
export const HIDDEN_SECOND = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19];
export const HIDDEN_THIRD = [10, 11, 12, 13, 14, 15];

const groupPlant = { segment: "seats_interior", cluster: "japanese" } as const;

export const PRESETS: readonly SitePreset[] = [
  plant(1, 0, {
    ...groupPlant,
    firm: "supplier-a",
    headcount: 820,
    province: "TH-21",
    families: ["seat", "trim"],
    quality: 1.5,
  }),
  plant(1, 1, {
    ...groupPlant,
    firm: "supplier-a",
    headcount: 410,
    province: "TH-20",
    families: ["seat"],
    quality: 1.3,
  }),
  plant(1, 2, {
    ...groupPlant,
    firm: "supplier-a",
    headcount: 360,
    province: "TH-25",
    families: ["trim"],
    quality: -2.2,
  }),
  plant(1, 3, {
    ...groupPlant,
    firm: "supplier-b",
    headcount: 190,
    province: "TH-11",
    families: ["airbag"],
    quality: 1.1,
  }),
  plant(1, 4, {
    headcount: 540,
    segment: "engine_transmission",
    families: ["engine_block", "crankshaft"],
    province: "TH-11",
    cluster: "japanese",
    quality: 2.1,
  }),
  plant(1, 5, {
    headcount: 430,
    segment: "body_stamping",
    families: ["body_panel", "stamped_part"],
    province: "TH-21",
    cluster: "japanese",
    quality: 0.4,
  }),
  plant(1, 6, {
    headcount: 600,
    growth: 0,
    segment: "wiring_electronics",
    families: ["wire_harness"],
    province: "TH-24",
    cluster: "japanese",
    quality: 0.2,
  }),
  plant(1, 7, {
    headcount: 275,
    segment: "exhaust_fuel",
    families: ["fuel_tank"],
    province: "TH-11",
    cluster: "japanese",
    quality: 0.1,
    closedAgo: 2,
  }),
  plant(1, 8, {
    headcount: 310,
    segment: "e_drive",
    families: ["battery_pack"],
    province: "TH-21",
    cluster: "chinese",
    quality: 0.6,
    openedAgo: 5,
  }),
  plant(2, 0, {
    headcount: 260,
    segment: "casting_forging",
    families: ["aluminium_casting", "machined_part"],
    province: "TH-20",
    quality: -0.3,
  }),
  plant(2, 1, {
    headcount: 49,
    growth: 0,
    segment: "plastics",
    families: ["plastic_injection"],
    province: "TH-74",
    quality: -0.4,
  }),
  plant(2, 2, {
    headcount: 180,
    segment: "rubber_tyres",
    families: ["rubber_part"],
    province: "TH-74",
    quality: -1.2,
    migrants: 0.4,
  }),
  plant(2, 3, {
    headcount: 1800,
    segment: "wiring_electronics",
    families: ["circuit_board", "sensor"],
    province: "TH-14",
    quality: -1.8,
  }),
  ...[4, 5].map((number) =>
    plant(2, number, {
      segment: "moulds_dies",
      families: ["die", "mould"],
      province: "TH-11",
    }),
  ),
  ...HIDDEN_SECOND.map((number) =>
    plant(2, number, { province: "TH-74", segment: "plastics" }),
  ),
  plant(3, 0, {
    headcount: 38,
    segment: "materials_surface",
    families: ["plating"],
    province: "TH-74",
    quality: -1,
  }),
  ...HIDDEN_THIRD.map((number) =>
    plant(3, number, { province: "TH-74", segment: "materials_surface" }),
  ),
];

type Slot = readonly [level: Level, number: number];

/** Behind a plant of the first buyer: who makes its engine blocks, who casts them, and who plates the casts. */
export const CHAIN: readonly Slot[] = [
  [1, 4],
  [2, 0],
  [3, 0],
];
/** What each makes and nobody else does. */
export const CHAIN_FAMILIES = ["engine_block", "aluminium_casting", "plating"];

/** What a page tells of each, the slots that it is about first. */
export const STORY_SLOTS: readonly {
  readonly id: string;
  readonly title: string;
  readonly slots: readonly Slot[];
}[] = [
  {
    id: "lagging-plant",
    title: "A group with four plants, of which one lags behind its sisters",
    slots: [
      [1, 2],
      [1, 0],
      [1, 1],
      [1, 3],
    ],
  },
  {
    id: "combustion-with-a-plan",
    title: "Makes nothing but engines; strong dialogue and a good plan",
    slots: [[1, 4]],
  },
  {
    id: "two-truths",
    title: "Says one thing of itself; its customer saw another",
    slots: [[1, 5]],
  },
  {
    id: "zero-grievances",
    title: "600 people and not one grievance in three years",
    slots: [[1, 6]],
  },
  {
    id: "closed-plant",
    title: "Made fuel tanks and closed; who was placed elsewhere",
    slots: [[1, 7]],
  },
  {
    id: "new-battery-plant",
    title: "Opened a little over a year ago and answers in full",
    slots: [[1, 8]],
  },
  {
    id: "shared-without-committee",
    title: "260 people, both buyers depend on it, no welfare committee",
    slots: [[2, 0]],
  },
  {
    id: "forty-nine",
    title: "49 people for three years: one short of the committee",
    slots: [[2, 1]],
  },
  {
    id: "severe-incident",
    title: "A confirmed case of forced labour behind decent averages",
    slots: [[2, 2]],
  },
  {
    id: "silent-giant",
    title: "1,800 people, asked every year, never answers",
    slots: [[2, 3]],
  },
  {
    id: "bottleneck",
    title: "38 people whose plating eight customers have from nobody else",
    slots: [[3, 0]],
  },
  {
    id: "one-plater",
    title: "A car plant that one plater three tiers away would stop",
    slots: CHAIN.toReversed(),
  },
  {
    id: "circle",
    title: "Two toolmakers that supply each other",
    slots: [
      [2, 4],
      [2, 5],
    ],
  },
  {
    id: "undisclosed-cluster",
    title: "Plants in Samut Sakhon that no customer discloses",
    slots: [
      ...HIDDEN_SECOND.map((number) => [2, number] as const),
      ...HIDDEN_THIRD.map((number) => [3, number] as const),
    ],
  },
];
