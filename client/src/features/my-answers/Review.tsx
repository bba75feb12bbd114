/** Before it is published: every line that will change, what stays behind, and one button. */
import { useMutation } from "@apollo/client/react";
import {
  Alert,
  Anchor,
  Button,
  Group,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { PublishDraftDocument } from "../../__generated__/operations.ts";
import { newChangeId } from "../../lib/change-id.ts";
import { useWords } from "../../lib/i18n.ts";
import { ActError } from "../../ui/ActError.tsx";
import {
  anchorOf,
  isWithdrawn,
  statedTexts,
  type CellView,
  type Sheet,
} from "./cells-model.ts";
import classes from "./MyAnswers.module.css";
import { useCellWords } from "./use-cell-words.ts";
import type { DraftState } from "./use-draft.ts";

export function Review({
  sheet,
  form,
  held,
  onLeave,
  onPublished,
}: {
  readonly sheet: Sheet;
  readonly form: DraftState;
  /** Cells that cannot be published as they are. */
  readonly held: readonly CellView[];
  readonly onLeave: () => void;
  /** `seq` is null where everything stood there already. */
  readonly onPublished: (seq: number | null) => void;
}) {
  const { t, locale } = useWords();
  // Made once for what is shown: pressing twice, or again after a lost connection, publishes once.
  const [change, setChange] = useState(newChangeId);
  const [publish, { loading, error }] = useMutation(PublishDraftDocument, {
    // What stands on the page is what stands in the network: all of it anew, before anything is said.
    refetchQueries: ["AnswersRoute"],
    awaitRefetchQueries: true,
  });
  const [wasHeld, setWasHeld] = useState(false);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.scrollIntoView();
    panel.current?.focus();
  }, []);
  const heldIds = new Set(held.map(({ id }) => id));
  const ready = form.drafted.filter(({ id }) => !heldIds.has(id));
  const cells = ready.map(({ id }) => id);
  const go = async () => {
    if (!(await form.flush())) return;
    const { id: site } = sheet.site;
    const { period } = sheet;
    const { data } = await publish({
      variables: { site, period, change, cells },
    });
    if (!data) return;
    if (data.publishDraft.__typename === "DraftPublished")
      onPublished(data.publishDraft.change?.seq ?? null);
    else {
      setWasHeld(true);
      setChange(newChangeId());
    }
  };
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className={classes["card"]}
      aria-label={t("answers.reviewTitle")}
    >
      <Stack gap="sm" align="flex-start">
        <Title order={2}>{t("answers.reviewTitle")}</Title>
        <Text size="sm" maw="72ch">
          {t("answers.reviewNote", { source: sheet.source.name[locale] })}
        </Text>
        {wasHeld && (
          <Alert role="alert" color="orange" variant="light">
            {t("answers.heldNow")}
          </Alert>
        )}
        {ready.length > 0 && (
          <ul className={classes["lines"]}>
            {ready.map((cell) => (
              <Line key={cell.id} cell={cell} />
            ))}
          </ul>
        )}
        {held.length > 0 && (
          <div>
            <Text>{t("answers.reviewHeld", { count: held.length })}</Text>
            <ul className={classes["lines"]}>
              {held.map((cell) => (
                <HeldLine key={cell.id} id={cell.id} onLeave={onLeave} />
              ))}
            </ul>
          </div>
        )}
        {error && <ActError error={error} />}
        {form.saving === "failed" && (
          <Text role="alert">{t("answers.saveFailed")}</Text>
        )}
        <Group>
          {ready.length > 0 && (
            <Button
              loading={loading}
              // What went wrong stands in `error`.
              onClick={() => void go().catch(() => undefined)}
            >
              {t("answers.publish", { count: ready.length })}
            </Button>
          )}
          <Button variant="default" onClick={onLeave}>
            {t("answers.back")}
          </Button>
        </Group>
      </Stack>
    </section>
  );
}

function Line({ cell }: { readonly cell: CellView }) {
  const { t } = useWords();
  const words = useCellWords();
  const { id, texts, stated } = cell;
  const what = words.name(id);
  const to = words.value(id, texts);
  const from = stated && words.value(id, statedTexts(stated));
  if (isWithdrawn(texts))
    return <li>{t("answers.reviewWithdraw", { what, from: from ?? "" })}</li>;
  return (
    <li>
      {from === undefined || from === to
        ? t("answers.reviewNew", { what, to })
        : t("answers.reviewChange", { what, to, from })}
    </li>
  );
}

function HeldLine({
  id,
  onLeave,
}: {
  readonly id: string;
  readonly onLeave: () => void;
}) {
  const words = useCellWords();
  return (
    <li>
      <Anchor href={`#${anchorOf(id)}`} onClick={onLeave} size="sm">
        {words.name(id)}
      </Anchor>
    </li>
  );
}
