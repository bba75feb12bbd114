/** Output over the days, of all origins or of one, with the worse case of suppliers who are not named as a band. */
import { Group, NativeSelect, SegmentedControl } from "@mantine/core";
import { ChartFigure } from "../../charts/ChartFigure.tsx";
import { DayChart, DayLegend } from "../../charts/DayChart.tsx";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { readLabAddress } from "./lab-address.ts";
import { useLab } from "./lab-context.ts";
import type { LabOutcome } from "./lab-work.ts";
import { arrearsFor, between, drawnOf, tableDays } from "./output-model.ts";

export function OutputControls({
  siteName,
}: {
  readonly siteName: (id: string) => string;
}) {
  const { t } = useWords();
  const { params, set } = useScope();
  const { network } = useLab();
  const { draws, origin } = readLabAddress(params);
  return (
    <Group gap="sm" align="end" className="no-print">
      {network.origins.length > 1 && (
        <NativeSelect
          size="sm"
          label={t("resilience.originShown")}
          value={origin ?? ""}
          data={[
            { value: "", label: t("resilience.allOrigins") },
            ...network.origins.map((row) => {
              const id = network.sites[row] ?? "";
              return { value: id, label: siteName(id) };
            }),
          ]}
          onChange={({ currentTarget: { value } }) =>
            set({ origin: value }, { replace: true })
          }
        />
      )}
      <SegmentedControl
        size="sm"
        aria-label={t("resilience.drawn")}
        value={draws}
        data={(["output", "behind"] as const).map((value) => ({
          value,
          label: t(`resilience.drawn_${value}`),
        }))}
        onChange={(value) =>
          set(
            { draw: value === "output" ? undefined : value },
            { replace: true },
          )
        }
      />
    </Group>
  );
}

export function OutputFigure({
  outcome,
  siteName,
  max,
}: {
  readonly outcome: LabOutcome;
  readonly siteName: (id: string) => string;
  readonly max?: number | undefined;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { params } = useScope();
  const { network, asOf } = useLab();
  const { draws, origin } = readLabAddress(params);
  const { days } = outcome;
  const site = network.origins.find((row) => network.sites[row] === origin);
  const known = drawnOf(arrearsFor(outcome.origins, site, days), draws);
  const worse = drawnOf(arrearsFor(outcome.worse, site, days), draws);
  const number =
    draws === "output"
      ? format.percent
      : (value: number) => format.number(value, 1);
  const lines = [
    { name: t("resilience.lineKnown"), values: known },
    { name: t("resilience.lineWorse"), values: worse, isDashed: true },
  ];
  const band = { name: t("resilience.bandUnnamed"), ...between(known, worse) };
  return (
    <ChartFigure
      title={t(`resilience.chart_${draws}`)}
      subtitle={[
        site === undefined
          ? network.origins.length > 1 && t("resilience.allOrigins")
          : siteName(origin ?? ""),
        t(`resilience.unit_${draws}`),
        t("resilience.knownSites", {
          sites: format.count(network.sites.length),
          day: format.day(asOf),
        }),
      ]
        .filter(Boolean)
        .join(" · ")}
      table={{
        columns: [
          t("resilience.dayColumn"),
          t("resilience.lineKnown"),
          t("resilience.lineWorse"),
        ],
        rows: tableDays(
          days,
          outcome.origins.map(({ firstDay }) => firstDay),
        ).map((day) => [
          format.count(day),
          number(known[day - 1] ?? 0),
          number(worse[day - 1] ?? 0),
        ]),
      }}
    >
      <DayChart
        lines={lines}
        band={band}
        format={number}
        dayName={(day) => t("resilience.dayOf", { day })}
        {...(draws === "output"
          ? { plan: { value: 1, name: t("resilience.plan") } }
          : {})}
        max={max}
      />
      <DayLegend lines={lines} band={band} />
    </ChartFigure>
  );
}
