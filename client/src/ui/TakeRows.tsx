/** Takes along all rows of a table, with its columns and in its order, as an Excel file or as CSV. */
import { Button, Group, Text } from "@mantine/core";
import type { CsvCell } from "@saphan/shared/contract";
import { useEffect, useRef, useState } from "react";
import { saveFile } from "../lib/download.ts";
import { useFileTexts } from "../lib/file-words.ts";
import { useWords } from "../lib/i18n.ts";
import { csvOf, type PageFile } from "../lib/page-file.ts";
import { useFormat } from "../lib/preferences.tsx";
import { ActError } from "./ActError.tsx";
import { saveBook } from "./save-book.ts";

/** Rows from `skip` on, as many as the server gives at once. */
export type LoadRows<Row> = (
  skip: number,
  signal: AbortSignal,
) => Promise<readonly Row[]>;

/** A file of one table; `scope` is what a CSV says before each row. */
export interface RowsFile extends PageFile {
  readonly scope: readonly (readonly [string, CsvCell])[];
}

export function TakeRows<Row>({
  total,
  load,
  make,
}: {
  readonly total: number;
  readonly load: LoadRows<Row>;
  readonly make: (rows: readonly Row[]) => RowsFile;
}) {
  useFileTexts();
  const { t } = useWords();
  const format = useFormat();
  const [done, setDone] = useState<number>();
  const [error, setError] = useState<unknown>();
  const running = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const take = async (kind: "csv" | "xlsx") => {
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    setError(undefined);
    setDone(0);
    try {
      const rows: Row[] = [];
      while (rows.length < total && !signal.aborted) {
        const page = await load(rows.length, signal);
        if (page.length === 0) break;
        rows.push(...page);
        setDone(rows.length);
      }
      signal.throwIfAborted();
      const file = make(rows);
      const [table] = file.tables;
      if (kind === "xlsx") await saveBook(file, t("file.about"), signal);
      else if (table)
        saveFile({
          name: `${file.name}.csv`,
          content: new Blob([csvOf(table, file.scope)], {
            type: "text/csv;charset=utf-8",
          }),
        });
    } catch (failure) {
      if (!signal.aborted) setError(failure);
    } finally {
      setDone(undefined);
    }
  };
  if (done !== undefined)
    return (
      <Group gap="xs" role="status" className="no-print">
        <Text size="sm">
          {t("file.progress", {
            done: format.count(done),
            total: format.count(total),
          })}
        </Text>
        <Button
          size="sm"
          variant="default"
          onClick={() => running.current?.abort()}
        >
          {t("file.cancel")}
        </Button>
      </Group>
    );
  return (
    <div className="no-print">
      <Group gap="xs" role="group" aria-label={t("file.take")}>
        {(
          [
            ["xlsx", "excel"],
            ["csv", "csv"],
          ] as const
        ).map(([kind, name]) => (
          <Button
            key={kind}
            size="sm"
            variant="default"
            title={t(`file.${name}Note`)}
            aria-label={`${t("file.take")}: ${t(`file.${name}`)}`}
            onClick={() => void take(kind)}
          >
            {t(`file.${name}`)}
          </Button>
        ))}
      </Group>
      {error !== undefined && <FileError error={error} />}
    </div>
  );
}

/** What went wrong, and what else can be done. */
export function FileError({ error }: { readonly error: unknown }) {
  const { t } = useWords();
  if (error instanceof Error && error.name === "BookOverflow")
    return (
      <Text size="sm" role="alert" maw="60ch">
        {t("file.overflow")}
      </Text>
    );
  return <ActError error={error} lost="file.lost" />;
}
