/** What the page of lenses shows stands in the address. Pure. */

/** Rows that are added at once. */
export const STEP = 50;
const MOST_ROWS = 500;

export interface OverlapAddress {
  readonly asOf?: string;
  readonly lenses?: string[];
  readonly atLeast: number;
  readonly first: number;
}

function whole(text: string | null, usual: number, most: number): number {
  const value = Number(text ?? NaN);
  return Number.isInteger(value) && value > 0 ? Math.min(value, most) : usual;
}

export function readOverlapAddress(params: URLSearchParams): OverlapAddress {
  const of = params.get("of");
  const asOf = params.get("asOf");
  return {
    ...(asOf && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? { asOf } : {}),
    ...(of === null ? {} : { lenses: of.split(",").filter(Boolean) }),
    atLeast: whole(params.get("least"), 2, 99),
    first: whole(params.get("first"), STEP, MOST_ROWS),
  };
}
