/** What would come of it, why it is done, and the button that does it: all that moves is shown before. */
import { useMutation, useQuery } from "@apollo/client/react";
import {
  Button,
  Group,
  List,
  Skeleton,
  Stack,
  Text,
  Textarea,
} from "@mantine/core";
import { useState } from "react";
import {
  PublishSuccessionDocument,
  SuccessionPlanDocument,
  type SuccessionInput,
  type SuccessionPlanPartsFragment,
} from "../../__generated__/operations.ts";
import { newChangeId } from "../../lib/change-id.ts";
import { useWords } from "../../lib/i18n.ts";
import { ActError } from "../../ui/ActError.tsx";
import { LoadError } from "../../ui/LoadError.tsx";
import { RecordCounts } from "../../ui/RecordCounts.tsx";
import { StatedOfBoth } from "./StatedOfBoth.tsx";

const MOST_CHARACTERS = 500;

function Effect({
  plan,
  from,
  into,
}: {
  readonly plan: SuccessionPlanPartsFragment;
  readonly from: string;
  readonly into: string;
}) {
  const { t } = useWords();
  const { how, refusals, moves, both, fills, differs } = plan;
  if (refusals.length > 0)
    return (
      <>
        <Text fw={600}>{t("succession.cannot")}</Text>
        <List>
          {refusals.map((refusal) => (
            <List.Item key={refusal}>
              {t(`succession.refusal_${refusal}`, { from, into })}
            </List.Item>
          ))}
        </List>
      </>
    );
  if (how !== "merged")
    return (
      <Text>{t(`succession.effect_${plan.of}_${how}`, { from, into })}</Text>
    );
  const fields = (list: typeof fills) =>
    list.map((field) => t(`succession.field_${field}`)).join(", ");
  return (
    <>
      <Text>{t("succession.effect_merged", { from, into })}</Text>
      <Text>
        {t("succession.moves", { into })}{" "}
        {moves.length > 0 ? (
          <RecordCounts counts={moves} />
        ) : (
          t("succession.movesNothing")
        )}
      </Text>
      <StatedOfBoth both={both} from={from} into={into} />
      {fills.length > 0 && (
        <Text>{t("succession.fills", { into, fields: fields(fills) })}</Text>
      )}
      {differs.length > 0 && (
        <Text>
          {t("succession.differs", { into, fields: fields(differs) })}
        </Text>
      )}
    </>
  );
}

export function PublishSuccession({
  succession,
  from,
  into,
  onDone,
}: {
  readonly succession: SuccessionInput;
  /** What the records are called. */
  readonly from: string;
  readonly into: string;
  /** Told the number of the change. */
  readonly onDone: (seq: number) => void;
}) {
  const { t } = useWords();
  const [change] = useState(newChangeId);
  const [reason, setReason] = useState("");
  const planned = useQuery(SuccessionPlanDocument, {
    variables: { succession },
    fetchPolicy: "network-only",
  });
  const [publish, { data, error, loading }] = useMutation(
    PublishSuccessionDocument,
  );
  const { moved, change: made } = data?.publishSuccession ?? {};
  const plan = moved ?? planned.data?.successionPlan;
  // Whoever asked for it says that it is done: what it is about may be gone from the page.
  if (made) return null;
  if (planned.error && !plan)
    return (
      <LoadError error={planned.error} retry={() => void planned.refetch()} />
    );
  if (!plan)
    return (
      <Skeleton height={120} role="status" aria-label={t("shell.loading")} />
    );
  const { digest, refusals } = plan;
  const act = () => {
    publish({ variables: { succession, reason, change, digest } })
      .then((result) => {
        const published = result.data?.publishSuccession.change;
        if (published) onDone(published.seq);
      })
      // What went wrong stands in `error`.
      .catch(() => undefined);
  };
  return (
    <Stack gap="xs" align="flex-start" maw="76ch">
      {moved && <Text role="status">{t("succession.overtaken")}</Text>}
      <Effect plan={plan} from={from} into={into} />
      {refusals.length === 0 && (
        <>
          <Textarea
            w="100%"
            size="md"
            label={t("succession.reason")}
            description={t("succession.reasonNote")}
            maxLength={MOST_CHARACTERS}
            rows={2}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          {error && <ActError error={error} />}
          <Group>
            <Button
              loading={loading}
              disabled={reason.trim() === ""}
              onClick={act}
            >
              {t(`succession.act_${plan.how}`)}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
