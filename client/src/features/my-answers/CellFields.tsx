/** One cell: what stands, what stood last, what is typed, and what is to be said of it. */
import { Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import type { AnswerTerms_IndicatorFragment } from "../../__generated__/operations.ts";
import { useCatalogue, type IndicatorTerm } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { checksOf, type Check } from "./cell-checks.ts";
import {
  isWithdrawn,
  statedTexts,
  VALUE_FIELDS,
  type CellView,
  type Texts,
} from "./cells-model.ts";
import { Clash, Conflict } from "./Conflict.tsx";
import { Findings } from "./Findings.tsx";
import { useCellWords } from "./use-cell-words.ts";
import type { DraftState } from "./use-draft.ts";
import { ValueFields } from "./ValueFields.tsx";

const KINDS = ["", "not_applicable", "declined", "not_collected"] as const;

export interface CellProps {
  readonly cell: CellView;
  readonly indicator: IndicatorTerm;
  readonly terms: AnswerTerms_IndicatorFragment | undefined;
  readonly form: DraftState;
  /** What is wrong with it besides, as parts that come to too much. */
  readonly more?: readonly Check[];
}

/** Who stated what stands, and what was said last, with a way to say it again. */
export function Standing({
  cell,
  onType,
}: {
  readonly cell: CellView;
  readonly onType: (texts: Texts) => void;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const words = useCellWords();
  const { id, stated, last, texts } = cell;
  const lastTexts = last && statedTexts(last);
  const isRepeated =
    lastTexts !== undefined &&
    VALUE_FIELDS.every((field) => lastTexts[field] === texts[field]);
  return (
    <>
      {last && lastTexts && (
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t("answers.last", {
              period: format.period(last.period),
              value: words.value(id, lastTexts),
            })}
          </Text>
          {!isRepeated && (
            <Button
              size="compact-md"
              variant="light"
              aria-label={t("answers.sameOf", {
                what: words.name(id),
                period: format.period(last.period),
              })}
              onClick={() =>
                onType({
                  ...texts,
                  ...Object.fromEntries(
                    VALUE_FIELDS.map((field) => [field, lastTexts[field]]),
                  ),
                })
              }
            >
              {t("answers.same")}
            </Button>
          )}
        </Group>
      )}
      {stated && (
        <Text size="sm" c="dimmed">
          {t("answers.statedBy", {
            value: words.value(id, statedTexts(stated)),
            who:
              stated.person ??
              stated.organisation?.name[locale] ??
              t("answers.registry"),
            when: format.moment(stated.at),
          })}
        </Text>
      )}
    </>
  );
}

export function CellFields({ cell, indicator, terms, form, more }: CellProps) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const words = useCellWords();
  const { id, texts, last, stated } = cell;
  const what = words.name(id);
  const describedBy = `about-${id.replaceAll(/[ =]/g, "-")}`;
  const type = (next: Texts) => form.type(id, next);
  const baseFact = indicator.base && form.view(`fact:${indicator.base.id}`);
  const baseText = baseFact
    ? baseFact.texts.value || baseFact.last?.texts.value
    : undefined;
  const base = baseText ? Number(baseText) : undefined;
  const checks = [
    ...checksOf(
      cell,
      indicator.valueType,
      Number.isNaN(base) ? undefined : base,
    ),
    ...(more ?? []),
  ];
  if (isWithdrawn(texts))
    return (
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t("answers.withdrawing")}</Text>
        <Conflict
          cell={cell}
          onSettle={(next, seq) => form.settle(id, next, seq)}
        />
        <Button
          size="sm"
          variant="default"
          onClick={() => type(statedTexts(stated))}
        >
          {t("answers.keepAnswer")}
        </Button>
      </Stack>
    );
  const isValue = ["", "reported"].includes(texts.state);
  const baseName = indicator.base?.name[locale];
  const offersBase =
    isValue &&
    base !== undefined &&
    !id.includes(" ") &&
    terms?.numerator !== null &&
    texts.denominator === "" &&
    texts.value === "" &&
    indicator.valueType === "percent";
  return (
    <Stack gap="sm" align="stretch">
      <Clash cell={cell} onKeep={(whose) => form.keep(id, whose)} />
      <Conflict
        key={cell.saved?.head}
        cell={cell}
        onSettle={(next, seq) => form.settle(id, next, seq)}
      />
      <NativeSelect
        size="md"
        maw={320}
        label={t("answers.kind")}
        aria-label={`${what}: ${t("answers.kind")}`}
        value={isValue ? "" : texts.state}
        data={KINDS.map((state) => ({
          value: state,
          label: t(`answers.kind_${state || "value"}`),
        }))}
        onChange={({ currentTarget: { value: state } }) =>
          type(
            state === ""
              ? { ...texts, state }
              : { ...texts, state, numerator: "", denominator: "", value: "" },
          )
        }
      />
      {isValue && (
        <ValueFields
          what={what}
          indicator={indicator}
          terms={terms}
          texts={texts}
          checks={cell.isDrafted ? checks : []}
          describedBy={describedBy}
          onType={type}
        />
      )}
      {offersBase && baseName && (
        <Button
          size="compact-md"
          variant="light"
          w="fit-content"
          maw="100%"
          h="auto"
          mih={30}
          styles={{ label: { whiteSpace: "normal", textAlign: "start" } }}
          onClick={() => type({ ...texts, denominator: String(base) })}
        >
          {t("answers.useBase", {
            value: format.number(base),
            fact: baseName,
          })}
        </Button>
      )}
      <Findings
        id={describedBy}
        cell={cell}
        checks={checks}
        last={
          last && {
            value: words.value(id, statedTexts(last)),
            base: last.texts.denominator,
          }
        }
        base={
          indicator.base && base !== undefined
            ? {
                name: catalogue.fact(indicator.base.id)[locale],
                value: format.number(base),
              }
            : undefined
        }
        onType={type}
      />
    </Stack>
  );
}
