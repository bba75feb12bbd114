/** For whom the figure is better or worse: by sex, contract, nationality and whatever else the indicator can be split by. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Text, Title } from "@mantine/core";
import {
  BreakdownPanel_NetworkFragmentDoc,
  type BreakdownPanel_NetworkFragment,
} from "../../__generated__/operations.ts";
import { ChartFigure } from "../../charts/ChartFigure.tsx";
import { RangeDots } from "../../charts/RangeDots.tsx";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { figureText, isFraction } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { MethodLink } from "../../ui/MethodLink.tsx";
import { breakdownTables, type BreakdownTable } from "./breakdown-model.ts";
import classes from "./BreakdownPanel.module.css";

export function BreakdownPanel({
  network,
  variables,
  indicator,
}: {
  readonly network: FragmentType<BreakdownPanel_NetworkFragment>;
  readonly variables: Record<string, unknown>;
  readonly indicator: IndicatorTerm;
}) {
  const { t, locale } = useWords();
  const { data, complete } = useFragment({
    fragment: BreakdownPanel_NetworkFragmentDoc,
    from: network,
    variables,
  });
  if (!complete) return null;
  const tables = breakdownTables(indicator, data.breakdowns);
  const told = tables.filter(({ split }) => split > 0);
  const untold = tables.filter(({ split }) => split === 0);
  return (
    <section id="breakdowns">
      <Title order={2}>{t("indicator.breakdowns")}</Title>
      <Text size="sm" c="dimmed" maw="72ch" mb="md">
        {t("indicator.breakdownsNote")}{" "}
        <MethodLink topic="groups">{t("indicator.breakdownsMore")}</MethodLink>
      </Text>
      <div className={classes["tables"]}>
        {told.map((table) => (
          <Parts
            key={table.key}
            table={table}
            indicator={indicator}
            period={data.period}
            total={data.breakdownTotal[0]?.measure.value ?? null}
          />
        ))}
      </div>
      {untold.length > 0 && (
        <Text size="sm" mt="sm">
          {t("indicator.breakdownsUntold", {
            keys: new Intl.ListFormat(locale).format(
              untold.map(({ name }) => name[locale]),
            ),
          })}
        </Text>
      )}
    </section>
  );
}

function Parts({
  table,
  indicator,
  period,
  total,
}: {
  readonly table: BreakdownTable;
  readonly indicator: IndicatorTerm;
  readonly period: string;
  /** The figure that the parts are compared with. */
  readonly total: number | null;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const text = (value: number | null) => figureText(indicator, value, format);
  const note = (measure: BreakdownTable["rows"][number]["measure"]) =>
    `${format.count(measure.answered)} / ${format.count(measure.asked)}`;
  const nameOf = ({ name, isGroup }: BreakdownTable["rows"][number]) =>
    isGroup
      ? t("indicator.derivedGroup", { name: name[locale] })
      : name[locale];
  return (
    <ChartFigure
      order={3}
      title={table.name[locale]}
      subtitle={[
        t("indicator.breakdownSplit", {
          split: format.count(table.split),
          asked: format.count(table.asked),
          period: format.period(period),
        }),
        table.addsUp ? "" : t("indicator.breakdownOverlaps"),
      ]
        .filter(Boolean)
        .join(" · ")}
      table={{
        columns: [
          table.name[locale],
          t("indicator.valueColumn"),
          t("indicator.splitColumn"),
        ],
        rows: table.rows.map((row) => [
          nameOf(row),
          text(row.measure.value),
          note(row.measure),
        ]),
      }}
    >
      <RangeDots
        valueName={table.name[locale]}
        format={text}
        max={isFraction(indicator) ? 1 : undefined}
        reference={total ?? undefined}
        dots={table.rows.map((row) => ({
          key: row.value,
          label: nameOf(row),
          value: row.measure.value,
          low: null,
          high: null,
          note: note(row.measure),
          isCarried: row.measure.carried * 2 > row.measure.answered,
        }))}
      />
    </ChartFigure>
  );
}
