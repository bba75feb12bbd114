/** The numbers of the site: what is asked depends on them, and shares are taken of them. */
import {
  Button,
  Group,
  NativeSelect,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { Standing } from "./CellFields.tsx";
import { EMPTY, isWithdrawn, statedTexts, type Sheet } from "./cells-model.ts";
import { Clash, Conflict } from "./Conflict.tsx";
import { Findings } from "./Findings.tsx";
import classes from "./MyAnswers.module.css";
import type { DraftState } from "./use-draft.ts";
import { readNumber } from "@saphan/shared/contract";
import type { Check } from "./cell-checks.ts";

const checksOf = (text: string): readonly Check[] => {
  const number = readNumber(text.trim());
  return text.trim() !== "" && (number === undefined || number < 0)
    ? [{ field: "value", code: "not_a_number", isHindrance: true }]
    : [];
};

export function FactFields({
  sheet,
  form,
  notes,
}: {
  readonly sheet: Sheet;
  readonly form: DraftState;
  readonly notes: ReadonlyMap<string, { en: string; th: string }>;
}) {
  const { t } = useWords();
  const isDrafted = sheet.facts.some(
    ({ cell }) => form.view(cell.id).isDrafted,
  );
  return (
    <section id="facts" className={classes["card"]}>
      <Title order={2}>{t("answers.facts")}</Title>
      <Text size="sm" c="dimmed">
        {t("answers.factsNote")}
      </Text>
      <details
        className={classes["fold"]}
        open={isDrafted || sheet.headcount === null || undefined}
      >
        <summary>
          {t("answers.facts")} ({sheet.facts.length})
        </summary>
        {sheet.facts.map(({ fact, isStock, cell }) => (
          <FactField
            key={fact.id}
            fact={fact.id}
            id={cell.id}
            isStock={isStock}
            note={notes.get(fact.id)}
            form={form}
          />
        ))}
      </details>
    </section>
  );
}

function FactField({
  fact,
  id,
  isStock,
  note,
  form,
}: {
  readonly fact: string;
  readonly id: string;
  readonly isStock: boolean;
  readonly note: { en: string; th: string } | undefined;
  readonly form: DraftState;
}) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const cell = form.view(id);
  const { texts, stated, isDrafted } = cell;
  const name = catalogue.fact(fact)[locale];
  const describedBy = `about-${fact}`;
  const type = (value: string) => form.type(id, { ...EMPTY, value });
  const isYesNo = catalogue.factUnit(fact) === "yes_no";
  const checks = isYesNo ? [] : checksOf(texts.value);
  const hint = note?.[locale] ?? t(isStock ? "answers.stock" : "answers.flow");
  return (
    <div className={classes["part"]}>
      <Stack gap="xs" align="stretch">
        <Clash cell={cell} onKeep={(whose) => form.keep(id, whose)} />
        <Conflict
          key={cell.saved?.head}
          cell={cell}
          onSettle={(next, seq) => form.settle(id, next, seq)}
        />
        {isWithdrawn(texts) ? (
          <>
            <Text fw={600}>{name}</Text>
            <Text size="sm">{t("answers.withdrawing")}</Text>
          </>
        ) : isYesNo ? (
          <NativeSelect
            size="md"
            maw={320}
            label={name}
            description={hint}
            aria-describedby={describedBy}
            value={texts.value}
            data={[
              { value: "", label: t("answers.none") },
              { value: "yes", label: t("answers.yes") },
              { value: "no", label: t("answers.no") },
            ]}
            onChange={({ currentTarget }) => type(currentTarget.value)}
          />
        ) : (
          <TextInput
            size="md"
            maw={320}
            inputMode="decimal"
            autoComplete="off"
            label={name}
            description={hint}
            aria-describedby={describedBy}
            error={checks.length > 0}
            value={texts.value}
            onChange={({ currentTarget }) => type(currentTarget.value)}
          />
        )}
        <Standing
          cell={cell}
          onType={({ value }) => form.type(id, { ...EMPTY, value })}
        />
        <Findings
          id={describedBy}
          cell={cell}
          checks={checks}
          last={undefined}
          base={undefined}
          onType={({ value }) => type(value)}
        />
        <Group gap="xs">
          {isDrafted && (
            <Button
              size="compact-md"
              variant="default"
              onClick={() => form.type(id, statedTexts(stated))}
            >
              {t("answers.putBack")}
            </Button>
          )}
          {stated && !isWithdrawn(texts) && (
            <Button
              size="compact-md"
              variant="subtle"
              color="gray"
              aria-label={`${name}: ${t("answers.withdrawFact")}`}
              onClick={() => form.type(id, { ...EMPTY, state: "withdrawn" })}
            >
              {t("answers.withdrawFact")}
            </Button>
          )}
        </Group>
      </Stack>
    </div>
  );
}
