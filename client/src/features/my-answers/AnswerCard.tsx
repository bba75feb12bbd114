/** One indicator of the form: what it asks, what was said last, its fields, and folded what few people need. */
import { Button, Group, Stack, Text, Title } from "@mantine/core";
import type { AnswerTerms_IndicatorFragment } from "../../__generated__/operations.ts";
import { useCatalogue, type IndicatorTerm } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useBreakdownWords } from "../../ui/stated-words.ts";
import { isAboveTotal, type Check } from "./cell-checks.ts";
import { CellFields, Standing } from "./CellFields.tsx";
import { EMPTY, isWithdrawn, statedTexts, type Sheet } from "./cells-model.ts";
import { MoreFields } from "./MoreFields.tsx";
import classes from "./MyAnswers.module.css";
import { useCellWords } from "./use-cell-words.ts";
import type { DraftState } from "./use-draft.ts";

export type Entry = Sheet["entries"][number];

interface CardProps {
  readonly indicator: IndicatorTerm;
  readonly terms: AnswerTerms_IndicatorFragment | undefined;
  readonly entry: Entry;
  readonly sheet: Sheet;
  readonly form: DraftState;
}

export function AnswerCard({
  indicator,
  terms,
  entry,
  sheet,
  form,
}: CardProps) {
  const { t, locale } = useWords();
  const format = useFormat();
  const words = useCellWords();
  const catalogue = useCatalogue();
  const cell = form.view(indicator.id);
  const parts = partIds(indicator);
  const withdraw = () => {
    for (const id of [indicator.id, ...parts])
      if (form.view(id).stated) form.type(id, { ...EMPTY, state: "withdrawn" });
  };
  const discard = () => {
    for (const id of [indicator.id, ...parts]) {
      const { isDrafted, stated } = form.view(id);
      if (isDrafted) form.type(id, statedTexts(stated));
    }
  };
  const isDrafted = [indicator.id, ...parts].some(
    (id) => form.view(id).isDrafted,
  );
  const from = terms?.computedFrom?.indicator.id;
  return (
    <article
      id={indicator.id}
      className={`${classes["card"]} ${isDrafted ? classes["drafted"] : ""}`}
      aria-labelledby={`name-${indicator.id}`}
    >
      <Stack gap="sm">
        <div>
          <Title order={3} id={`name-${indicator.id}`}>
            {indicator.name[locale]}
          </Title>
          <Text size="sm" c="dimmed">
            {[
              indicator.isShortForm && t("answers.shortForm"),
              isDrafted && t("answers.draftMark"),
            ]
              .filter(Boolean)
              .join(" · ")}
          </Text>
        </div>
        {entry.isUncertain && <Text size="sm">{t("answers.uncertain")}</Text>}
        {from && (
          <Text size="sm">
            {t("answers.computed", {
              indicator: catalogue.findIndicator(from)?.name[locale] ?? from,
            })}
          </Text>
        )}
        {entry.carriedFrom && !cell.stated && (
          <Text size="sm">
            {t("answers.carried", { period: format.period(entry.carriedFrom) })}
          </Text>
        )}
        <Standing
          cell={cell}
          onType={(texts) => form.type(indicator.id, texts)}
        />
        <CellFields
          cell={cell}
          indicator={indicator}
          terms={terms}
          form={form}
        />
        {!isWithdrawn(cell.texts) && (
          <>
            <Breakdowns indicator={indicator} terms={terms} form={form} />
            <MoreFields
              what={words.name(indicator.id)}
              texts={cell.texts}
              terms={terms}
              highest={sheet.highestVerification}
              period={sheet.period}
              onType={(texts) => form.type(indicator.id, texts)}
            />
          </>
        )}
        <Group gap="xs">
          {isDrafted && (
            <Button size="sm" variant="default" onClick={discard}>
              {t("answers.putBack")}
            </Button>
          )}
          {cell.stated && !isWithdrawn(cell.texts) && (
            <Button size="sm" variant="subtle" color="gray" onClick={withdraw}>
              {t("answers.withdraw")}
            </Button>
          )}
        </Group>
      </Stack>
    </article>
  );
}

const partIds = ({ id, breakdowns }: IndicatorTerm): readonly string[] =>
  breakdowns.flatMap(({ key, values }) =>
    values.map((value) => `${id} ${key}=${value.id}`),
  );

/** Folded: few sites split everything. A key opens by itself where something is given or was. */
function Breakdowns({
  indicator,
  terms,
  form,
}: Pick<CardProps, "form" | "indicator" | "terms">) {
  const { t, locale } = useWords();
  const words = useBreakdownWords();
  const total = form.view(indicator.id).texts;
  if (indicator.breakdowns.length === 0) return null;
  const keys = indicator.breakdowns.map(({ key, name, values, addsUp }) => {
    const cells = values.map(({ id }) =>
      form.view(`${indicator.id} ${key}=${id}`),
    );
    const given = cells.filter(
      ({ texts }) => texts.numerator !== "" || texts.value !== "",
    ).length;
    const isOver =
      addsUp &&
      isAboveTotal(
        cells.map(({ texts }) => texts),
        total,
        indicator.valueType,
      );
    const over: readonly Check[] = isOver
      ? [
          {
            field: "numerator",
            code: "breakdown_above_total",
            isHindrance: false,
          },
        ]
      : [];
    return (
      <details key={key} className={classes["fold"]}>
        <summary>
          {given > 0
            ? t("answers.breakdownFilled", { key: name[locale], count: given })
            : t("answers.breakdown", { key: name[locale] })}
        </summary>
        {cells.map((cell, i) => (
          <div key={cell.id} className={classes["part"]}>
            <Text fw={600}>{words(indicator, key, values[i]?.id ?? "")}</Text>
            <Standing
              cell={cell}
              onType={(texts) => form.type(cell.id, texts)}
            />
            <CellFields
              cell={cell}
              indicator={indicator}
              terms={terms}
              form={form}
              more={cell.isDrafted ? over : []}
            />
          </div>
        ))}
      </details>
    );
  });
  return (
    <details className={classes["fold"]}>
      <summary>
        {t("answers.split", {
          keys: indicator.breakdowns.map(({ name }) => name[locale]).join(", "),
        })}
      </summary>
      {keys}
    </details>
  );
}
