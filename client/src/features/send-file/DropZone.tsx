import { Alert, FileButton, Button, Text } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { faultOf, type FileFault } from "./check-file.ts";
import classes from "./DropZone.module.css";

/** A file is dropped or chosen, and looked at before anything is sent. */
export function DropZone({
  expected,
  isBusy = false,
  note,
  onFile,
}: {
  /** Bytes of the file that was begun before. */
  readonly expected?: number;
  readonly isBusy?: boolean;
  readonly note?: string;
  readonly onFile: (file: File) => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const [isOver, setIsOver] = useState(false);
  const [fault, setFault] = useState<FileFault>();
  const take = (file: File | null | undefined) => {
    if (!file) return;
    const found = faultOf(file, format, expected);
    setFault(found);
    if (!found) onFile(file);
  };
  return (
    <div className="no-print">
      <div
        className={classes["zone"]}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          if (!isBusy) take(event.dataTransfer.files.item(0));
        }}
      >
        <Text>{t("data.drop")}</Text>
        <FileButton onChange={take} accept=".xlsx,.xlsm,.zip">
          {(props) => (
            <Button {...props} loading={isBusy}>
              {t("data.choose")}
            </Button>
          )}
        </FileButton>
        {note && (
          <Text size="sm" c="dimmed">
            {note}
          </Text>
        )}
      </div>
      {fault && (
        <Alert role="alert" color="orange" variant="light" mt="sm">
          {t(fault.text, fault.values)}
        </Alert>
      )}
    </div>
  );
}
