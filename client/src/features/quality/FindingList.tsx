/** One kind of finding: what it is, its rows, all of them as a file. */
import { Button, Group, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { FileScope } from "../../lib/file-words.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { TakeRows } from "../../ui/TakeRows.tsx";
import type { FindingColumn } from "./finding-columns.ts";
import { useFindingFile } from "./use-finding-file.ts";
import { FindingTable } from "./FindingTable.tsx";

/** What the page gives to each of its lists. */
export interface ListProps<Connection, Quality> {
  readonly found: Connection;
  /** Absent: of the registry. */
  readonly scope?: FileScope;
  /** The lists from the row `skip` on, cut as on the page. */
  readonly loadFrom: (skip: number, signal: AbortSignal) => Promise<Quality>;
  /** Shows more rows; absent where all that can be shown are. */
  readonly onMore?: (() => void) | undefined;
}

export function FindingList<Row>({
  name,
  title,
  note,
  nothing,
  columns,
  found,
  keyOf,
  load,
  scope,
  onMore,
  children,
}: {
  readonly name: string;
  readonly title: string;
  readonly note: ReactNode;
  /** What to say where there is none. */
  readonly nothing: string;
  readonly columns: readonly FindingColumn<Row>[];
  readonly found: { readonly total: number; readonly nodes: readonly Row[] };
  readonly keyOf: (row: Row) => string;
  readonly load: (skip: number, signal: AbortSignal) => Promise<readonly Row[]>;
  readonly scope?: FileScope | undefined;
  readonly onMore?: (() => void) | undefined;
  /** Between the note and the rows. */
  readonly children?: ReactNode;
}) {
  const { t } = useWords();
  const format = useFormat();
  const file = useFindingFile();
  const { total, nodes } = found;
  return (
    <section aria-label={title}>
      <Group justify="space-between" align="end" gap="sm" mb="xs">
        <div>
          <Title order={2}>{title}</Title>
          <Text size="sm" c="dimmed" maw="80ch" component="div">
            {note}
          </Text>
        </div>
        {total > 0 && (
          <TakeRows
            total={total}
            load={load}
            make={(rows) => file({ name, title, columns, rows, scope })}
          />
        )}
      </Group>
      {children}
      {total === 0 ? (
        <Text maw="72ch">{nothing}</Text>
      ) : (
        <>
          <FindingTable
            label={title}
            columns={columns}
            rows={nodes}
            keyOf={keyOf}
          />
          {nodes.length < total && (
            <Group gap="sm" mt="sm">
              <Text size="sm" c="dimmed">
                {t("quality.shown", {
                  shown: format.count(nodes.length),
                  total: format.count(total),
                })}
              </Text>
              {onMore && (
                <Button
                  className="no-print"
                  size="compact-md"
                  variant="default"
                  onClick={onMore}
                >
                  {t("quality.more")}
                </Button>
              )}
            </Group>
          )}
        </>
      )}
    </section>
  );
}
