import { Progress, Stack, Text } from "@mantine/core";
import type { ImportPhase } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";

/** How far planning or publishing is; where that cannot be told, that it goes on. */
export function WorkProgress({
  progress,
  note,
}: {
  readonly progress: {
    readonly phase: ImportPhase;
    readonly fraction: number | null;
    readonly rows: number;
  } | null;
  readonly note?: string;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { phase, fraction, rows } = progress ?? {
    phase: "writing",
    fraction: null,
    rows: 0,
  };
  const words = t(`data.phase_${phase}`);
  return (
    <Stack gap="xs" maw={640}>
      <Progress
        value={(fraction ?? 1) * 100}
        animated={fraction === null}
        aria-label={words}
      />
      <Text role="status">
        {words}
        {rows > 0 &&
          ` · ${t("data.rowsRead", { count: rows, shown: format.count(rows) })}`}
      </Text>
      {note && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
    </Stack>
  );
}
