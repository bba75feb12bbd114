/** Pillar and severity; which sites is chosen in the row of filters beside. */
import { Group, NativeSelect } from "@mantine/core";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { readSeverity, SEVERITIES } from "./quality-address.ts";

export function QualityFilters() {
  const { t, locale } = useWords();
  const { pillars } = useCatalogue();
  const { params, set } = useScope();
  return (
    <Group gap="sm" align="end" className="no-print">
      <NativeSelect
        size="sm"
        maw={240}
        label={t("quality.pillar")}
        value={params.get("pillar") ?? ""}
        data={[
          { value: "", label: t("quality.allPillars") },
          ...pillars.map(({ id, name }) => ({
            value: id,
            label: name[locale],
          })),
        ]}
        onChange={({ currentTarget }) =>
          set({ pillar: currentTarget.value, rows: undefined })
        }
      />
      <NativeSelect
        size="sm"
        label={t("quality.severity")}
        value={readSeverity(params) ?? ""}
        data={[
          { value: "", label: t("quality.allSeverities") },
          ...SEVERITIES.map((value) => ({
            value,
            label: t(`quality.severity_${value}`),
          })),
        ]}
        onChange={({ currentTarget }) =>
          set({ severity: currentTarget.value, rows: undefined })
        }
      />
    </Group>
  );
}
