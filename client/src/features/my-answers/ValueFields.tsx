/** The fields that say what an answer is, by the kind of its indicator. */
import {
  Button,
  NativeSelect,
  Radio,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useState } from "react";
import type { AnswerTerms_IndicatorFragment } from "../../__generated__/operations.ts";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import type { Check } from "./cell-checks.ts";
import type { Field, Texts } from "./cells-model.ts";
import classes from "./MyAnswers.module.css";
import { useCellWords } from "./use-cell-words.ts";

export interface FieldsProps {
  /** What the fields are about: it begins the name of each. */
  readonly what: string;
  readonly indicator: IndicatorTerm;
  readonly terms: AnswerTerms_IndicatorFragment | undefined;
  readonly texts: Texts;
  readonly checks: readonly Check[];
  /** Id of the element that says what is wrong. */
  readonly describedBy: string;
  readonly onType: (texts: Texts) => void;
}

export function ValueFields(props: FieldsProps) {
  switch (props.indicator.valueType) {
    case "percent":
    case "ratio":
      return <ShareFields {...props} />;
    case "count":
      return <NumberField {...props} />;
    default:
      return <ChoiceField {...props} />;
  }
}

/** A field of one number; what is wrong is said below all fields of the cell. */
function TextField({
  field,
  label,
  description,
  props: { what, texts, checks, describedBy, onType },
}: {
  readonly field: Field;
  readonly label: string;
  readonly description?: string | undefined;
  readonly props: FieldsProps;
}) {
  const isWrong = checks.some(
    (check) => check.field === field && check.isHindrance,
  );
  return (
    <TextInput
      size="md"
      inputMode="decimal"
      autoComplete="off"
      label={label}
      description={description}
      aria-label={`${what}: ${label}`}
      aria-invalid={isWrong}
      aria-describedby={describedBy}
      error={isWrong}
      value={texts[field]}
      onChange={({ currentTarget }) =>
        onType({ ...texts, [field]: currentTarget.value })
      }
    />
  );
}

function ShareFields(props: FieldsProps) {
  const { indicator, terms, texts, onType } = props;
  const { t, locale } = useWords();
  const words = useCellWords();
  const isPercent = indicator.valueType === "percent";
  const hasParts = terms?.numerator !== null && terms?.computedFrom === null;
  const [isBare, setBare] = useState(false);
  const showsValue = !hasParts || isBare || texts.value !== "";
  const result = words.result(indicator, terms?.multiplier ?? 1, texts);
  if (showsValue)
    return (
      <Stack gap="xs" align="flex-start">
        <TextField
          field="value"
          label={
            isPercent
              ? t("answers.percentLabel")
              : t("answers.valueLabel", { unit: indicator.unit.name[locale] })
          }
          props={props}
        />
        {hasParts && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              setBare(false);
              onType({ ...texts, value: "" });
            }}
          >
            {t("answers.withParts")}
          </Button>
        )}
      </Stack>
    );
  return (
    <Stack gap="xs" align="flex-start">
      <div className={classes["pair"]}>
        <TextField
          field="numerator"
          label={t("answers.numerator")}
          description={terms?.numerator?.[locale]}
          props={props}
        />
        <TextField
          field="denominator"
          label={t("answers.denominator")}
          description={terms?.denominator?.[locale]}
          props={props}
        />
      </div>
      {result && <Text className={classes["result"] ?? ""}>{result}</Text>}
      {texts.numerator === "" && texts.denominator === "" && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => setBare(true)}
        >
          {t(isPercent ? "answers.onlyPercent" : "answers.onlyRatio")}
        </Button>
      )}
    </Stack>
  );
}

function NumberField(props: FieldsProps) {
  const { indicator, terms } = props;
  const { t, locale } = useWords();
  return (
    <TextField
      field="value"
      label={t("answers.valueLabel", { unit: indicator.unit.name[locale] })}
      description={terms?.numerator?.[locale]}
      props={props}
    />
  );
}

function ChoiceField({
  what,
  indicator,
  terms,
  texts,
  describedBy,
  onType,
}: FieldsProps) {
  const { t, locale } = useWords();
  const set = (value: string) => onType({ ...texts, value });
  if (indicator.valueType === "ordinal")
    return (
      <Radio.Group
        label={t("answers.level")}
        aria-label={`${what}: ${t("answers.level")}`}
        aria-describedby={describedBy}
        value={texts.value}
        onChange={set}
      >
        <Stack gap={10} mt={6}>
          {(terms?.levels ?? []).map(({ level, definition }) => (
            <Radio
              key={level}
              size="md"
              value={String(level)}
              label={
                <>
                  <b>{level}</b> {definition[locale]}
                </>
              }
              classNames={{ label: classes["choice"] ?? "" }}
            />
          ))}
        </Stack>
      </Radio.Group>
    );
  const options =
    indicator.valueType === "boolean"
      ? [
          { value: "yes", label: t("answers.yes") },
          { value: "no", label: t("answers.no") },
        ]
      : indicator.options.map(({ id, name }) => ({
          value: id,
          label: name[locale],
        }));
  return (
    <NativeSelect
      size="md"
      label={t("answers.option")}
      aria-label={`${what}: ${t("answers.option")}`}
      aria-describedby={describedBy}
      value={texts.value}
      data={[{ value: "", label: t("answers.none") }, ...options]}
      onChange={({ currentTarget }) => set(currentTarget.value)}
    />
  );
}
