/** The rules behind the figures, one screen a topic, each with an address of its own. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, Text, Title } from "@mantine/core";
import { METHOD_VERSION } from "@saphan/shared/core";
import { useEffect, type ReactNode } from "react";
import { useLocation } from "react-router";
import {
  MethodRules_CatalogueFragmentDoc,
  type MethodRules_CatalogueFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useMethodWords } from "../../lib/method-words.ts";
import { useFormat } from "../../lib/preferences.tsx";
import type { MethodTopic } from "../../ui/MethodLink.tsx";
import { Legend } from "../../ui/Signs.tsx";
import { DefinedTerms } from "./DefinedTerms.tsx";
import { Glossary } from "./Glossary.tsx";
import classes from "./MethodRules.module.css";
import { RULES, type Rule } from "./rules.ts";

const TOPICS: readonly MethodTopic[] = [
  ...RULES.map(({ topic }) => topic),
  "trust",
  "glossary",
];

export function MethodRules({
  catalogue,
}: {
  readonly catalogue: FragmentType<MethodRules_CatalogueFragment>;
}) {
  const word = useMethodWords();
  const { locale } = useWords();
  const { data, complete } = useFragment({
    fragment: MethodRules_CatalogueFragmentDoc,
    from: catalogue,
  });
  useAnchor(complete);
  if (!complete) return null;
  return (
    <div className={classes["page"]}>
      <nav aria-label={word("contents")} className={classes["contents"]}>
        <ul>
          {TOPICS.map((topic) => (
            <li key={topic}>
              <Anchor href={`#${topic}`} size="sm">
                {word(topic)}
              </Anchor>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes["rules"]}>
        {RULES.map((rule) => (
          <Section key={rule.topic} topic={rule.topic}>
            <Paragraphs rule={rule} />
            {rule.topic === "answers" && (
              <DefinedTerms
                head={[word("state"), word("whatItMeans")]}
                terms={data.states}
              />
            )}
            {rule.topic === "coverage" && (
              <Legend
                signs={[
                  "answered",
                  "carried",
                  "silent",
                  "not_applicable",
                  "not_asked",
                  "not_shared",
                ]}
              />
            )}
            {rule.topic === "verification" && (
              <DefinedTerms
                head={[word("level"), word("whatItAsks")]}
                terms={data.verifications}
                withIds
              />
            )}
          </Section>
        ))}
        <Section topic="trust">
          <Text>{data.status[locale]}</Text>
          <Text>{data.translationNotice[locale]}.</Text>
        </Section>
        <Section topic="glossary">
          <Glossary />
        </Section>
      </div>
    </div>
  );
}

/** Brings the rule of the address into view: the page is loaded only after the browser has looked for it. */
function useAnchor(isThere: boolean): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (!isThere || !hash) return;
    document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash, isThere]);
}

function Section({
  topic,
  children,
}: {
  readonly topic: MethodTopic;
  readonly children: ReactNode;
}) {
  const word = useMethodWords();
  return (
    <section
      id={topic}
      className={classes["rule"]}
      aria-labelledby={`${topic}-title`}
    >
      <Title order={2} id={`${topic}-title`}>
        {word(topic)}{" "}
        <Anchor
          href={`#${topic}`}
          className={`${classes["address"]} no-print`}
          aria-label={`${word("linkTo")}: ${word(topic)}`}
        >
          #
        </Anchor>
      </Title>
      {children}
    </section>
  );
}

/** The first quarter of the example, the last in which a yearly share of it speaks, and the first in which it does not. */
const CARRIED = { first: "2025-Q2", last: "2026-Q2", after: "2026-Q3" };

function Paragraphs({
  rule: { paragraphs, example },
}: {
  readonly rule: Rule;
}) {
  const word = useMethodWords();
  const format = useFormat();
  const { version, indicators } = useCatalogue();
  const values = {
    count: indicators.filter(({ isShortForm }) => isShortForm).length,
    method: METHOD_VERSION,
    catalogue: version,
    first: format.period(CARRIED.first),
    last: format.period(CARRIED.last),
    after: format.period(CARRIED.after),
  };
  return (
    <>
      {paragraphs.map((key) => (
        <Text key={key}>{word(key, values)}</Text>
      ))}
      {example && (
        <div className={classes["example"]}>
          <Text size="sm" c="dimmed">
            {word("example")}
          </Text>
          <Text>{word(example, values)}</Text>
        </div>
      )}
    </>
  );
}
