/** Two suspected records made one: which of them stays, and what comes of it. */
import { Button, Radio, Stack } from "@mantine/core";
import { useState } from "react";
import type { DuplicateOf } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { PublishSuccession } from "./PublishSuccession.tsx";
import type { SuccessionSide } from "./succession-record.ts";

export function MergePair({
  of,
  sides,
  onDone,
}: {
  readonly of: DuplicateOf;
  readonly sides: readonly SuccessionSide[];
  readonly onDone: (seq: number) => void;
}) {
  const { t, locale } = useWords();
  const [stays, setStays] = useState<string>();
  const [isPlanned, setPlanned] = useState(false);
  const into = sides.find(({ id }) => id === stays);
  const from = sides.find(({ id }) => id !== stays);
  const called = ({ name, key }: SuccessionSide) =>
    `${name[locale] || name.en} (${key})`;
  return (
    <Stack gap="sm" mt="sm" align="flex-start" className="no-print">
      <Radio.Group
        label={t("succession.whichStays")}
        description={t("succession.whichStaysNote")}
        value={stays ?? ""}
        onChange={(id) => {
          setStays(id);
          setPlanned(false);
        }}
      >
        <Stack gap={4} mt="xs">
          {sides.map((side) => (
            <Radio key={side.id} value={side.id} label={called(side)} />
          ))}
        </Stack>
      </Radio.Group>
      {into && from && !isPlanned && (
        <Button
          variant="default"
          size="compact-md"
          onClick={() => setPlanned(true)}
        >
          {t("succession.see")}
        </Button>
      )}
      {into && from && isPlanned && (
        <PublishSuccession
          key={into.id}
          succession={{ of, how: "merged", from: from.id, into: [into.id] }}
          // Two that may be one are called alike: their keys tell them apart.
          from={from.key}
          into={into.key}
          onDone={onDone}
        />
      )}
    </Stack>
  );
}
