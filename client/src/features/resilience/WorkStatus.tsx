/** How far the work is, and a way to leave off; what failed, and a way to try again. */
import { Alert, Button, Group, Progress, Text } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import type { LabWork } from "./use-lab-job.ts";

/** The same whatever there is to say, so that nothing jumps. */
const HEIGHT = 30;

export function WorkStatus({ work }: { readonly work: LabWork }) {
  const { t } = useWords();
  const format = useFormat();
  const { status, progress, cancel, again } = work;
  if (status === "done")
    return (
      <Group mih={HEIGHT} className="no-print">
        <Text size="sm" c="dimmed" role="status">
          {t("resilience.done")}
        </Text>
      </Group>
    );
  if (status === "failed")
    return (
      <Alert role="alert" color="orange" title={t("resilience.failed")}>
        <Text>{t("resilience.failedNote")}</Text>
        <Button mt="xs" size="compact-md" variant="default" onClick={again}>
          {t("error.retry")}
        </Button>
      </Alert>
    );
  if (status === "cancelled")
    return (
      <Group gap="sm" mih={HEIGHT} className="no-print" role="status">
        <Text size="sm">{t("resilience.cancelled")}</Text>
        <Button size="compact-sm" variant="default" onClick={again}>
          {t("resilience.again")}
        </Button>
      </Group>
    );
  return (
    <Group gap="sm" mih={HEIGHT} className="no-print">
      <Text size="sm" role="status">
        {progress
          ? t(`resilience.step_${progress.step}`, {
              done: format.count(progress.done),
              of: format.count(progress.of),
            })
          : t("resilience.running")}
      </Text>
      <Progress
        w={160}
        aria-label={t("resilience.progress")}
        value={progress ? (100 * progress.done) / Math.max(1, progress.of) : 0}
      />
      <Button size="compact-sm" variant="default" onClick={cancel}>
        {t("resilience.cancel")}
      </Button>
    </Group>
  );
}
