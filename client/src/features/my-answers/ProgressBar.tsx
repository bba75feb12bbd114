/** Stays in sight: how far one is, what is to be looked at, whether it is saved, and the way on. */
import { Anchor, Button, Group, Text } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import classes from "./MyAnswers.module.css";
import type { Saving } from "./use-draft.ts";

const SAVING = {
  failed: "answers.saveFailed",
  saved: "answers.saved",
  saving: "answers.saving",
  waiting: "answers.saving",
} as const;

export function ProgressBar({
  answered,
  asked,
  carried,
  declined,
  open,
  toLook,
  drafted,
  saving,
  onReview,
}: {
  readonly answered: number;
  readonly asked: number;
  /** Of those answered: by an answer of an earlier quarter. */
  readonly carried: number;
  readonly declined: number;
  /** Id of the first element that is open. */
  readonly open: string | undefined;
  readonly toLook: readonly string[];
  readonly drafted: number;
  readonly saving: Saving;
  readonly onReview: () => void;
}) {
  const { t } = useWords();
  const [first] = toLook;
  return (
    <div className={`${classes["bar"]} no-print`}>
      <div>
        <Text fw={600}>
          {[
            asked === 0
              ? t("answers.nothingAsked")
              : t("answers.progress", { answered, asked }),
            carried > 0 && t("answers.carriedCount", { count: carried }),
            declined > 0 && t("answers.declinedCount", { count: declined }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </Text>
        <Group gap="xs">
          {first && (
            <Anchor href={`#${first}`} size="sm" c="var(--saphan-bad)">
              {t("answers.toLook", { count: toLook.length })}
            </Anchor>
          )}
          {open && (
            <Anchor href={`#${open}`} size="sm">
              {t("answers.goNext")}
            </Anchor>
          )}
          <Text
            size="sm"
            role="status"
            {...(saving === "failed"
              ? { fw: 600, c: "var(--saphan-bad)" }
              : { c: "dimmed" })}
          >
            {drafted === 0 && saving === "saved"
              ? t("answers.savedNothing")
              : t(SAVING[saving])}
          </Text>
        </Group>
      </div>
      {drafted > 0 && (
        <Button onClick={onReview}>
          {t("answers.review", { count: drafted })}
        </Button>
      )}
    </div>
  );
}
