/** Scenarios that come with the product; their words are `resilience.scenario_ID` and `resilience.about_ID`. */
import { scenarioOf, type ScenarioDefinition } from "./scenario-definition.ts";

export const LIBRARY_IDS = [
  "floods2011",
  "sharedStrike",
  "singleSource",
  "chips",
  "pandemic",
] as const;
export type LibraryId = (typeof LIBRARY_IDS)[number];

/** Ayutthaya and Pathum Thani, where the estates stood under water in October and November 2011. */
const FLOODED = ["TH-14", "TH-13"];

export const LIBRARY: Readonly<Record<LibraryId, ScenarioDefinition>> = {
  floods2011: scenarioOf(
    [{ kind: "provinces", keys: FLOODED, from: 1, days: 45, left: 0 }],
    { basis: "floods2011", horizon: 90 },
  ),
  sharedStrike: scenarioOf(
    [{ kind: "sharedSupplier", keys: ["2"], from: 1, days: 21, left: 0 }],
    { basis: "sharedStrike" },
  ),
  singleSource: scenarioOf(
    [{ kind: "singleSourceFamily", keys: [], from: 1, days: 30, left: 0 }],
    { basis: "singleSource" },
  ),
  chips: scenarioOf(
    [
      {
        kind: "families",
        keys: ["part_family:semiconductor"],
        from: 1,
        days: 60,
        left: 0,
      },
    ],
    { basis: "chips", horizon: 90 },
  ),
  pandemic: scenarioOf(
    [{ kind: "workforce", keys: [], from: 1, days: 30, left: 0.7 }],
    { basis: "pandemic" },
  ),
};

export const findLibraryId = (
  id: string | null | undefined,
): LibraryId | undefined => LIBRARY_IDS.find((each) => each === id);
