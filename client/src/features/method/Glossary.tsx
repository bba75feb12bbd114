import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import { useMethodWords } from "../../lib/method-words.ts";
import { useScope } from "../../lib/scope.ts";

/** Where the words stand: a page of their own. */
export function Glossary() {
  const word = useMethodWords();
  const { to } = useScope();
  return (
    <Text>
      {word("glossaryNote")}{" "}
      <Anchor component={Link} to={to("/glossary")} inherit>
        {word("glossaryLink")}
      </Anchor>
    </Text>
  );
}
