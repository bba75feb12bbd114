/** What became of a site or a firm: it moved, was split, or is another record. For who keeps the registry. */
import { Button, NativeSelect, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type {
  DuplicateOf,
  SuccessionKind,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { todayInBangkok } from "../../lib/today.ts";
import { DayField } from "../../ui/DayField.tsx";
import { ChooseRecords } from "./ChooseRecords.tsx";
import { PublishSuccession } from "./PublishSuccession.tsx";
import { SuccessionDone } from "./SuccessionDone.tsx";
import type { SuccessionSide } from "./succession-record.ts";

const KINDS: readonly SuccessionKind[] = ["moved", "split", "merged"];
const YEARS_BACK = 30;

export function RecordSuccession({
  of,
  record,
  closed,
  onDone,
}: {
  readonly of: DuplicateOf;
  readonly record: SuccessionSide;
  /** Of a site that is closed: since when. */
  readonly closed?: string | null | undefined;
  readonly onDone: () => void;
}) {
  const { t, locale } = useWords();
  const today = todayInBangkok();
  const year = Number(today.slice(0, 4));
  const [how, setHow] = useState<SuccessionKind>("moved");
  const [on, setOn] = useState(closed ?? today);
  const [chosen, setChosen] = useState<readonly SuccessionSide[]>([]);
  const [isPlanned, setPlanned] = useState(false);
  const [made, setMade] = useState<number>();
  const least = how === "split" ? 2 : 1;
  const called = ({ name, key }: SuccessionSide) =>
    `${name[locale] || name.en} (${key})`;
  /** What was seen is of what was asked for. */
  const asking =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setPlanned(false);
    };
  const title = t(`succession.title_${of}`, { name: called(record) });
  return (
    <section className="no-print" aria-label={title}>
      <Title order={2}>{title}</Title>
      <Stack gap="sm" align="flex-start">
        <Text maw="76ch">{t(`succession.note_${of}`)}</Text>
        {made !== undefined && <SuccessionDone seq={made} />}
        <NativeSelect
          size="md"
          label={t("succession.how")}
          value={how}
          data={KINDS.map((kind) => ({
            value: kind,
            label: t(`succession.how_${of}_${kind}`),
          }))}
          onChange={({ currentTarget }) =>
            asking(setHow)(currentTarget.value as SuccessionKind)
          }
        />
        {how !== "merged" && (
          <DayField
            label={t(`succession.lastDay_${of}`)}
            value={on}
            years={[year - YEARS_BACK, year]}
            onChange={asking(setOn)}
          />
        )}
        <ChooseRecords
          of={of}
          not={record.id}
          chosen={chosen}
          onChange={asking(setChosen)}
        />
        {chosen.length >= least && !isPlanned && (
          <Button variant="default" onClick={() => setPlanned(true)}>
            {t("succession.see")}
          </Button>
        )}
        {isPlanned && (
          <PublishSuccession
            succession={{
              of,
              how,
              from: record.id,
              into: chosen.map(({ id }) => id),
              on: how === "merged" ? null : on,
            }}
            from={called(record)}
            into={chosen.map(called).join(", ")}
            onDone={(seq) => {
              setMade(seq);
              onDone();
            }}
          />
        )}
      </Stack>
    </section>
  );
}
