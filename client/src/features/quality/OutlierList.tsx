import { Text } from "@mantine/core";
import type { OutlierRowsFragment } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { figureText } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import type { FindingColumn } from "./finding-columns.ts";
import { FindingList, type ListProps } from "./FindingList.tsx";
import {
  useIndicatorColumns,
  useMenderColumn,
  useSeverityColumn,
  useSiteColumns,
} from "./FindingSite.tsx";
import classes from "./quality.module.css";

type Row = OutlierRowsFragment["nodes"][number];

function useColumns(): readonly FindingColumn<Row>[] {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const figure = ({ indicator }: Row, value: number) =>
    figureText(catalogue.indicator(indicator), value, format);
  const wrong = (row: Row) =>
    [
      t(`quality.${row.against}`, { period: format.period(row.period) }),
      row.slip ? t(`quality.slip_${row.slip}`) : "",
    ]
      .filter(Boolean)
      .join(" ");
  return [
    ...useSiteColumns<Row>(),
    ...useIndicatorColumns<Row>(),
    { id: "about", title: t("quality.whatIsWrong"), cell: wrong, text: wrong },
    {
      id: "value",
      title: t("quality.stated"),
      cell: (row) => (
        <span className={classes["said"]}>
          <span className={classes["strong"]}>{figure(row, row.value)}</span>
          <Text span size="xs" c="dimmed">
            {row.source.name[locale]}
          </Text>
        </span>
      ),
      text: ({ value }) => value,
    },
    {
      id: "usual",
      title: t("quality.usual"),
      cell: (row) => (
        <span className={classes["said"]}>
          {figure(row, row.usual)}
          <Text span size="xs" c="dimmed">
            {t(`quality.among_${row.against}`, { count: row.among })}
          </Text>
        </span>
      ),
      text: ({ usual }) => usual,
    },
    {
      id: "among",
      title: t("quality.among"),
      text: ({ among }) => among,
    },
    {
      id: "score",
      title: t("quality.score"),
      isNumber: true,
      cell: ({ score }) => format.signed(score, 1),
      text: ({ score }) => score,
    },
    useSeverityColumn<Row>(),
    useMenderColumn<Row>(),
  ];
}

export function OutlierList<
  Quality extends { readonly outliers?: OutlierRowsFragment },
>({ found, loadFrom, ...list }: ListProps<OutlierRowsFragment, Quality>) {
  const { t } = useWords();
  return (
    <FindingList
      name="outliers"
      title={t("quality.outliers")}
      note={t("quality.outliersNote")}
      nothing={t("quality.outliersNone")}
      columns={useColumns()}
      found={found}
      keyOf={({ site, indicator, against }) =>
        `${site.id} ${indicator} ${against}`
      }
      load={async (skip, signal) =>
        (await loadFrom(skip, signal)).outliers?.nodes ?? []
      }
      {...list}
    />
  );
}
