import { Text } from "@mantine/core";
import type { ExpiringRowsFragment } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { MethodLink } from "../../ui/MethodLink.tsx";
import type { FindingColumn } from "./finding-columns.ts";
import { FindingList, type ListProps } from "./FindingList.tsx";
import {
  useIndicatorColumns,
  useMenderColumn,
  useSeverityColumn,
  useSiteColumns,
} from "./FindingSite.tsx";

type Row = ExpiringRowsFragment["nodes"][number];

function useColumns(): readonly FindingColumn<Row>[] {
  const { t } = useWords();
  const format = useFormat();
  const ends = ({ endsIn }: Row) => t(`quality.ends_${endsIn as 0 | 1 | 2}`);
  const given = ({ period }: Row) => format.period(period);
  return [
    ...useSiteColumns<Row>(),
    ...useIndicatorColumns<Row>(),
    { id: "ends", title: t("quality.ends"), cell: ends, text: ends },
    { id: "given", title: t("quality.given"), cell: given },
    useSeverityColumn<Row>(),
    useMenderColumn<Row>(),
  ];
}

/** `1,204 for this quarter, 310 one quarter old, …` */
function Ages({ ages }: { readonly ages: readonly number[] }) {
  const { t } = useWords();
  const format = useFormat();
  const all = ages.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  return (
    <Text size="sm" mb="sm" maw="80ch">
      {t("quality.ages", { number: format.count(all) })}{" "}
      {ages
        .map((count, quarters) =>
          quarters === 0
            ? t("quality.ageNow", { number: format.count(count) })
            : t("quality.age", {
                count: quarters,
                number: format.count(count),
              }),
        )
        .join(", ")}
      {"."}
    </Text>
  );
}

export function ExpiringList<
  Quality extends { readonly expiring?: ExpiringRowsFragment },
>({ found, loadFrom, ...list }: ListProps<ExpiringRowsFragment, Quality>) {
  const { t } = useWords();
  return (
    <FindingList
      name="expiring"
      title={t("quality.expiring")}
      note={
        <>
          {t("quality.expiringNote")}{" "}
          <MethodLink topic="carry">{t("quality.method")}</MethodLink>
        </>
      }
      nothing={t("quality.expiringNone")}
      columns={useColumns()}
      found={found}
      keyOf={({ site, indicator }) => `${site.id} ${indicator}`}
      load={async (skip, signal) =>
        (await loadFrom(skip, signal)).expiring?.nodes ?? []
      }
      {...list}
    >
      <Ages ages={found.ages} />
    </FindingList>
  );
}
