/** Where in the country the figure is what it is. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { decodeGrid } from "@saphan/shared/contract";
import { useNavigate } from "react-router";
import {
  IndicatorMap_NetworkFragmentDoc,
  type IndicatorMap_NetworkFragment,
} from "../../__generated__/operations.ts";
import { ChartFigure } from "../../charts/ChartFigure.tsx";
import { ProvinceMap } from "../../charts/map/ProvinceMap.tsx";
import { ShadeScale } from "../../charts/map/ShadeScale.tsx";
import { useCatalogue, type IndicatorTerm } from "../../lib/catalogue.ts";
import { figureText, isFraction } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { useChartUnit } from "../../ui/figure-words.ts";
import classes from "./IndicatorMap.module.css";
import { shadesOf } from "../../lib/shades.ts";

export function IndicatorMap({
  network,
  variables,
  indicator,
}: {
  readonly network: FragmentType<IndicatorMap_NetworkFragment>;
  readonly variables: Record<string, unknown>;
  readonly indicator: IndicatorTerm;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const unit = useChartUnit();
  const catalogue = useCatalogue();
  const navigate = useNavigate();
  const { toFiltered } = useScope();
  const { data, complete } = useFragment({
    fragment: IndicatorMap_NetworkFragmentDoc,
    from: network,
    variables,
  });
  if (!complete) return null;
  const total = data.mapTotal[0]?.measure;
  const cellOf = decodeGrid(data.mapGrid);
  const provinces = data.mapGrid.first
    .flatMap((id) => {
      const cell = cellOf(indicator.id, id);
      return cell && cell.sites > 0
        ? [{ id, cell, name: catalogue.province(id)[locale] }]
        : [];
    })
    .sort((a, b) => b.cell.sites - a.cell.sites);
  const text = (value: number | null) => figureText(indicator, value, format);
  const { from, to, shadeOf } = shadesOf(
    provinces.map(({ cell }) => cell.value),
    isFraction(indicator),
  );
  const opens = (province: string) => toFiltered("/sites", { province });
  return (
    <section id="map">
      <ChartFigure
        order={2}
        title={t("indicator.map")}
        subtitle={[
          t("indicator.mapSubtitle", {
            unit: unit(indicator),
            period: format.period(data.period),
          }),
          total &&
            t("measure.answered", {
              count: total.asked,
              answered: format.count(total.answered),
              asked: format.count(total.asked),
            }),
        ]
          .filter(Boolean)
          .join(" · ")}
        empty={t("indicator.byEmpty")}
        table={{
          columns: [
            t("filter.province"),
            t("indicator.sitesColumn"),
            t("indicator.valueColumn"),
            ...(indicator.bounded ? [t("indicator.rangeColumn")] : []),
            t("indicator.answeredColumn"),
          ],
          rows: provinces.map(({ id, name, cell }) => [
            id === "" ? t("indicator.unknown") : name,
            format.count(cell.sites),
            text(cell.value),
            ...(indicator.bounded
              ? [
                  cell.low === null
                    ? "–"
                    : `${text(cell.low)} – ${text(cell.high)}`,
                ]
              : []),
            `${format.count(cell.answered)} / ${format.count(cell.asked)}`,
          ]),
          links: provinces.map(({ id }) => (id === "" ? undefined : opens(id))),
        }}
      >
        <div className={classes["map"]}>
          <ProvinceMap
            label={t("indicator.map")}
            provinces={provinces.map(({ id, name, cell }) => ({
              id,
              name,
              shade: shadeOf(cell.value),
              words: `${name}: ${text(cell.value)} · ${format.count(cell.answered)} / ${format.count(cell.asked)}`,
            }))}
            onOpen={(province) => void navigate(opens(province))}
          />
          <ShadeScale
            from={from}
            to={to}
            format={text}
            missing={t("sign.silent")}
            none={t("chart.noSites")}
          />
        </div>
      </ChartFigure>
    </section>
  );
}
