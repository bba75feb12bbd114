/** Rows of the network as they are named and opened. */
import type { LabWords } from "./use-lab-words.ts";

export interface Naming {
  readonly site: (row: number) => string;
  readonly id: (row: number) => string;
  readonly words: LabWords;
}
