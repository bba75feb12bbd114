import { HATCH } from "./node-fill.ts";

/** The hatching that `fillOf` refers to, once in a drawing. */
export function NodeHatch() {
  return (
    <defs>
      <pattern
        id={HATCH}
        width={5}
        height={5}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line y2={5} stroke="var(--saphan-missing)" strokeWidth={2} />
      </pattern>
    </defs>
  );
}
