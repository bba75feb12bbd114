import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";

const PAUSE_MS = 250;

/** Keeps sites whose names, keys or numbers hold the text; `/` brings the cursor here while the page is open. */
export function SearchField() {
  const { t } = useWords();
  const { params, set } = useScope();
  const wanted = params.get("q") ?? "";
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(wanted);
  const [seen, setSeen] = useState(wanted);
  // Cleared, or stepped back to, from elsewhere.
  if (seen !== wanted) {
    setSeen(wanted);
    if (text.trim() !== wanted) setText(wanted);
  }
  const look = useDebouncedCallback(
    (value: string) => set({ q: value.trim() }, { replace: true }),
    PAUSE_MS,
  );
  useEffect(() => {
    // Before the search of the whole product hears it.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      event.stopPropagation();
      field.current?.focus();
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, []);
  return (
    <TextInput
      ref={field}
      type="search"
      size="sm"
      flex="1 1 200px"
      maw={360}
      value={text}
      aria-label={t("sites.search")}
      placeholder={t("sites.search")}
      onChange={(event) => {
        setText(event.currentTarget.value);
        look(event.currentTarget.value);
      }}
    />
  );
}
