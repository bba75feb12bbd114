import { useMutation, useQuery } from "@apollo/client/react";
import {
  Alert,
  Button,
  Group,
  Skeleton,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { useState } from "react";
import {
  UndoPlanDocument,
  WithdrawChangeDocument,
  type UndoPlanPartsFragment,
} from "../../__generated__/operations.ts";
import { newChangeId } from "../../lib/change-id.ts";
import { useWords } from "../../lib/i18n.ts";
import { ActError } from "../../ui/ActError.tsx";
import { LoadError } from "../../ui/LoadError.tsx";
import { RecordCounts } from "../../ui/RecordCounts.tsx";

/** Asks before a change is undone, and says what comes back, what stays, and why. */
export function UndoChange({
  change,
  onDone,
  onLeave,
}: {
  readonly change: string;
  readonly onDone: () => void;
  readonly onLeave: () => void;
}) {
  const { t } = useWords();
  const [as] = useState(newChangeId);
  const planned = useQuery(UndoPlanDocument, {
    variables: { change },
    fetchPolicy: "network-only",
  });
  const [withdraw, { data, error, loading }] = useMutation(
    WithdrawChangeDocument,
  );
  const moved = data?.withdrawChange.moved;
  const plan = moved ?? planned.data?.withdrawalPlan;
  if (planned.error && !plan)
    return (
      <LoadError error={planned.error} retry={() => void planned.refetch()} />
    );
  if (!plan)
    return (
      <Skeleton height={120} role="status" aria-label={t("shell.loading")} />
    );
  const { restores, digest, blocked } = plan;
  const undo = () => {
    withdraw({ variables: { change, as, digest } })
      .then((result) => {
        if (result.data?.withdrawChange.change) onDone();
      })
      // What went wrong stands in `error`.
      .catch(() => undefined);
  };
  return (
    <Alert variant="light" role="region" aria-label={t("data.undo")} maw="76ch">
      <Stack gap="xs" align="flex-start">
        <Title order={3}>
          {t(restores ? "data.restoreTitle" : "data.undoTitle", {
            seq: plan.change.seq,
          })}
        </Title>
        {moved && <Text role="status">{t("data.undoMoved")}</Text>}
        <UndoEffect plan={plan} />
        {error && <ActError error={error} />}
        <Group>
          {blocked.length === 0 && (
            <Button loading={loading} onClick={undo}>
              {t(restores ? "data.restore" : "data.undo")}
            </Button>
          )}
          <Button variant="default" onClick={onLeave}>
            {t("data.leave")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

const KEYS_SHOWN = 20;

function UndoEffect({ plan }: { readonly plan: UndoPlanPartsFragment }) {
  const { t } = useWords();
  const { restores, goes, setSince, stays, blocked } = plan;
  const some = (keys: readonly string[]) =>
    [
      ...keys.slice(0, KEYS_SHOWN),
      ...(keys.length > KEYS_SHOWN ? ["…"] : []),
    ].join(", ");
  if (blocked.length > 0)
    return <Text>{t("data.undoBlocked", { keys: some(blocked) })}</Text>;
  return (
    <>
      {goes.length === 0 ? (
        <Text>{t("data.undoNothing")}</Text>
      ) : (
        <Text>
          {t(restores ? "data.restoreGoes" : "data.undoGoes")}{" "}
          <RecordCounts counts={goes} />
        </Text>
      )}
      {setSince > 0 && <Text>{t("data.undoSince", { count: setSince })}</Text>}
      {stays.length > 0 && (
        <Text>
          {t("data.undoStays", { keys: some(stays.map(({ key }) => key)) })}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t("data.undoAfter")}
      </Text>
    </>
  );
}
