/** Plans firms: who owns plants, who is above them, who speaks of others. */
import type { Random } from "../random.ts";
import {
  companyName,
  createCallings,
  holdingName,
  type InventedName,
} from "../names/names.ts";
import { fictionalRegistration } from "../registration.ts";
import type { Level } from "./recipe.ts";
import type { FirmPlan } from "./sector.ts";
import type { Cluster } from "./segments.data.ts";

/** Share of firms that are mostly foreign-owned: over half of direct suppliers (BOI), the rest ours [M]. */
const FOREIGN_MAJORITY: readonly number[] = [1, 0.55, 0.24, 0.07];
const UNKNOWN_OWNERSHIP = 0.06;

/** Where parents of a cluster sit. */
const HOMES: Readonly<Record<Cluster, readonly string[]>> = {
  japanese: ["JP"],
  chinese: ["CN"],
  western: ["DE", "US", "FR"],
};

export interface FirmBook {
  readonly firms: FirmPlan[];
  /** A firm that speaks of others; gives its place. */
  readonly addBody: (key: string, kind: string, name: InventedName) => number;
  /** A parent abroad (of a cluster) or a group at home. */
  readonly addGroup: (home: Cluster | "home") => number;
  readonly addMaker: (cluster: Cluster) => number;
  readonly addFirm: (level: Level, segment: string, parent: number) => number;
}

const padded = (number: number, width: number) =>
  String(number).padStart(width, "0");

export function createFirmBook(seed: number, random: Random): FirmBook {
  const firms: FirmPlan[] = [];
  const callingOf = createCallings(seed);
  let named = 0;
  let registered = 0;
  let groups = 0;
  let makers = 0;
  let plain = 0;
  const add = (firm: FirmPlan) => firms.push(firm) - 1;
  const register = () => fictionalRegistration(registered++);
  const isFromAbroad = (parent: number) => {
    const country = firms[parent]?.country;
    return country !== undefined && country !== "TH";
  };
  const addGroup: FirmBook["addGroup"] = (home) => {
    const calling = callingOf(named++);
    const isHome = home === "home";
    return add({
      key: `GROUP-${padded(++groups, 3)}`,
      calling,
      name: holdingName(calling),
      kind: "other",
      country: isHome ? "TH" : random.pick(HOMES[home]),
      registration: isHome ? register() : "",
      parent: -1,
      ownership: isHome ? "thai_majority" : "foreign_majority",
      quality: random.normal(),
    });
  };
  /** A firm is managed much as its group is. */
  const qualityBelow = (parent: number) => {
    const above = firms[parent]?.quality;
    const own = random.normal();
    return above === undefined ? own : 0.7 * above + Math.sqrt(0.51) * own;
  };
  return {
    firms,
    addGroup,
    addBody: (key, kind, name) =>
      add({
        key,
        calling: callingOf(named++),
        name,
        kind,
        country: "TH",
        registration: register(),
        parent: -1,
        ownership: "unknown",
        quality: 0,
      }),
    addMaker: (cluster) => {
      const parent = addGroup(cluster);
      const calling = callingOf(named++);
      return add({
        key: `MAKER-${padded(++makers, 2)}`,
        calling,
        name: companyName(calling, "vehicle_assembly"),
        kind: "assembler",
        country: "TH",
        registration: register(),
        parent,
        ownership: "foreign_majority",
        quality: qualityBelow(parent),
      });
    },
    addFirm: (level, segment, parent) => {
      const calling = callingOf(named++);
      const isForeign =
        isFromAbroad(parent) || random.chance(FOREIGN_MAJORITY[level] ?? 0);
      const isUnknown = random.chance(UNKNOWN_OWNERSHIP);
      return add({
        key: `FIRM-${padded(++plain, 5)}`,
        calling,
        name: companyName(calling, segment),
        kind: "supplier",
        country: "TH",
        registration: register(),
        parent,
        ownership: isUnknown
          ? "unknown"
          : isForeign
            ? "foreign_majority"
            : "thai_majority",
        quality: qualityBelow(parent),
      });
    },
  };
}
