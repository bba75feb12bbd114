/** A colleague has changed or taken back the statement while it was typed. */
import { Button, Group, Text } from "@mantine/core";
import type {
  LinkTermsInput,
  MovedLinkFragment,
} from "../../__generated__/operations.ts";
import { fieldConflicts, mergeFields } from "../../lib/field-conflicts.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { ConflictBox, FieldConflicts } from "../../ui/FieldConflict.tsx";
import {
  NOTHING_SAID,
  TERMS,
  termTexts,
  type LinkTexts,
  type Term,
} from "./link-model.ts";
import { useLinkWords } from "./use-link-words.ts";

export type MovedLink = MovedLinkFragment;

export function MovedConflict({
  label,
  moved,
  before,
  mine,
  onSettle,
  onTakeTheirs,
}: {
  readonly label: string;
  readonly moved: MovedLink;
  /** Null where it was typed as new. */
  readonly before: LinkTermsInput | null;
  readonly mine: LinkTexts;
  readonly onSettle: (terms: Readonly<Record<Term, string>>) => void;
  readonly onTakeTheirs: () => void;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const words = useLinkWords();
  const who = {
    who:
      moved.person ??
      moved.organisation?.name[locale] ??
      t("conflict.somebody"),
    when: format.moment(moved.at),
  };
  const theirs = termTexts(moved);
  if (moved.isWithdrawn)
    return (
      <ConflictBox label={label}>
        <Text size="sm">{t("links.movedGone", who)}</Text>
        <Group gap="xs" mt="xs">
          <Button size="sm" onClick={() => onSettle(mine)}>
            {t("links.stateMine")}
          </Button>
          <Button size="sm" variant="default" onClick={onTakeTheirs}>
            {t("links.letGo")}
          </Button>
        </Group>
      </ConflictBox>
    );
  return (
    <FieldConflicts
      label={label}
      note={t("links.moved", who)}
      rows={fieldConflicts(
        TERMS,
        before ? termTexts(before) : NOTHING_SAID,
        mine,
        theirs,
      )}
      nameOf={(term) => t(`links.term_${term}`)}
      show={words.term}
      onUse={(choices) => onSettle(mergeFields(TERMS, mine, theirs, choices))}
      onTakeTheirs={onTakeTheirs}
    />
  );
}
