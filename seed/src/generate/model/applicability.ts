/** To whom an indicator applies, by the catalogue's own expressions over what is true of a site. */
import { loadCatalogue } from "@saphan/shared/contract";
import { parseExpression, type Expression } from "@saphan/shared/core";

export type FactOf = (fact: string) => number;

/** Everything is known here, so two values do. */
function holdsFor(expression: Expression, factOf: FactOf): boolean {
  switch (expression.kind) {
    case "constant":
      return expression.value === 1;
    case "not":
      return !holdsFor(expression.operand, factOf);
    case "and":
      return (
        holdsFor(expression.left, factOf) && holdsFor(expression.right, factOf)
      );
    case "or":
      return (
        holdsFor(expression.left, factOf) || holdsFor(expression.right, factOf)
      );
    case "in":
      return expression.values.includes(factOf(expression.fact));
    case "compare": {
      const value = factOf(expression.fact);
      switch (expression.operator) {
        case ">=":
          return value >= expression.value;
        case ">":
          return value > expression.value;
        case "<=":
          return value <= expression.value;
        case "<":
          return value < expression.value;
        default:
          return value === expression.value;
      }
    }
  }
}

/** By indicator: whether it applies, given the facts. */
export function applicabilities(): ReadonlyMap<
  string,
  (factOf: FactOf) => boolean
> {
  return new Map(
    loadCatalogue().indicators.map(({ id, applicability }) => {
      const expression = parseExpression(applicability.expr);
      return [id, (factOf: FactOf) => holdsFor(expression, factOf)];
    }),
  );
}
