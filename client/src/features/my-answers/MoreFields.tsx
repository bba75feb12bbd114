/** How an answer is known: evidence, how sure it is, until when it holds, a note. Folded until somebody wants it. */
import {
  Checkbox,
  NativeSelect,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import type { AnswerTerms_IndicatorFragment } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { DayField } from "../../ui/DayField.tsx";
import type { Texts } from "./cells-model.ts";
import classes from "./MyAnswers.module.css";

const LEVELS = ["V0", "V1", "V2", "V3", "V4"] as const;

/** The year of a quarter such as `2026-Q2`. */
const yearOf = (period: string): number => Number(period.slice(0, 4));

export function MoreFields({
  what,
  texts,
  terms,
  highest,
  period,
  onType,
}: {
  readonly what: string;
  readonly texts: Texts;
  readonly terms: AnswerTerms_IndicatorFragment | undefined;
  /** The highest verification that may be given. */
  readonly highest: number;
  readonly period: string;
  readonly onType: (texts: Texts) => void;
}) {
  const { t, locale } = useWords();
  const year = yearOf(period);
  const example = terms?.evidence[0]?.[locale];
  const set = (changes: Partial<Texts>) => onType({ ...texts, ...changes });
  const isOpen =
    texts.evidence !== "" || texts.note !== "" || texts.validUntil !== "";
  return (
    <details className={classes["fold"]} open={isOpen || undefined}>
      <summary>{t("answers.more")}</summary>
      <Stack gap="sm" mt="xs">
        <TextInput
          size="md"
          label={t("answers.evidence")}
          description={example && t("answers.evidenceNote", { example })}
          aria-label={`${what}: ${t("answers.evidence")}`}
          value={texts.evidence}
          onChange={({ currentTarget: { value } }) =>
            // A document makes it V1, and without one it is not.
            set({
              evidence: value,
              ...(["", "V0", "V1"].includes(texts.verification)
                ? { verification: value.trim() === "" ? "" : "V1" }
                : {}),
            })
          }
        />
        <NativeSelect
          size="md"
          label={t("answers.verification")}
          aria-label={`${what}: ${t("answers.verification")}`}
          value={texts.verification || "V0"}
          data={LEVELS.slice(0, highest + 1).map((level) => ({
            value: level,
            label: t(`answers.${level}`),
          }))}
          onChange={({ currentTarget: { value } }) =>
            set({ verification: value === "V0" ? "" : value })
          }
        />
        <Checkbox
          size="md"
          label={t("answers.hasEnd")}
          checked={texts.validUntil !== ""}
          onChange={({ currentTarget }) =>
            set({
              validUntil: currentTarget.checked ? `${year + 1}-12-31` : "",
            })
          }
        />
        {texts.validUntil !== "" && (
          <DayField
            label={t("answers.validUntil")}
            value={texts.validUntil}
            years={[year, year + 10]}
            onChange={(validUntil) => set({ validUntil })}
          />
        )}
        <Textarea
          size="md"
          rows={2}
          label={t("answers.note")}
          aria-label={`${what}: ${t("answers.note")}`}
          value={texts.note}
          onChange={({ currentTarget }) => set({ note: currentTarget.value })}
        />
      </Stack>
    </details>
  );
}
