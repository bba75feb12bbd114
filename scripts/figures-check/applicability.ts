/** The catalogue's expressions over facts, with three values (rule 4): undefined is unknown. */

export type Truth = boolean | undefined;
export type FactReader = (fact: string) => number | undefined;

const all = (left: Truth, right: Truth): Truth => {
  if (left === false || right === false) return false;
  return left === undefined || right === undefined ? undefined : true;
};

const COMPARISON = /^(\w+)\s*(>=|<=|==|>|<)\s*(\S+)$/;

function compare(text: string, read: FactReader): Truth {
  if (text === "true") return true;
  const [, fact, operator, literal] = COMPARISON.exec(text) ?? [];
  if (!fact || !operator || !literal)
    throw new RangeError(`expression: ${text}`);
  const value = read(fact);
  if (value === undefined) return undefined;
  const limit =
    literal === "true" || literal === "false"
      ? Number(literal === "true")
      : Number(literal);
  switch (operator) {
    case ">=":
      return value >= limit;
    case "<=":
      return value <= limit;
    case ">":
      return value > limit;
    case "<":
      return value < limit;
    default:
      return value === limit;
  }
}

/** `and` binds closer than `or`; the catalogue uses neither brackets nor `not`. */
export function evaluate(expression: string, read: FactReader): Truth {
  const negate = (truth: Truth) => (truth === undefined ? undefined : !truth);
  const choices = expression.split(" or ").map((choice) =>
    choice
      .split(" and ")
      .map((part) => compare(part.trim(), read))
      .reduce(all, true),
  );
  return negate(choices.map(negate).reduce(all, true));
}
