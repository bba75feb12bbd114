/**
 * The small language of the catalogue's applicability: comparisons of facts joined by `and`, `or`, `not`. Parsed once
 * and evaluated with three values (S. C. Kleene, strong logic of indeterminacy); nothing is ever run as code.
 *
 *   expression := term ("or" term)*          term := factor ("and" factor)*
 *   factor     := "not" factor | "(" expression ")" | "true" | "false" | fact comparison
 *   comparison := (">=" | ">" | "<=" | "<" | "==") literal | "in" "[" literal ("," literal)* "]"
 */
export const Truth = { no: 0, yes: 1, unknown: 2 } as const;
export type Truth = (typeof Truth)[keyof typeof Truth];

export type Comparison = ">=" | ">" | "<=" | "<" | "==";

export type Expression =
  | { readonly kind: "constant"; readonly value: Truth }
  | {
      readonly kind: "compare";
      readonly fact: string;
      readonly operator: Comparison;
      /** A flag compares as 0 or 1. */
      readonly value: number;
    }
  | {
      readonly kind: "in";
      readonly fact: string;
      readonly values: readonly number[];
    }
  | {
      readonly kind: "and" | "or";
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "not"; readonly operand: Expression };

const TOKEN =
  /\s*(?:(?<word>[A-Za-z_]\w*)|(?<number>-?\d+(?:\.\d+)?)|(?<sign>>=|<=|==|[><()[\],]))/y;

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match)
      throw new RangeError(`cannot read "${text.slice(at)}" in "${text}"`);
    tokens.push(match[0].trim());
  }
  return tokens;
}

const COMPARISONS: readonly string[] = [">=", ">", "<=", "<", "=="];
const KEYWORDS: readonly string[] = ["and", "or", "not", "in", "true", "false"];

/** Throws `RangeError` for text that is not of the language. */
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text);
  let at = 0;
  const fail = (): never => {
    throw new RangeError(
      `unexpected ${tokens[at] === undefined ? "end" : `"${tokens[at]}"`} in "${text}"`,
    );
  };
  const accept = (token: string) => tokens[at] === token && ++at > 0;
  const expect = (token: string) => accept(token) || fail();

  const literal = (): number => {
    const token = tokens[at++];
    if (token === "true") return 1;
    if (token === "false") return 0;
    const value = Number(token);
    if (token === undefined || Number.isNaN(value)) {
      at--;
      return fail();
    }
    return value;
  };
  const comparison = (fact: string): Expression => {
    if (accept("in")) {
      expect("[");
      const values = [literal()];
      while (accept(",")) values.push(literal());
      expect("]");
      return { kind: "in", fact, values };
    }
    const operator = tokens[at];
    if (!COMPARISONS.includes(operator)) return fail();
    at++;
    return {
      kind: "compare",
      fact,
      operator: operator as Comparison,
      value: literal(),
    };
  };
  const factor = (): Expression => {
    if (accept("not")) return { kind: "not", operand: factor() };
    if (accept("(")) {
      const inner = expression();
      expect(")");
      return inner;
    }
    if (accept("true")) return { kind: "constant", value: Truth.yes };
    if (accept("false")) return { kind: "constant", value: Truth.no };
    const token = tokens[at];
    if (
      token === undefined ||
      !/^[A-Za-z_]/.test(token) ||
      KEYWORDS.includes(token)
    )
      return fail();
    at++;
    return comparison(token);
  };
  const chain = (kind: "and" | "or", next: () => Expression): Expression => {
    let left = next();
    while (accept(kind)) left = { kind, left, right: next() };
    return left;
  };
  const expression = (): Expression => chain("or", () => chain("and", factor));

  const parsed = expression();
  return at === tokens.length ? parsed : fail();
}

/** The facts that an expression names, each once. */
export function factsOf(expression: Expression): ReadonlySet<string> {
  switch (expression.kind) {
    case "constant":
      return new Set();
    case "compare":
    case "in":
      return new Set([expression.fact]);
    case "not":
      return factsOf(expression.operand);
    default:
      return new Set([
        ...factsOf(expression.left),
        ...factsOf(expression.right),
      ]);
  }
}

/** A fact of many sites: `value[i]` counts only where `present[i]` is 1. */
export interface FactValues {
  readonly value: Float64Array;
  readonly present: Uint8Array;
}

function compares(operator: Comparison, left: number, right: number): boolean {
  switch (operator) {
    case ">=":
      return left >= right;
    case ">":
      return left > right;
    case "<=":
      return left <= right;
    case "<":
      return left < right;
    case "==":
      return left === right;
  }
}

function testEach(
  { value, present }: FactValues,
  length: number,
  test: (value: number) => boolean,
): Uint8Array {
  const truths = new Uint8Array(length);
  for (let i = 0; i < length; i++)
    truths[i] = present[i]
      ? test(value[i])
        ? Truth.yes
        : Truth.no
      : Truth.unknown;
  return truths;
}

/** `decisive` is the value that decides alone: "no" for and, "yes" for or. */
function join(
  left: Uint8Array,
  right: Uint8Array,
  decisive: Truth,
): Uint8Array {
  const truths = new Uint8Array(left.length);
  for (let i = 0; i < truths.length; i++)
    truths[i] =
      left[i] === decisive || right[i] === decisive
        ? decisive
        : Math.max(left[i], right[i]); // unknown is above no and yes
  return truths;
}

/** The `Truth` of `expression` at each of `length` sites; `factOf` gives the values of a fact there. */
export function evaluateAll(
  expression: Expression,
  length: number,
  factOf: (fact: string) => FactValues,
): Uint8Array {
  switch (expression.kind) {
    case "constant":
      return new Uint8Array(length).fill(expression.value);
    case "compare": {
      const { operator, value } = expression;
      return testEach(factOf(expression.fact), length, (fact) =>
        compares(operator, fact, value),
      );
    }
    case "in": {
      const { values } = expression;
      return testEach(factOf(expression.fact), length, (fact) =>
        values.includes(fact),
      );
    }
    case "not":
      return evaluateAll(expression.operand, length, factOf).map((truth) =>
        truth === Truth.unknown ? truth : Truth.yes - truth,
      );
    case "and":
    case "or":
      return join(
        evaluateAll(expression.left, length, factOf),
        evaluateAll(expression.right, length, factOf),
        expression.kind === "and" ? Truth.no : Truth.yes,
      );
  }
}
