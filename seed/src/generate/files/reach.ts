/** How far up a network reaches from some plants, over links that are valid in the newest quarter. */
import { firstDayOf, holds, lastDayOf } from "@saphan/shared/core";
import { at } from "../random.ts";
import type { PlannedSector } from "../sector/plan-sector.ts";

/** By site: its distance from the plants, -1 where there is no path. */
export function distancesFrom(
  { sites, links, newest }: PlannedSector,
  plants: readonly number[],
): Int32Array {
  const suppliers = new Map<number, number[]>();
  for (let link = 0; link < links.length; link++) {
    const since = at(links.since, link);
    const until = at(links.until, link);
    const days = [firstDayOf(newest), lastDayOf(newest)];
    if (!days.every((day) => holds(since, until, day))) continue;
    const customer = at(links.to, link);
    const have = suppliers.get(customer);
    if (have) have.push(at(links.from, link));
    else suppliers.set(customer, [at(links.from, link)]);
  }
  const distance = new Int32Array(sites.length).fill(-1);
  for (const plant of plants) distance[plant] = 0;
  let reached = [...plants];
  for (let step = 1; reached.length > 0; step++) {
    const next: number[] = [];
    for (const site of reached)
      for (const supplier of suppliers.get(site) ?? [])
        if (distance[supplier] === -1) {
          distance[supplier] = step;
          next.push(supplier);
        }
    reached = next;
  }
  return distance;
}
