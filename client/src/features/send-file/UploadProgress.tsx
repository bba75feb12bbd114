import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { uploads } from "../../lib/uploads.ts";
import { useUpload } from "../../lib/uploads-hook.ts";
import { DropZone } from "./DropZone.tsx";
import { useSending } from "./sending.ts";

/** How far the sending is, at what rate and for how long; where it stopped, how to go on. */
export function UploadProgress({
  id,
  fileName,
  bytes,
  received,
  onCancel,
}: {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
  /** As the server has it. */
  readonly received: number;
  readonly onCancel: () => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const upload = useUpload(id);
  const send = useSending();
  const sent = upload?.sent ?? received;
  const words = { sent: format.bytes(sent), size: format.bytes(bytes) };
  const isGoing = upload?.state === "sending" || upload?.state === "waiting";
  return (
    <Stack gap="sm" maw={640}>
      <Progress
        value={(sent / bytes) * 100}
        aria-label={t("data.uploading", { name: fileName })}
      />
      {isGoing && <Pace {...words} bytes={bytes - sent} rate={upload.rate} />}
      {upload?.state === "waiting" && (
        <Text role="status">{t("data.uploadWaits")}</Text>
      )}
      {!isGoing && upload?.state !== "done" && (
        <>
          <Text role="status">
            {upload ? t("data.uploadFailed") : t("data.uploadBroken", words)}
          </Text>
          <DropZone
            expected={bytes}
            onFile={(file) => send({ id, file, received: sent })}
          />
        </>
      )}
      <Group className="no-print">
        <Button
          variant="default"
          onClick={() => {
            uploads.cancel(id);
            onCancel();
          }}
        >
          {t("data.cancel")}
        </Button>
      </Group>
    </Stack>
  );
}

function Pace({
  sent,
  size,
  bytes,
  rate,
}: {
  readonly sent: string;
  readonly size: string;
  /** Still to be sent. */
  readonly bytes: number;
  readonly rate: number | undefined;
}) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <Text size="sm" c="dimmed">
      {[
        t("data.uploadedOf", { sent, size }),
        ...(rate
          ? [
              t("data.rate", { rate: format.bytes(rate) }),
              t("data.left", { count: Math.ceil(bytes / rate) }),
            ]
          : []),
      ].join(" · ")}
    </Text>
  );
}
