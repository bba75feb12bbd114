/** Two people on one answer, or two windows of one person; what is left goes on as a draft. */
import { Button, Group, Text } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { ConflictBox, FieldConflicts } from "../../ui/FieldConflict.tsx";
import {
  conflictsOf,
  merged,
  statedTexts,
  type CellView,
  type Texts,
} from "./cells-model.ts";
import { useCellWords } from "./use-cell-words.ts";

export function Conflict({
  cell,
  onSettle,
}: {
  readonly cell: CellView;
  readonly onSettle: (texts: Texts | null, base: number) => void;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const words = useCellWords();
  const { saved, id, texts } = cell;
  if (!saved?.isConflict) return null;
  const { theirs, head } = saved;
  if (!theirs)
    return (
      <ConflictBox>
        <Text size="sm">{t("answers.conflictGone")}</Text>
        <Group gap="xs" mt="xs">
          <Button size="sm" onClick={() => onSettle(texts, head)}>
            {t("answers.publishMine")}
          </Button>
          <Button
            size="sm"
            variant="default"
            onClick={() => onSettle(null, head)}
          >
            {t("answers.letGo")}
          </Button>
        </Group>
      </ConflictBox>
    );
  const other = statedTexts(theirs);
  return (
    <FieldConflicts
      label={words.name(id)}
      note={t("answers.conflict", {
        who:
          theirs.person ??
          theirs.organisation?.name[locale] ??
          t("conflict.somebody"),
        when: format.moment(theirs.at),
      })}
      rows={conflictsOf(statedTexts(saved.before), texts, other)}
      nameOf={(field) => t(`answers.field_${field}`)}
      show={(field, text) => words.field(id, field, text)}
      onUse={(choices) => onSettle(merged(texts, other, choices), head)}
      onTakeTheirs={() => onSettle(null, head)}
    />
  );
}

/** Two windows of one person: either stays. */
export function Clash({
  cell,
  onKeep,
}: {
  readonly cell: CellView;
  readonly onKeep: (whose: "mine" | "theirs") => void;
}) {
  const { t } = useWords();
  const words = useCellWords();
  if (!cell.clash) return null;
  return (
    <ConflictBox>
      <Text size="sm">
        {t("answers.clash", {
          theirs: words.value(cell.id, cell.clash),
          mine: words.value(cell.id, cell.texts),
        })}
      </Text>
      <Group gap="xs" mt="xs">
        <Button size="sm" onClick={() => onKeep("mine")}>
          {t("answers.clashMine")}
        </Button>
        <Button size="sm" variant="default" onClick={() => onKeep("theirs")}>
          {t("answers.clashTheirs")}
        </Button>
      </Group>
    </ConflictBox>
  );
}
