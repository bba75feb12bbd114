import { Anchor } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { MethodTopic } from "../lib/method-topic.ts";
import { useScope } from "../lib/scope.ts";

export type { MethodTopic } from "../lib/method-topic.ts";

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
    <Anchor
      component={Link}
      to={`${to("/method")}#${topic}`}
      underline="always"
      inherit
    >
      {children}
    </Anchor>
  );
}
