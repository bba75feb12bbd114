/** A small network as the API tells it: an origin with brakes from two suppliers and seats from one, and one behind both. */

/**
 * Rows: 0 the origin; 1 and 2 supply brakes, 0.6 and 0.3 (a tenth is not named); 3 supplies seats; 4 (tier 2) supplies
 * plastics to 1 and 3; 5 stands alone.
 */
export function aSupplyModel(changes: Readonly<Record<string, unknown>> = {}) {
  const nobody = [null, null, null, null, null, null];
  return {
    sites: ["s0", "s1", "s2", "s3", "s4", "s5"],
    tier: [0, 1, 1, 1, 2, -1],
    province: [0, 1, 2, 1, 3, 0],
    provinces: ["", "TH-14", "TH-21", "TH-13"],
    segment: [0, 1, 1, 2, 3, 3],
    segments: ["vehicle_assembly", "chassis", "seats_interior", "plastics"],
    group: [0, 1, 1, 0, 0, 0],
    groups: ["g0", "g1"],
    groupNames: {
      en: ["Origin group", "Brake group"],
      th: ["Origin group (ไทย)", "Brake group (ไทย)"],
    },
    country: [0, 0, 1, 0, 0, 0],
    countries: ["TH", "JP"],
    headcount: [100, 50, 50, 50, 50, 50],
    flow: [1, 0.3, 0.15, 0.5, 0.8, 0],
    families: [
      { key: "", kind: "unknown" },
      { key: "brake", kind: "part_family" },
      { key: "seat", kind: "part_family" },
      { key: "plastics", kind: "segment" },
    ],
    // Inputs: brakes and seats of 0, plastics of 1, plastics of 3.
    inputStarts: [0, 2, 3, 3, 4, 4, 4],
    inputFamily: [1, 2, 3, 3],
    inputUnknown: [0.1, 0, 0, 0],
    arcStarts: [0, 2, 3, 4, 5],
    arcSupplier: [1, 2, 3, 4, 4],
    arcShare: [0.6, 0.3, 1, 1, 1],
    arcAssumed: [0, 0, 0, 1, 1],
    recoveryDays: nobody,
    stockDays: nobody,
    dialogue: nobody,
    trained: nobody,
    diligence: nobody,
    ...changes,
  };
}
