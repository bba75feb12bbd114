/** Rules that the method page explains, by the anchor of each. */
export type MethodTopic =
  | "answers"
  | "asked"
  | "carry"
  | "coverage"
  | "adding"
  | "bounds"
  | "sideBySide"
  | "targets"
  | "groups"
  | "sight"
  | "tiers"
  | "dependency"
  | "resilience"
  | "verification"
  | "kept"
  | "trust"
  | "glossary";
