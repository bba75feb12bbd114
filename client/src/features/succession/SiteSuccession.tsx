/** What became of a site: it moved, was split, or is another record. For who keeps the registry. */
import { Button, NativeSelect, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { SuccessionKind } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { todayInBangkok } from "../../lib/today.ts";
import { DayField } from "../../ui/DayField.tsx";
import { ChooseSites } from "./ChooseSites.tsx";
import { PublishSuccession } from "./PublishSuccession.tsx";
import { SuccessionDone } from "./SuccessionDone.tsx";
import type { SuccessionSide } from "./succession-record.ts";

const KINDS: readonly SuccessionKind[] = ["moved", "split", "merged"];
const YEARS_BACK = 30;

export function SiteSuccession({
  site,
  onDone,
}: {
  readonly site: SuccessionSide & { readonly closed: string | null };
  readonly onDone: () => void;
}) {
  const { t, locale } = useWords();
  const today = todayInBangkok();
  const year = Number(today.slice(0, 4));
  const [how, setHow] = useState<SuccessionKind>("moved");
  const [on, setOn] = useState(site.closed ?? today);
  const [chosen, setChosen] = useState<readonly SuccessionSide[]>([]);
  const [isPlanned, setPlanned] = useState(false);
  const [made, setMade] = useState<number>();
  const least = how === "split" ? 2 : 1;
  const called = ({ name, key }: SuccessionSide) => `${name[locale]} (${key})`;
  /** What was seen is of what was asked for. */
  const asking =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setPlanned(false);
    };
  return (
    <section className="no-print">
      <Title order={2}>{t("succession.siteTitle")}</Title>
      <Stack gap="sm" align="flex-start">
        <Text maw="76ch">{t("succession.siteNote")}</Text>
        {made !== undefined && <SuccessionDone seq={made} />}
        <NativeSelect
          size="md"
          label={t("succession.how")}
          value={how}
          data={KINDS.map((kind) => ({
            value: kind,
            label: t(`succession.how_${kind}`),
          }))}
          onChange={({ currentTarget }) =>
            asking(setHow)(currentTarget.value as SuccessionKind)
          }
        />
        {how !== "merged" && (
          <DayField
            label={t("succession.lastDay")}
            value={on}
            years={[year - YEARS_BACK, year]}
            onChange={asking(setOn)}
          />
        )}
        <ChooseSites
          not={site.id}
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
              of: "site",
              how,
              from: site.id,
              into: chosen.map(({ id }) => id),
              on: how === "merged" ? null : on,
            }}
            from={called(site)}
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
