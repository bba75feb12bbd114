/** The meaning of a word, beside it. Loaded when the first one is opened. */
import { Anchor } from "@mantine/core";
import { useEffect, useId, useRef, type RefObject } from "react";
import { createPortal } from "react-dom";
import { Link } from "react-router";
import { useGlossaryTexts } from "../lib/glossary-texts.ts";
import { GLOSSARY, type GlossaryWord } from "../lib/glossary.ts";
import { useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { MethodLink } from "./MethodLink.tsx";
import classes from "./Term.module.css";

const WIDTH = 340;
const MARGIN = 8;

/** Below the word, within the page. */
function placeOf(anchor: HTMLElement): { top: number; left: number } {
  const { bottom, left } = anchor.getBoundingClientRect();
  const most = document.documentElement.clientWidth - WIDTH - MARGIN;
  return {
    top: bottom + window.scrollY + 4,
    left: Math.max(MARGIN, Math.min(left, most)) + window.scrollX,
  };
}

export function TermNote({
  word,
  anchor,
  onClose,
}: {
  readonly word: GlossaryWord;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: (returnsFocus: boolean) => void;
}) {
  useGlossaryTexts();
  const { t } = useWords();
  const { to } = useScope();
  const id = useId();
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!note.current || !anchor.current) return;
    const { top, left } = placeOf(anchor.current);
    note.current.style.top = `${top}px`;
    note.current.style.left = `${left}px`;
    note.current.focus({ preventScroll: true });
  }, [anchor]);
  // Nothing that scrolls or clips may cut it off, so it stands outside of the page's tables.
  return createPortal(
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape is listened for within it
    <div
      ref={note}
      role="dialog"
      tabIndex={-1}
      className={classes["note"]}
      aria-labelledby={`${id}-word`}
      aria-describedby={`${id}-meaning`}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose(true);
      }}
      onBlur={({ relatedTarget }) => {
        const isInside = note.current?.contains(relatedTarget) ?? false;
        // The word itself closes by its own click.
        if (!isInside && relatedTarget !== anchor.current) onClose(false);
      }}
    >
      <strong id={`${id}-word`}>{t(`glossary.word_${word}`)}</strong>
      <p id={`${id}-meaning`}>{t(`glossary.meaning_${word}`)}</p>
      <span className={classes["links"]}>
        <MethodLink topic={GLOSSARY[word]}>{t("glossary.rule")}</MethodLink>
        <Anchor component={Link} to={`${to("/glossary")}#${word}`} inherit>
          {t("glossary.all")}
        </Anchor>
        <Anchor
          component="button"
          type="button"
          inherit
          onClick={() => onClose(true)}
        >
          {t("glossary.close")}
        </Anchor>
      </span>
    </div>,
    document.body,
  );
}
