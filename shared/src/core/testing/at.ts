/** What stands at a place of a list, where the test is wrong if nothing does. */
export function at<T>(list: ArrayLike<T>, place: number): T {
  const found = list[place];
  if (found === undefined) throw new RangeError("nothing stands there");
  return found;
}
