/** Long work in steps: a worker shows how far it is, and leaves off when nobody waits any more. */

export interface Progress {
  readonly done: number;
  readonly of: number;
}
