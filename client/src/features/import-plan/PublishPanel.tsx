import type { FragmentType } from "@apollo/client";
import { useFragment, useMutation } from "@apollo/client/react";
import { Alert, Button, Group, List, Stack, Text } from "@mantine/core";
import { useState } from "react";
import {
  PublishImportDocument,
  PublishPanel_ImportFragmentDoc,
  type PublishPanel_ImportFragment,
} from "../../__generated__/operations.ts";
import { newChangeId } from "../../lib/change-id.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { ActError } from "../../ui/ActError.tsx";

/** One button to publish, with what stands in the way; publishing twice is publishing once. */
export function PublishPanel({
  import: from,
  onPublished,
}: {
  readonly import: FragmentType<PublishPanel_ImportFragment>;
  /** Whatever came of it: the page looks anew. */
  readonly onPublished: () => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const [change] = useState(newChangeId);
  const [publish, { loading, error, data: result }] = useMutation(
    PublishImportDocument,
  );
  const { data, complete } = useFragment({
    fragment: PublishPanel_ImportFragmentDoc,
    from,
  });
  if (!complete || !data.plan) return null;
  const { id, acts, hindrances, plan } = data;
  const validRowsOnly = acts.includes("publish_valid_rows");
  const mayPublish = validRowsOnly || acts.includes("publish");
  const shown = format.count(plan.totals.created + plan.totals.changed);
  return (
    <Stack gap="sm" maw="72ch" align="flex-start">
      {result?.publishImport.hindrance === "moved" && (
        <Alert role="status" variant="light" title={t("data.movedTitle")}>
          {t("data.hinder_moved")}
        </Alert>
      )}
      {hindrances.length > 0 && (
        <div>
          <Text fw={600}>{t("data.publishWhole")}</Text>
          <List>
            {hindrances.map((hindrance) => (
              <List.Item key={hindrance}>
                {t(`data.hinder_${hindrance}`)}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      {error && <ActError error={error} />}
      {mayPublish && (
        <Group className="no-print">
          <Button
            variant={validRowsOnly ? "default" : "filled"}
            loading={loading}
            onClick={() => {
              publish({ variables: { id, change, validRowsOnly } })
                // What went wrong stands in `error`.
                .catch(() => undefined)
                .finally(onPublished);
            }}
          >
            {validRowsOnly ? t("data.leaveOut", { shown }) : t("data.publish")}
          </Button>
          <Text size="sm" c="dimmed">
            {t("data.publishNote")}
          </Text>
        </Group>
      )}
    </Stack>
  );
}
