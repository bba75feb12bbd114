/** Each figure on both sides with its shadow, and what may be said of the difference. */
import { Anchor, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import { useCatalogue, type IndicatorTerm } from "../../lib/catalogue.ts";
import { figureText, isFraction, type MeasureParts } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { useFigureUnit, useUnaskedWords } from "../../ui/figure-words.ts";
import { RangeBar } from "../../ui/RangeBar.tsx";
import { Heading } from "../../ui/Heading.tsx";
import { Table } from "../../ui/Table.tsx";
import { judge, type Compared, type ComparedPair } from "./compare-model.ts";
import classes from "./comparison.module.css";
import type { CellNames } from "./use-cell-names.ts";
import { useFindingWords } from "./use-finding-words.ts";

export function ComparedTable({
  compared,
  names,
}: {
  readonly compared: Compared;
  readonly names: CellNames;
}) {
  const { t } = useWords();
  return (
    <section className={classes["stackable"]}>
      <Title order={2} mb="xs">
        {t("compare.table")}
      </Title>
      <Table verticalSpacing="xs" fz="sm" aria-label={t("compare.table")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">
              <Heading>{t("compare.figure")}</Heading>
            </Table.Th>
            <Table.Th scope="col">{names.left}</Table.Th>
            <Table.Th scope="col">{names.right}</Table.Th>
            <Table.Th scope="col">
              <Heading>{t("compare.difference")}</Heading>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {compared.figures.map((pair) => (
            <PairRow
              key={pair.indicator}
              pair={pair}
              names={names}
              isTwoPeriods={compared.left.period !== compared.right.period}
            />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function PairRow({
  pair,
  names,
  isTwoPeriods,
}: {
  readonly pair: ComparedPair;
  readonly names: CellNames;
  readonly isTwoPeriods: boolean;
}) {
  const { t, locale } = useWords();
  const { toFiltered } = useScope();
  const unit = useFigureUnit();
  const words = useFindingWords();
  const indicator = useCatalogue().indicator(pair.indicator);
  const { difference, note, matched } = words(
    indicator,
    judge(pair.left, pair.right),
    pair,
    isTwoPeriods,
  );
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <Anchor
          component={Link}
          to={toFiltered(`/indicators/${indicator.id}`)}
          inherit
        >
          {indicator.name[locale]}
        </Anchor>
        <div className={classes["quiet"]}>{unit(indicator)}</div>
      </Table.Th>
      <Table.Td data-label={names.left}>
        <Side indicator={indicator} measure={pair.left} />
      </Table.Td>
      <Table.Td data-label={names.right}>
        <Side indicator={indicator} measure={pair.right} />
      </Table.Td>
      <Table.Td data-label={t("compare.difference")} maw={280}>
        {difference && <strong>{difference}</strong>}
        <div className={difference ? classes["quiet"] : undefined}>{note}</div>
        {matched && <div className={classes["quiet"]}>{matched}</div>}
      </Table.Td>
    </Table.Tr>
  );
}

/** A figure as every page shows it, its shadow in words: here nothing waits behind a pointer. */
function Side({
  indicator,
  measure,
}: {
  readonly indicator: IndicatorTerm;
  readonly measure: MeasureParts;
}) {
  const { t } = useWords();
  const format = useFormat();
  const unasked = useUnaskedWords();
  const { asked, answered, low, high, notShared, carried } = measure;
  if (asked === 0)
    return (
      <Text size="sm">
        {t("measure.nobodyAsked", { reasons: unasked(measure) })}
      </Text>
    );
  return (
    <div className={classes["figure"]}>
      <span className={classes["number"]}>
        {figureText(indicator, measure.value, format)}
      </span>
      {isFraction(indicator) && (
        <RangeBar {...measure} mostlyCarried={carried * 2 > answered} />
      )}
      <span className={classes["quiet"]}>
        {[
          t("measure.answered", {
            count: asked,
            answered: format.count(answered),
            asked: format.count(asked),
          }),
          low !== null &&
            high !== null &&
            answered < asked &&
            t("compare.between", {
              low: format.percent(low),
              high: format.percent(high),
            }),
          carried > 0 && t("compare.carried", { count: carried }),
          notShared > 0 && t("compare.notShared", { count: notShared }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </div>
  );
}
