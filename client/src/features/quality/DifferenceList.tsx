import { Text } from "@mantine/core";
import type { DifferenceRowsFragment } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useClaimWords } from "../../ui/claim-words.ts";
import type { FindingColumn } from "./finding-columns.ts";
import { FindingList, type ListProps } from "./FindingList.tsx";
import {
  useIndicatorColumns,
  useMenderColumn,
  useSeverityColumn,
  useSiteColumns,
} from "./FindingSite.tsx";
import classes from "./quality.module.css";

type Row = DifferenceRowsFragment["nodes"][number];

function useColumns(): readonly FindingColumn<Row>[] {
  const { t, locale } = useWords();
  const format = useFormat();
  const claim = useClaimWords();
  const side = (
    id: string,
    title: string,
    said: (row: Row) => Row["first"],
    by: (row: Row) => Row["firstSource"],
  ): readonly FindingColumn<Row>[] => [
    {
      id,
      title,
      cell: (row) => (
        <span className={classes["said"]}>
          <span className={classes["strong"]}>
            {claim(row.indicator, said(row))}
          </span>
          <Text span size="xs" c="dimmed">
            {by(row).name[locale]}
          </Text>
        </span>
      ),
      text: (row) => claim(row.indicator, said(row)),
    },
    {
      id: `${id}By`,
      title: t("quality.saidBy", { what: title }),
      text: (row) => by(row).name[locale],
    },
  ];
  return [
    ...useSiteColumns<Row>(),
    ...useIndicatorColumns<Row>(),
    {
      id: "about",
      title: t("quality.whatIsWrong"),
      cell: ({ between, period }) =>
        t(`quality.between_${between}`, { period: format.period(period) }),
      text: ({ between, period }) =>
        t(`quality.between_${between}`, { period: format.period(period) }),
    },
    ...side(
      "first",
      t("quality.firstSays"),
      ({ first }) => first,
      ({ firstSource }) => firstSource,
    ),
    ...side(
      "second",
      t("quality.secondSays"),
      ({ second }) => second,
      ({ secondSource }) => secondSource,
    ),
    useSeverityColumn<Row>(),
    useMenderColumn<Row>(),
  ];
}

export function DifferenceList<
  Quality extends { readonly differences?: DifferenceRowsFragment },
>({ found, loadFrom, ...list }: ListProps<DifferenceRowsFragment, Quality>) {
  const { t } = useWords();
  return (
    <FindingList
      name="differences"
      title={t("quality.differences")}
      note={t("quality.differencesNote")}
      nothing={t("quality.differencesNone")}
      columns={useColumns()}
      found={found}
      keyOf={({ site, indicator, firstSource, secondSource, between }) =>
        [site.id, indicator, firstSource.id, secondSource.id, between].join(" ")
      }
      load={async (skip, signal) =>
        (await loadFrom(skip, signal)).differences?.nodes ?? []
      }
      {...list}
    />
  );
}
