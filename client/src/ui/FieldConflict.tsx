/** Two people on one record: before, mine and theirs, field by field; one chooses, and nothing is lost. */
import { Button, Group, Radio, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import type { Choices, FieldConflict } from "../lib/field-conflicts.ts";
import { useWords } from "../lib/i18n.ts";
import classes from "./FieldConflict.module.css";

export function ConflictBox({
  label,
  children,
}: {
  readonly label?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes["box"]} role="group" aria-label={label}>
      {children}
    </div>
  );
}

/** Needs the page texts `conflict`. */
export function FieldConflicts<Field extends string>({
  label,
  note,
  rows,
  nameOf,
  show,
  onUse,
  onTakeTheirs,
}: {
  /** What it is about. */
  readonly label: string;
  /** Who has changed it, and when. */
  readonly note: string;
  readonly rows: readonly FieldConflict<Field>[];
  readonly nameOf: (field: Field) => string;
  readonly show: (field: Field, text: string) => string;
  readonly onUse: (choices: Choices<Field>) => void;
  readonly onTakeTheirs: () => void;
}) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<
    Readonly<Record<string, "mine" | "theirs">>
  >({});
  const choices = Object.fromEntries(
    rows.map(({ field, suggested }) => [field, chosen[field] ?? suggested]),
  ) as Choices<Field>;
  const isComplete = rows.every(({ field }) => choices[field] !== undefined);
  return (
    <ConflictBox label={label}>
      <Text size="sm">{note}</Text>
      <div className={classes["fields"]}>
        {rows.map(({ field, before, mine, theirs }) => {
          const name = nameOf(field);
          return (
            <Radio.Group
              key={field}
              label={name}
              description={`${t("conflict.before")}: ${show(field, before)}`}
              value={choices[field] ?? ""}
              onChange={(whose) =>
                setChosen({ ...chosen, [field]: whose as "mine" | "theirs" })
              }
            >
              <Radio
                size="md"
                mt={6}
                value="mine"
                label={`${t("conflict.mine")}: ${show(field, mine)}`}
                aria-label={t("conflict.chooseMine", {
                  field: name,
                  value: show(field, mine),
                })}
              />
              <Radio
                size="md"
                mt={6}
                value="theirs"
                label={`${t("conflict.theirs")}: ${show(field, theirs)}`}
                aria-label={t("conflict.chooseTheirs", {
                  field: name,
                  value: show(field, theirs),
                })}
              />
            </Radio.Group>
          );
        })}
      </div>
      <Group gap="xs">
        <Button size="sm" disabled={!isComplete} onClick={() => onUse(choices)}>
          {t("conflict.useChosen")}
        </Button>
        <Button size="sm" variant="default" onClick={onTakeTheirs}>
          {t("conflict.takeAllTheirs")}
        </Button>
      </Group>
    </ConflictBox>
  );
}
