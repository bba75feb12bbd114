/** How far a list of people or organisations has grown, as the address has it. */
import { useScope } from "../../lib/scope.ts";

const FIRST = 20;
/** As many as a request gives. */
export const MOST = 500;

export function useRowsWanted(): number {
  const { params } = useScope();
  return Math.min(Number(params.get("first")) || FIRST, MOST);
}
