import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { decodeGrid } from "@saphan/shared/contract";
import { useNavigate } from "react-router";
import {
  ProvincePanel_NetworkFragmentDoc,
  type ProvincePanel_NetworkFragment,
} from "../../__generated__/operations.ts";
import { ChartFigure } from "../../charts/ChartFigure.tsx";
import { ProvinceMap } from "../../charts/map/ProvinceMap.tsx";
import { ShadeScale } from "../../charts/map/ShadeScale.tsx";
import { useCatalogue } from "../../lib/catalogue.ts";
import { figureText } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";

const INDICATOR = "train_coverage";

export function ProvincePanel({
  network,
  variables,
}: {
  readonly network: FragmentType<ProvincePanel_NetworkFragment>;
  readonly variables: Record<string, unknown>;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const navigate = useNavigate();
  const { to } = useScope();
  const { data, complete } = useFragment({
    fragment: ProvincePanel_NetworkFragmentDoc,
    from: network,
    variables,
  });
  if (!complete) return null;
  const indicator = catalogue.indicator(INDICATOR);
  const cellOf = decodeGrid(data.provinceGrid);
  const provinces = data.provinceGrid.first.flatMap((id) => {
    const cell = cellOf(INDICATOR, id);
    return cell ? [{ id, cell, name: catalogue.province(id)[locale] }] : [];
  });
  const text = (value: number | null) => figureText(indicator, value, format);
  const rows = provinces
    .sort((a, b) => b.cell.sites - a.cell.sites)
    .map(({ id, name, cell }) => [
      id === "" ? "–" : name,
      format.count(cell.sites),
      text(cell.value),
      cell.low === null ? "–" : `${text(cell.low)} – ${text(cell.high)}`,
      `${format.count(cell.answered)} / ${format.count(cell.asked)}`,
    ]);
  return (
    <ChartFigure
      title={t("overview.map")}
      subtitle={t("overview.mapSubtitle", {
        indicator: indicator.name[locale],
        period: format.period(data.period),
      })}
      table={{
        columns: [
          t("overview.province"),
          t("shell.sites"),
          t("overview.value"),
          t("overview.range"),
          t("overview.answeredOfAsked"),
        ],
        rows,
      }}
    >
      <ProvinceMap
        label={t("overview.map")}
        provinces={provinces.map(({ id, name, cell }) => ({
          id,
          name,
          shade: cell.value,
          words: `${name}: ${text(cell.value)} · ${format.count(cell.answered)} / ${format.count(cell.asked)}`,
        }))}
        onOpen={(province) => void navigate(to("/sites", { province }))}
      />
      <ShadeScale
        from={0}
        to={1}
        format={text}
        missing={t("sign.silent")}
        none={t("chart.noSites")}
      />
    </ChartFigure>
  );
}
