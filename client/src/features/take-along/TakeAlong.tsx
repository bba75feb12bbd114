import { useMutation } from "@apollo/client/react";
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
import {
  StartExportDocument,
  type Dimension,
  type ExportInput,
} from "../../__generated__/operations.ts";
import { download } from "../../lib/download.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { useMay } from "../../lib/viewer.ts";
import { ActError } from "../../ui/ActError.tsx";

const DIMENSIONS = ["tier", "province", "segment", "size_band"] as const;

/** Template, workbook and figures as files, for who may take them along. */
export function TakeAlong() {
  const { t } = useWords();
  const mayWorkbook = useMay("workbook:export");
  const mayFigures = useMay("figures:export");
  const [start, { loading, error }] = useMutation(StartExportDocument);
  const take = (wanted: ExportInput) => {
    start({ variables: { export: wanted } })
      .then(({ data }) => {
        if (data) download(data.startExport.address);
      })
      // What went wrong stands in `error`.
      .catch(() => undefined);
  };
  return (
    <section className="no-print">
      <Title order={2} mb="sm">
        {t("data.take")}
      </Title>
      <SimpleGrid cols={{ base: 1, md: 3 }} spacing="xl">
        <Choice title={t("data.template")} note={t("data.templateNote")}>
          <Button
            variant="default"
            disabled={loading}
            onClick={() => take({ kind: "template" })}
          >
            {t("data.templateGet")}
          </Button>
        </Choice>
        <Choice
          title={t("data.workbook")}
          note={mayWorkbook ? t("data.workbookNote") : t("data.noWorkbook")}
        >
          {mayWorkbook && (
            <Button
              variant="default"
              disabled={loading}
              onClick={() => take({ kind: "workbook" })}
            >
              {t("data.workbookGet")}
            </Button>
          )}
        </Choice>
        {mayFigures ? (
          <FiguresChoice isBusy={loading} onTake={take} />
        ) : (
          <Choice title={t("data.figures")} note={t("data.noFigures")} />
        )}
      </SimpleGrid>
      {error && <ActError error={error} />}
    </section>
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
