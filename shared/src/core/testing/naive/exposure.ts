/** Exposure by the series of a dense matrix, and every path by walking. */
import { UNNAMED } from "../../graph/dependency.ts";
import type { ArcsOf } from "../graphs.ts";
import { naiveShare } from "./dependency.ts";

export interface DenseMatrix {
  /** `weight[i][j]`: what site i depends on site j. */
  readonly weight: readonly (readonly number[])[];
  readonly unnamed: readonly number[];
}

export function denseMatrix({ order, arcs }: ArcsOf): DenseMatrix {
  const rows = Array.from({ length: order }, (_, row) => row);
  const foreign = arcs.filter((arc) => arc.supplier !== arc.customer);
  const weight = rows.map((customer) => {
    const own = foreign.filter((arc) => arc.customer === customer);
    const families = new Set(own.map((arc) => arc.family));
    return rows.map((supplier) =>
      own
        .filter((arc) => arc.supplier === supplier)
        .reduce((sum, arc) => sum + naiveShare(arcs, arc) / families.size, 0),
    );
  });
  const unnamed = weight.map((row, customer) =>
    foreign.some((arc) => arc.customer === customer)
      ? 1 - row.reduce((sum, part) => sum + part, 0)
      : 0,
  );
  return { weight, unnamed };
}

/** Adds up W c + u, d W of that, d W of that again and so on, until it is less than can be seen. */
export function naiveExposure(
  { weight, unnamed }: DenseMatrix,
  concern: readonly number[],
  concernUnnamed: number,
  damping: number,
): number[] {
  const times = (vector: readonly number[]) =>
    weight.map((row) =>
      row.reduce((sum, part, j) => sum + part * (vector[j] ?? NaN), 0),
    );
  let term = times(concern).map(
    (sum, i) => sum + (unnamed[i] ?? NaN) * concernUnnamed,
  );
  let total = term;
  for (let factor = 1; factor > 1e-16; factor *= damping) {
    term = times(term).map((sum) => damping * sum);
    total = total.map((sum, i) => sum + (term[i] ?? NaN));
  }
  return total;
}

export interface NaivePath {
  readonly sites: readonly number[];
  readonly contribution: number;
}

/** Every path from an origin to a source that is worth anything, the best first. */
export function naivePaths(
  { weight }: DenseMatrix,
  origins: readonly number[],
  concern: readonly number[],
  damping: number,
): NaivePath[] {
  const found: NaivePath[] = [];
  const walk = (sites: readonly number[], reaching: number) => {
    const last = sites.at(-1) ?? UNNAMED;
    weight[last]?.forEach((part, supplier) => {
      if (part === 0 || sites.includes(supplier)) return;
      const path = [...sites, supplier];
      const contribution = reaching * part * (concern[supplier] ?? NaN);
      if (contribution > 0) found.push({ sites: path, contribution });
      walk(path, reaching * part * damping);
    });
  };
  origins.forEach((weightOf, row) => {
    if (weightOf > 0) walk([row], weightOf);
  });
  return found.sort((a, b) => b.contribution - a.contribution);
}
