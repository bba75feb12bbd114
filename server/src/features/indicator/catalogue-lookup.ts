/** An entry of a checked list of the catalogue, by id. Throws `RangeError` if the catalogue is not sound. */
export function found<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  id: string,
): Entry {
  const entry = entries.find((one) => one.id === id);
  if (!entry) throw new RangeError(`the catalogue has no ${id}`);
  return entry;
}
