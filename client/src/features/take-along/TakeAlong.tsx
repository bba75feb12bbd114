import {
  Button,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { useState, type ReactNode } from "react";
import type {
  Dimension,
  ExportInput,
  WorkbookFormat,
} from "../../__generated__/operations.ts";
import { FileGone } from "../../lib/download.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { useMay } from "../../lib/viewer.ts";
import { ActError } from "../../ui/ActError.tsx";
import { useTaking, type Taking } from "./use-taking.ts";

const DIMENSIONS = ["tier", "province", "segment", "size_band"] as const;

/** Template, workbook and figures as files, for who may take them along. */
export function TakeAlong() {
  const { t } = useWords();
  const mayWorkbook = useMay("workbook:export");
  const mayFigures = useMay("figures:export");
  const taking = useTaking();
  const { take } = taking;
  const isBusy = taking.bytes !== undefined;
  return (
    <section className="no-print">
      <Title order={2} mb="sm">
        {t("data.take")}
      </Title>
      <SimpleGrid cols={{ base: 1, md: 3 }} spacing="xl">
        <Choice title={t("data.template")} note={t("data.templateNote")}>
          <Formats
            label={t("data.templateGet")}
            isBusy={isBusy}
            onTake={(format) => take({ kind: "template", format })}
          />
        </Choice>
        <Choice
          title={t("data.workbook")}
          note={mayWorkbook ? t("data.workbookNote") : t("data.noWorkbook")}
        >
          {mayWorkbook && (
            <Formats
              label={t("data.workbookGet")}
              isBusy={isBusy}
              onTake={(format) => take({ kind: "workbook", format })}
            />
          )}
        </Choice>
        {mayFigures ? (
          <FiguresChoice isBusy={isBusy} onTake={take} />
        ) : (
          <Choice title={t("data.figures")} note={t("data.noFigures")} />
        )}
      </SimpleGrid>
      <TakingState taking={taking} />
    </section>
  );
}

/** How far a file is, what came, or why none did. */
function TakingState({ taking }: { readonly taking: Taking }) {
  const { t } = useWords();
  const format = useFormat();
  const { bytes, saved, error, cancel } = taking;
  return (
    <Stack gap="xs" mt="md" align="flex-start" role="status">
      {bytes !== undefined && (
        <Group gap="sm">
          <Text size="sm">
            {bytes === 0
              ? t("data.taking")
              : t("data.taken", { size: format.bytes(bytes) })}
          </Text>
          <Button size="compact-sm" variant="default" onClick={cancel}>
            {t("data.takeCancel")}
          </Button>
        </Group>
      )}
      {saved && (
        <Text size="sm">
          {t(saved.isOtherFormat ? "data.savedAsZip" : "data.saved", {
            name: saved.name,
          })}
        </Text>
      )}
      {error instanceof FileGone ? (
        <Text size="sm">{t("data.takeGone")}</Text>
      ) : (
        Boolean(error) && <ActError error={error} />
      )}
    </Stack>
  );
}

/** An Excel file, which most people want, or CSV files for a program. */
function Formats({
  label,
  isBusy,
  onTake,
}: {
  readonly label: string;
  readonly isBusy: boolean;
  readonly onTake: (format: WorkbookFormat) => void;
}) {
  const { t } = useWords();
  return (
    <Group gap="xs">
      <Button
        variant="default"
        disabled={isBusy}
        onClick={() => onTake("xlsx")}
      >
        {label}
      </Button>
      <Button
        variant="subtle"
        disabled={isBusy}
        aria-label={t("data.asCsvOf", { what: label })}
        onClick={() => onTake("csv")}
      >
        {t("data.asCsv")}
      </Button>
    </Group>
  );
}

/** The figures of the lens, period, day and seq in the address. */
function FiguresChoice({
  isBusy,
  onTake,
}: {
  readonly isBusy: boolean;
  readonly onTake: (wanted: ExportInput) => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { scope } = useScope();
  const [by, setBy] = useState<Dimension | "">("");
  const period = scope.period
    ? format.period(scope.period)
    : t("data.figuresNewest");
  return (
    <Choice title={t("data.figures")} note={t("data.figuresNote", { period })}>
      <Group align="end" gap="xs">
        <NativeSelect
          label={t("data.figuresBy")}
          value={by}
          onChange={({ currentTarget }) =>
            setBy(DIMENSIONS.find((each) => each === currentTarget.value) ?? "")
          }
          data={[
            { value: "", label: t("data.by_none") },
            ...DIMENSIONS.map((value) => ({
              value,
              label: t(`data.by_${value}`),
            })),
          ]}
        />
        <Button
          variant="default"
          disabled={isBusy}
          onClick={() =>
            onTake({ kind: "figures", ...scope, ...(by ? { by: [by] } : {}) })
          }
        >
          {t("data.figuresGet")}
        </Button>
      </Group>
    </Choice>
  );
}

function Choice({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note: string;
  readonly children?: ReactNode;
}) {
  return (
    <Stack gap={4} align="flex-start">
      <Title order={3}>{title}</Title>
      <Text size="sm" maw="60ch">
        {note}
      </Text>
      {children}
    </Stack>
  );
}
