/**
 * Records by id on their way into a snapshot's table, folded from versions that come in any order. A record that only
 * withdrawn changes made is a ghost: it takes a row when something visible refers to it, and otherwise is not there.
 */
export interface Version<Fields> {
  readonly seq: number;
  readonly set: Partial<Fields>;
  readonly withdrawn: boolean;
}

export interface RecordTable<Fields> {
  readonly versions: Map<string, Version<Fields>[]>;
}

export function addVersion<Fields>(
  { versions }: RecordTable<Fields>,
  id: string,
  version: Version<Fields>,
): void {
  const have = versions.get(id);
  if (have) have.push(version);
  else versions.set(id, [version]);
}

/**
 * The fields that the visible versions set, the newest last. What created the record counts even if it was withdrawn:
 * something visible refers to it, so it stays.
 */
export function foldVersions<Fields>(
  versions: readonly Version<Fields>[],
): Partial<Fields> {
  const ordered = [...versions].sort((a, b) => a.seq - b.seq);
  return Object.assign(
    {},
    ...ordered
      .filter(({ withdrawn }, i) => i === 0 || !withdrawn)
      .map(({ set }) => set),
  ) as Partial<Fields>;
}

export const isVisible = <Fields>(
  versions: readonly Version<Fields>[],
): boolean => versions.some(({ withdrawn }) => !withdrawn);
