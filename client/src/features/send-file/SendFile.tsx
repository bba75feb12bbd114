import { useMutation } from "@apollo/client/react";
import { WORKBOOK_LIMITS, XLSX_LIMITS } from "@saphan/shared/contract";
import { Stack, Text, Title } from "@mantine/core";
import { useNavigate } from "react-router";
import { BeginImportDocument } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { ActError } from "../../ui/ActError.tsx";
import { DropZone } from "./DropZone.tsx";
import { useSending } from "./sending.ts";

/** A new import: what a workbook is, and where to drop it. */
export function SendFile() {
  const { t } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const { to } = useScope();
  const [begin, { loading, error }] = useMutation(BeginImportDocument);
  const send = useSending();
  const onFile = async (file: File) => {
    const { data } = await begin({
      variables: { fileName: file.name, bytes: file.size },
    });
    if (!data) return;
    const { id } = data.beginImport;
    send({ id, file, received: 0 });
    await navigate(to(`/data/imports/${id}`));
  };
  return (
    <section>
      <Title order={2}>{t("data.send")}</Title>
      <Text maw="72ch" mb="sm">
        {t("data.sendNote")}
      </Text>
      <Stack gap="sm">
        <DropZone
          isBusy={loading}
          note={t("data.limit", {
            size: format.bytes(WORKBOOK_LIMITS.packedBytes),
            rows: format.count(WORKBOOK_LIMITS.rows),
            excelSize: format.bytes(XLSX_LIMITS.packedBytes),
            excelRows: format.count(XLSX_LIMITS.rows),
          })}
          onFile={(file) => {
            // What went wrong stands in `error`.
            onFile(file).catch(() => undefined);
          }}
        />
        {error && <ActError error={error} />}
      </Stack>
    </section>
  );
}
