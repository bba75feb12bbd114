/** Rule 4: `applicability.expr`, evaluated with three values. A missing fact makes a comparison unknown. */
export type Truth = true | false | "unknown";
type Literal = number | string | boolean;

const TOKEN = /\s*(>=|<=|==|>|<|\(|\)|\[|\]|,|"[^"]*"|'[^']*'|[\w.-]+)/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== "") {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match?.[1] === undefined)
      throw new RangeError(`Cannot read "${text}" from ${from}`);
    tokens.push(match[1]);
  }
  return tokens;
}

function not(a: Truth): Truth {
  return a === "unknown" ? a : !a;
}

function both(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false;
  return a === "unknown" || b === "unknown" ? "unknown" : true;
}

function either(a: Truth, b: Truth): Truth {
  return not(both(not(a), not(b)));
}

/** A flag is stored as 0 or 1. */
function equals(fact: number, literal: Literal): boolean {
  if (typeof literal === "boolean") return fact === (literal ? 1 : 0);
  return fact === literal;
}

function compare(fact: number, operator: string, literal: Literal): boolean {
  if (operator === "==") return equals(fact, literal);
  const other = Number(literal);
  if (operator === ">=") return fact >= other;
  if (operator === "<=") return fact <= other;
  if (operator === ">") return fact > other;
  if (operator === "<") return fact < other;
  throw new RangeError(`No operator ${operator}`);
}

/** or < and < not < comparison, as usual; brackets group. */
export function evaluate(
  text: string,
  factOf: (fact: string) => number | null,
): Truth {
  const tokens = tokensOf(text);
  const take = (): string => {
    const token = tokens.shift();
    if (token === undefined) throw new RangeError(`"${text}" ends too early`);
    return token;
  };
  const takeIf = (token: string): boolean => {
    if (tokens[0] !== token) return false;
    tokens.shift();
    return true;
  };

  function disjunction(): Truth {
    let truth = conjunction();
    while (takeIf("or")) truth = either(truth, conjunction());
    return truth;
  }
  function conjunction(): Truth {
    let truth = negation();
    while (takeIf("and")) truth = both(truth, negation());
    return truth;
  }
  function negation(): Truth {
    if (takeIf("not")) return not(negation());
    if (takeIf("(")) {
      const truth = disjunction();
      take();
      return truth;
    }
    return comparison();
  }
  function comparison(): Truth {
    const name = take();
    if (name === "true") return true;
    if (name === "false") return false;
    const operator = take();
    if (operator === "in") {
      const options = list();
      const fact = factOf(name);
      if (fact === null) return "unknown";
      return options.some((option) => equals(fact, option));
    }
    const other = literal();
    const fact = factOf(name);
    return fact === null ? "unknown" : compare(fact, operator, other);
  }
  function list(): Literal[] {
    const options: Literal[] = [];
    take();
    while (!takeIf("]")) {
      options.push(literal());
      takeIf(",");
    }
    return options;
  }
  function literal(): Literal {
    const token = take();
    if (token === "true") return true;
    if (token === "false") return false;
    if (token.startsWith('"') || token.startsWith("'"))
      return token.slice(1, -1);
    return Number(token);
  }

  const truth = disjunction();
  if (tokens.length > 0)
    throw new RangeError(`"${text}" goes on with ${tokens.join(" ")}`);
  return truth;
}
