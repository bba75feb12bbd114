/** The sector as it is planned: who there is and who supplies whom. Rows are made of it when they are asked for. */
import type { Day, Period } from "@saphan/shared/core";
import type { Calling, InventedName } from "../names/names.ts";
import type { Level } from "./recipe.ts";
import type { Cluster } from "./segments.data.ts";

export interface FirmPlan {
  readonly key: string;
  readonly calling: Calling;
  readonly name: InventedName;
  readonly kind: string;
  readonly country: string;
  /** Empty abroad. */
  readonly registration: string;
  /** Place of the firm above it, -1 for none. */
  readonly parent: number;
  readonly ownership: "thai_majority" | "foreign_majority" | "unknown";
  /** Standard normal: what all its plants share of how well it is managed. */
  readonly quality: number;
}

/** Shares of the people on site. */
export interface WorkforceShares {
  readonly women: number;
  readonly migrants: number;
  readonly fixedTerm: number;
  readonly agency: number;
  readonly apprentice: number;
  readonly technical: number;
  readonly supervisors: number;
}

export interface SitePlan {
  readonly index: number;
  readonly key: string;
  readonly level: Level;
  readonly firm: number;
  readonly name: InventedName;
  /** Place of `PLACES`. */
  readonly place: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly segment: string;
  /** Ids of part families, the main one first. */
  readonly families: readonly string[];
  /** Whose network an assembler or direct supplier was set up for; undefined further up. */
  readonly cluster: Cluster | undefined;
  /** In the newest quarter. */
  readonly headcount: number;
  /** Relative change of the headcount in a quarter. */
  readonly growth: number;
  /** Standard normal: the firm's quality, and more of it in larger plants. */
  readonly quality: number;
  readonly opened: Day;
  readonly closed: Day;
  /** Empty where it has none. */
  readonly osId: string;
}

/** Links as columns: a large sector has half a million. */
export interface LinkPlans {
  readonly length: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Place in the catalogue's list of part families. */
  readonly family: Uint16Array;
  /** NaN where nobody said. */
  readonly share: Float64Array;
  readonly singleSource: Uint8Array;
  readonly since: Int32Array;
  readonly until: Int32Array;
}

/** An assembler with its plants. */
export interface MakerPlan {
  readonly firm: number;
  readonly cluster: Cluster;
  readonly sites: readonly number[];
  /** How much it buys. */
  readonly weight: number;
}

export interface Sector {
  readonly seed: number;
  readonly newest: Period;
  readonly quarters: number;
  readonly firms: readonly FirmPlan[];
  readonly sites: readonly SitePlan[];
  readonly makers: readonly MakerPlan[];
  readonly links: LinkPlans;
  /** Places of the firms that speak of others. */
  readonly programme: number;
  readonly association: number;
  readonly assessors: readonly number[];
  /** The group whose four plants the demo's supplier looks after. */
  readonly supplierGroup: number;
  /** By level: place of its first site. */
  readonly starts: readonly number[];
}

/** Of which a story is made: the level and the number in it. */
export type SiteSlot = readonly [level: Level, number: number];
