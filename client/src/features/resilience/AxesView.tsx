/** How exposed sites are to the transition, against how prepared they are: two axes and the reasons behind each point. */
import { Alert, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useMemo } from "react";
import { ChartFigure } from "../../charts/ChartFigure.tsx";
import { QuadrantChart } from "../../charts/QuadrantChart.tsx";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import {
  axesOf,
  EXPOSURE,
  CAPACITY,
  LEFT_OUT,
  quadrantOf,
  type Quadrant,
} from "./axes-model.ts";
import classes from "./Lab.module.css";
import { readLabAddress } from "./lab-address.ts";
import { useLab } from "./lab-context.ts";
import { PointPanel } from "./PointPanel.tsx";
import { useAxesSites } from "./use-axes-sites.ts";

export function AxesView() {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const { params, set, to } = useScope();
  const { at } = readLabAddress(params);
  const { period } = useLab();
  const { edges, total, isLoading, error, retry } = useAxesSites();
  const { points, middle, missing } = useMemo(() => axesOf(edges), [edges]);
  const nameOf = (id: string) =>
    catalogue.findIndicator(id)?.name[locale] ?? id;
  const chosen = points.find(({ id }) => id === at);
  const xName = nameOf(EXPOSURE);
  const yName = t("resilience.capacity");
  const corner = (name: Quadrant) => t(`resilience.quadrant_${name}`);
  // What needs a look first stands first.
  const sorted = [...points].sort(
    (a, b) => b.exposure - a.exposure || a.capacity - b.capacity,
  );
  const placed = (quadrant: Quadrant) =>
    middle
      ? points.filter((point) => quadrantOf(point, middle) === quadrant).length
      : 0;
  return (
    <Stack gap="md">
      <Title order={2}>{t("resilience.axes")}</Title>
      <Text maw="72ch">
        {t("resilience.axesNote", {
          exposure: xName,
          capacity: CAPACITY.map(nameOf).join(", "),
        })}
      </Text>
      <Alert variant="light" color="gray" p="xs">
        {t("resilience.axesLeftOut", {
          names: LEFT_OUT.map(nameOf).join(", "),
        })}
      </Alert>
      {error !== undefined && <LoadError error={error} retry={retry} />}
      {isLoading && <Skeleton height={440} />}
      {!isLoading && error === undefined && (
        <>
          {middle && (
            <p className={classes["sentence"]} role="status">
              {t("resilience.axesSentence", {
                count: placed("exposedUnprepared"),
                placed: format.count(placed("exposedUnprepared")),
                sites: format.count(points.length),
              })}
            </p>
          )}
          <div
            className={[classes["axes"], chosen && classes["withPanel"]]
              .filter(Boolean)
              .join(" ")}
          >
            <ChartFigure
              title={t("resilience.axesTitle")}
              subtitle={t("resilience.axesSubtitle", {
                placed: format.count(points.length),
                sites: format.count(total),
                period: format.period(period),
              })}
              empty={t("resilience.axesEmpty")}
              table={{
                columns: [
                  t("resilience.axesSite"),
                  t("resilience.exposure"),
                  t("resilience.capacity"),
                  t("resilience.axesAnswers"),
                  t("resilience.axesChecked"),
                  t("resilience.quadrant"),
                ],
                rows: sorted.map((point) => [
                  point.edge.node.name[locale],
                  format.percent(point.exposure),
                  format.percent(point.capacity),
                  t("resilience.ofFour", { answers: point.answers }),
                  t(
                    point.isChecked
                      ? "resilience.isChecked"
                      : "resilience.isStated",
                  ),
                  middle ? corner(quadrantOf(point, middle)) : "",
                ]),
                links: sorted.map(({ id }) =>
                  to("/resilience", { view: "axes", at: id }),
                ),
              }}
            >
              <QuadrantChart
                points={points.map((point) => ({
                  id: point.id,
                  name: point.edge.node.name[locale],
                  x: point.exposure,
                  y: point.capacity,
                  isHollow: !point.isChecked,
                  isChosen: point.id === at,
                }))}
                middle={{
                  x: middle?.exposure ?? 0,
                  y: middle?.capacity ?? 0,
                }}
                xName={xName}
                yName={yName}
                format={format.percent}
                corners={[
                  corner("safePrepared"),
                  corner("exposedPrepared"),
                  corner("safeUnprepared"),
                  corner("exposedUnprepared"),
                ]}
                onChoose={(id) => set({ at: id }, { replace: true })}
              />
              <Text size="xs" c="dimmed">
                {t("resilience.axesLegend")}
              </Text>
            </ChartFigure>
            {chosen && <PointPanel point={chosen} />}
          </div>
          <Text size="sm" maw="72ch">
            {t("resilience.axesMissing", {
              sites: format.count(total),
              placed: format.count(points.length),
              notShared: format.count(missing.notShared),
              notAsked: format.count(missing.notAsked),
              exposure: format.count(missing.exposure),
              capacity: format.count(missing.capacity),
            })}{" "}
            {edges.length < total &&
              t("resilience.axesMore", { sites: format.count(edges.length) })}
          </Text>
        </>
      )}
    </Stack>
  );
}
