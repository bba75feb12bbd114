import { Anchor } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useScope } from "../lib/scope.ts";

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
  | "verification"
  | "kept"
  | "trust"
  | "glossary";

/** A word that leads to its explanation. */
export function MethodLink({
  topic,
  children,
}: {
  readonly topic: MethodTopic;
  readonly children: ReactNode;
}) {
  const { to } = useScope();
  return (
    <Anchor component={Link} to={`${to("/method")}#${topic}`} inherit>
      {children}
    </Anchor>
  );
}
