import { lazy, Suspense, useRef, useState, type ReactNode } from "react";
import type { GlossaryWord } from "../lib/glossary.ts";
import classes from "./Term.module.css";

// The meanings are loaded when one is asked for.
const TermNote = lazy(async () => ({
  default: (await import("./TermNote.tsx")).TermNote,
}));

/** A word of the product that opens its meaning where it stands; the meaning leads to the glossary and to the rule. */
export function Term({
  word,
  isMark = false,
  children,
}: {
  readonly word: GlossaryWord;
  /** A small sign beside the word, not the word itself. */
  readonly isMark?: boolean;
  readonly children: ReactNode;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = (returnsFocus: boolean) => {
    setOpen(false);
    if (returnsFocus) button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes[isMark ? "mark" : "term"]}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && (
        <Suspense>
          <TermNote word={word} anchor={button} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
