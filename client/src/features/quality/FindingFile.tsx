import { Button, Group, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { downloadText } from "../../lib/download.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { ActError } from "../../ui/ActError.tsx";
import {
  findingFile,
  type FileScope,
  type FindingColumn,
} from "./finding-columns.ts";

/** Rows from `skip` on, as many as the server gives at once. */
export type LoadRows<Row> = (
  skip: number,
  signal: AbortSignal,
) => Promise<readonly Row[]>;

/** Takes along every row of a list, with its columns and in its order. */
export function FindingFile<Row>({
  name,
  columns,
  total,
  load,
  scope,
}: {
  readonly name: string;
  readonly columns: readonly FindingColumn<Row>[];
  readonly total: number;
  readonly load: LoadRows<Row>;
  readonly scope: FileScope;
}) {
  const { t } = useWords();
  const format = useFormat();
  const [done, setDone] = useState<number>();
  const [error, setError] = useState<unknown>();
  const running = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const take = async () => {
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
      if (signal.aborted) return;
      const titles = [
        t("shell.period"),
        t("shell.asOfLabel"),
        t("quality.fileSeq"),
      ];
      downloadText(
        `saphan-${name}-${scope.period}-${scope.seq}.csv`,
        findingFile(columns, rows, scope, titles),
      );
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
          {t("quality.fileProgress", {
            done: format.count(done),
            total: format.count(total),
          })}
        </Text>
        <Button
          size="sm"
          variant="default"
          onClick={() => running.current?.abort()}
        >
          {t("quality.fileCancel")}
        </Button>
      </Group>
    );
  return (
    <div className="no-print">
      <Button size="sm" variant="default" onClick={() => void take()}>
        {t("quality.file")}
      </Button>
      {error !== undefined && <ActError error={error} />}
    </div>
  );
}
