/** Two people on one answer: before, mine and theirs, field by field; one chooses, and what is left goes on as a draft. */
import { Button, Group, Radio, Text } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import {
  conflictsOf,
  merged,
  statedTexts,
  type CellView,
  type Field,
  type Texts,
} from "./cells-model.ts";
import classes from "./MyAnswers.module.css";
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
  const [chosen, setChosen] = useState<
    Readonly<Partial<Record<Field, "mine" | "theirs">>>
  >({});
  if (!saved?.isConflict) return null;
  const { theirs, head } = saved;
  if (!theirs)
    return (
      <div className={classes["conflict"]} role="group">
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
      </div>
    );
  const other = statedTexts(theirs);
  const rows = conflictsOf(statedTexts(saved.before), texts, other);
  const choices = Object.fromEntries(
    rows.map(({ field, suggested }) => [field, chosen[field] ?? suggested]),
  );
  const isComplete = rows.every(({ field }) => choices[field] !== undefined);
  const who =
    theirs.person ?? theirs.organisation?.name[locale] ?? t("answers.somebody");
  return (
    <div
      className={classes["conflict"]}
      role="group"
      aria-label={words.name(id)}
    >
      <Text size="sm">
        {t("answers.conflict", { who, when: format.moment(theirs.at) })}
      </Text>
      <div className={classes["fields"]}>
        {rows.map(({ field, before, mine, theirs: said }) => {
          const name = t(`answers.field_${field}`);
          const show = (text: string) => words.field(id, field, text);
          return (
            <Radio.Group
              key={field}
              label={name}
              description={`${t("answers.before")}: ${show(before)}`}
              value={choices[field] ?? ""}
              onChange={(whose) =>
                setChosen({ ...chosen, [field]: whose as "mine" | "theirs" })
              }
            >
              <Radio
                size="md"
                mt={6}
                value="mine"
                label={`${t("answers.mine")}: ${show(mine)}`}
                aria-label={t("answers.chooseMine", {
                  field: name,
                  value: show(mine),
                })}
              />
              <Radio
                size="md"
                mt={6}
                value="theirs"
                label={`${t("answers.theirs")}: ${show(said)}`}
                aria-label={t("answers.chooseTheirs", {
                  field: name,
                  value: show(said),
                })}
              />
            </Radio.Group>
          );
        })}
      </div>
      <Group gap="xs">
        <Button
          size="sm"
          disabled={!isComplete}
          onClick={() => onSettle(merged(texts, other, choices), head)}
        >
          {t("answers.useChosen")}
        </Button>
        <Button
          size="sm"
          variant="default"
          onClick={() => onSettle(null, head)}
        >
          {t("answers.takeAllTheirs")}
        </Button>
      </Group>
    </div>
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
    <div className={classes["conflict"]} role="group">
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
    </div>
  );
}
