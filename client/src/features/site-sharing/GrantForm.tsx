/** Gives a grant, or changes until when one holds. */
import { useMutation } from "@apollo/client/react";
import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { EnterGrantDocument } from "../../__generated__/operations.ts";
import { newChangeId } from "../../lib/change-id.ts";
import { useWords } from "../../lib/i18n.ts";
import { ActError } from "../../ui/ActError.tsx";
import { DayField } from "../../ui/DayField.tsx";

const YEARS = 10;
/** What an end is offered as first. */
const endOfNextYear = (today: string) =>
  `${Number(today.slice(0, 4)) + 1}-12-31`;

export function GrantForm({
  site,
  organisation,
  since,
  until,
  today,
  isChange,
  onDone,
  onLeave,
}: {
  readonly site: string;
  readonly organisation: string;
  /** Null for one that was given without a first day. */
  readonly since: string | null;
  readonly until: string | null;
  readonly today: string;
  readonly isChange: boolean;
  readonly onDone: () => void;
  readonly onLeave: () => void;
}) {
  const { t, locale } = useWords();
  const [first, setFirst] = useState(since);
  const [last, setLast] = useState(until);
  const [change, setChange] = useState(newChangeId);
  const [enter, { data, loading, error }] = useMutation(EnterGrantDocument);
  const year = Number((first ?? today).slice(0, 4));
  const isReversed = first !== null && last !== null && last < first;
  const result = data?.enterGrant;
  const go = async () => {
    const { data: given } = await enter({
      variables: {
        change,
        grant: {
          site,
          organisation,
          since: first,
          until: last,
          seenUntil: until,
          isChange,
        },
      },
    });
    if (given?.enterGrant.__typename === "RecordEntered") onDone();
    else setChange(newChangeId());
  };
  return (
    <Stack gap="sm" align="flex-start">
      {!isChange && first && (
        <DayField
          label={t("sharing.since")}
          value={first}
          years={[year - 1, year + YEARS]}
          onChange={setFirst}
        />
      )}
      <Checkbox
        size="md"
        label={t("sharing.hasEnd")}
        checked={last !== null}
        onChange={({ currentTarget }) =>
          setLast(currentTarget.checked ? endOfNextYear(today) : null)
        }
      />
      {last !== null && (
        <DayField
          label={t("sharing.until")}
          value={last}
          years={[year, year + YEARS]}
          onChange={setLast}
        />
      )}
      {isReversed && (
        <Text role="alert" size="sm" c="var(--saphan-bad)">
          {t("sharing.reversed")}
        </Text>
      )}
      {result?.__typename === "RecordRefused" &&
        result.reasons.map((reason) => (
          <Text key={reason.en} role="alert" c="var(--saphan-bad)">
            {reason[locale]}
          </Text>
        ))}
      {result?.__typename === "RecordMoved" && (
        <Text role="alert">{t("sharing.moved")}</Text>
      )}
      {error && <ActError error={error} />}
      <Group>
        <Button
          loading={loading}
          disabled={isReversed}
          // What went wrong stands in `error`.
          onClick={() => void go().catch(() => undefined)}
        >
          {t(isChange ? "sharing.save" : "sharing.give")}
        </Button>
        <Button variant="default" onClick={onLeave}>
          {t("sharing.leave")}
        </Button>
      </Group>
    </Stack>
  );
}
