/** Makes a page's file as soon as it stands on the page, and saves it. */
import { Button, Group, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../lib/i18n.ts";
import type { PageFile } from "../lib/page-file.ts";
import { saveBook } from "./save-book.ts";
import { FileError } from "./TakeRows.tsx";

export function MakeFile({
  make,
  onDone,
}: {
  readonly make: (signal: AbortSignal) => Promise<PageFile>;
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const [error, setError] = useState<unknown>();
  const about = t("file.about");
  const begin = useRef(make);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    begin
      .current(signal)
      .then((file) => saveBook(file, about, signal))
      .then(onDone, (failure: unknown) => {
        if (!signal.aborted) setError(failure);
      });
    return () => controller.abort();
  }, [about, onDone]);
  return (
    <div className="no-print">
      {error === undefined ? (
        <Group gap="xs" role="status">
          <Text size="sm">{t("file.making")}</Text>
          <Button size="sm" variant="default" onClick={onDone}>
            {t("file.cancel")}
          </Button>
        </Group>
      ) : (
        <Group gap="xs">
          <FileError error={error} />
          <Button size="sm" variant="default" onClick={onDone}>
            {t("file.close")}
          </Button>
        </Group>
      )}
    </div>
  );
}
