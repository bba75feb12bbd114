import type { FragmentType } from "@apollo/client";
import { useFragment, useMutation } from "@apollo/client/react";
import {
  Button,
  Group,
  NativeSelect,
  Radio,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { useState } from "react";
import {
  AnswerImportQuestionsDocument,
  QuestionList_ImportFragmentDoc,
  type QuestionList_ImportFragment,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { ActError } from "../../ui/ActError.tsx";

type Question = NonNullable<
  QuestionList_ImportFragment["plan"]
>["questions"][number];

/** What a file leaves open, answered in place; then the file is planned again. */
export function QuestionList({
  import: from,
}: {
  readonly import: FragmentType<QuestionList_ImportFragment>;
}) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [send, { loading, error }] = useMutation(AnswerImportQuestionsDocument);
  const { data, complete } = useFragment({
    fragment: QuestionList_ImportFragmentDoc,
    from,
  });
  const questions = complete ? (data.plan?.questions ?? []) : [];
  if (!complete || questions.length === 0 || !data.acts.includes("answer"))
    return null;
  // Only what differs from what was answered before is sent.
  const answers = questions.flatMap(({ id, answer }) => {
    const option = chosen[id];
    return option !== undefined && option !== answer
      ? [{ question: id, option }]
      : [];
  });
  return (
    <section>
      <Title order={2}>
        {t("data.questions", { count: questions.length })}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("data.questionsNote")}
      </Text>
      <Stack gap="lg">
        {questions.map((question) => (
          <QuestionChoice
            key={question.id}
            question={question}
            value={chosen[question.id] ?? question.answer ?? ""}
            onChange={(option) =>
              setChosen((before) => ({ ...before, [question.id]: option }))
            }
          />
        ))}
        {error && <ActError error={error} />}
        <Group className="no-print">
          <Button
            disabled={answers.length === 0}
            loading={loading}
            onClick={() => {
              // What went wrong stands in `error`.
              send({ variables: { id: data.id, answers } }).catch(
                () => undefined,
              );
            }}
          >
            {t("data.answer", { count: Math.max(1, answers.length) })}
          </Button>
        </Group>
      </Stack>
    </section>
  );
}

/** More options than this are a list to choose from. */
const MOST_SIDE_BY_SIDE = 6;

function QuestionChoice({
  question,
  value,
  onChange,
}: {
  readonly question: Question;
  readonly value: string;
  readonly onChange: (option: string) => void;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { sheetName, columnName, rows, firstRow, blocks, options } = question;
  const at = t("data.questionAt", {
    sheet: sheetName[locale],
    column: columnName[locale],
    row: format.count(firstRow),
    count: rows,
  });
  const words = {
    label: question.question[locale],
    description: blocks ? at : `${at}. ${t("data.optional")}`,
  };
  if (options.length > MOST_SIDE_BY_SIDE)
    return (
      <NativeSelect
        {...words}
        maw={420}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        data={[
          ...(value === ""
            ? [{ value: "", label: t("data.pick"), disabled: true }]
            : []),
          ...options.map(({ id, label }) => ({
            value: id,
            label: label[locale],
          })),
        ]}
      />
    );
  return (
    <Radio.Group {...words} value={value} onChange={onChange} maw="72ch">
      <Stack gap={4} mt={4}>
        {options.map(({ id, label }) => (
          <Radio key={id} value={id} label={label[locale]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
