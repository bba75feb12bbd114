/** What a page shows while something newer is on its way. */
import { useState } from "react";

export interface Shown<Data, Variables> {
  readonly data: Data;
  /** Those that the data came with: fragments are read with them. */
  readonly variables: Variables;
  /** Newer data has been asked for and is not there. */
  readonly isStale: boolean;
}

/** The newest complete answer together with the variables that it belongs to, so that a page never blinks. */
export function useShown<Data, Variables>(
  data: Data | undefined,
  variables: Variables,
): Shown<Data, Variables> | undefined {
  const [last, setLast] = useState<Omit<Shown<Data, Variables>, "isStale">>();
  if (data === undefined) return last && { ...last, isStale: true };
  const isNew =
    last?.data !== data ||
    JSON.stringify(last.variables) !== JSON.stringify(variables);
  if (isNew) setLast({ data, variables });
  return { data, variables, isStale: false };
}
