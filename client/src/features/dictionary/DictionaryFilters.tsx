import { Checkbox, Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { useDictionaryFilter } from "./dictionary-filter.ts";

const SENSITIVITIES = ["standard", "aggregate_only", "restricted"] as const;

export function DictionaryFilters({
  shown,
  total,
}: {
  readonly shown: number;
  readonly total: number;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { pillars } = useCatalogue();
  const { set } = useScope();
  const filter = useDictionaryFilter();
  // What is typed shows at once; the address follows and may be changed from outside.
  const [typed, setTyped] = useState(filter.text);
  const [followed, setFollowed] = useState(filter.text);
  if (followed !== filter.text) {
    setFollowed(filter.text);
    setTyped(filter.text);
  }
  const change = (changes: Readonly<Record<string, string | undefined>>) =>
    set(changes, { replace: true });
  return (
    <div role="search" className="no-print">
      <Group gap="sm" align="end">
        <TextInput
          size="sm"
          w={{ base: "100%", xs: 280 }}
          label={t("indicators.find")}
          type="search"
          value={typed}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            setFollowed(text);
            change({ find: text });
          }}
        />
        <NativeSelect
          size="sm"
          maw={200}
          label={t("indicators.pillar")}
          value={filter.pillar}
          data={[
            { value: "", label: t("indicators.allPillars") },
            ...pillars.map(({ id, name }) => ({
              value: id,
              label: name[locale],
            })),
          ]}
          onChange={(event) => change({ pillar: event.currentTarget.value })}
        />
        <NativeSelect
          size="sm"
          maw={180}
          label={t("indicators.sensitivity")}
          value={filter.sensitivity}
          data={[
            { value: "", label: t("indicators.allSensitivities") },
            ...SENSITIVITIES.map((value) => ({
              value,
              label: t(`indicators.sensitivity_${value}`),
            })),
          ]}
          onChange={(event) =>
            change({ sensitivity: event.currentTarget.value })
          }
        />
        <Checkbox
          size="sm"
          mb={8}
          label={t("indicators.core")}
          checked={filter.core}
          onChange={(event) =>
            change({ core: event.currentTarget.checked ? "1" : undefined })
          }
        />
        <Checkbox
          size="sm"
          mb={8}
          label={t("indicators.shortForm")}
          checked={filter.shortForm}
          onChange={(event) =>
            change({ short: event.currentTarget.checked ? "1" : undefined })
          }
        />
      </Group>
      <Text size="sm" c="dimmed" mt="xs" role="status">
        {t("indicators.shown", { count: shown, total: format.count(total) })}
      </Text>
    </div>
  );
}
