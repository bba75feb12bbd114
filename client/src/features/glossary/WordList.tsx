/** The words with their meanings, each with an address of its own. */
import { Anchor, Text, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useLocation } from "react-router";
import { glossary, useGlossaryTexts } from "../../lib/glossary-texts.ts";
import { GLOSSARY } from "../../lib/glossary.ts";
import { useWords } from "../../lib/i18n.ts";
import { MethodLink } from "../../ui/MethodLink.tsx";
import { findWords, type Entry } from "./glossary-model.ts";
import classes from "./glossary.module.css";

export function WordList() {
  useGlossaryTexts();
  const { t, locale } = useWords();
  const { hash } = useLocation();
  const [text, setText] = useState("");
  const entries = findWords((key) => glossary[key], text, locale);
  // The page is loaded only after the browser has looked for the anchor.
  useEffect(() => {
    const entry = hash ? document.getElementById(hash.slice(1)) : null;
    entry?.scrollIntoView();
    entry?.focus({ preventScroll: true });
  }, [hash]);
  return (
    <>
      <TextInput
        type="search"
        size="sm"
        maw={360}
        className="no-print"
        label={t("glossary.search")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed" role="status">
        {entries.length === 0
          ? t("glossary.nothing", { text })
          : t("glossary.found", { count: entries.length })}
      </Text>
      <dl className={classes["words"]}>
        {entries.map((entry) => (
          <Word
            key={entry.id}
            entry={entry}
            isMeant={hash === `#${entry.id}`}
          />
        ))}
      </dl>
    </>
  );
}

function Word({
  entry: { id, word, meaning },
  isMeant,
}: {
  readonly entry: Entry;
  /** The address names it. */
  readonly isMeant: boolean;
}) {
  const { t, locale } = useWords();
  const other = locale === "en" ? "th" : "en";
  return (
    <div
      id={id}
      tabIndex={-1}
      className={`${classes["entry"]} ${isMeant ? classes["meant"] : ""}`}
    >
      <dt className={classes["word"]}>
        {word[locale]}{" "}
        <Anchor
          href={`#${id}`}
          className="no-print"
          aria-label={`${t("glossary.explain", { word: word[locale] })} #`}
        >
          #
        </Anchor>
        <Text
          component="span"
          display="block"
          size="sm"
          c="dimmed"
          lang={other}
        >
          {word[other]}
        </Text>
      </dt>
      <dd className={classes["meaning"]}>
        {meaning[locale]}{" "}
        <span className={classes["rule"]}>
          <MethodLink topic={GLOSSARY[id]}>{t("glossary.rule")}</MethodLink>
        </span>
      </dd>
    </div>
  );
}
