/** The run with the hypothesis, always beside the one without it, and what other strengths would give. */
import { Text } from "@mantine/core";
import { ChartFigure } from "../../charts/ChartFigure.tsx";
import { DayChart, DayLegend } from "../../charts/DayChart.tsx";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { Heading } from "../../ui/Heading.tsx";
import { Table } from "../../ui/Table.tsx";
import classes from "./Lab.module.css";
import type { SocialOutcome } from "./lab-work.ts";
import { between, drawnOf, tableDays } from "./output-model.ts";

export function SocialFigure({
  social,
  stopped,
}: {
  readonly social: SocialOutcome;
  /** How many sites stop. */
  readonly stopped: number;
}) {
  const { t } = useWords();
  const format = useFormat();
  const number = (value: number) => format.number(value, 1);
  const without = drawnOf(social.without, "behind");
  const withIt = drawnOf(social.with, "behind");
  const lines = [
    { name: t("resilience.socialWithout"), values: without },
    {
      name: t("resilience.socialWith", {
        strength: format.percent(social.strength),
      }),
      values: withIt,
      isDashed: true,
    },
  ];
  const weaker = drawnOf(social.half, "behind");
  const stronger = drawnOf(social.twice, "behind");
  const band = {
    name: t("resilience.socialBand", {
      half: format.percent(social.band[1]?.strength ?? 0),
      twice: format.percent(social.band[3]?.strength ?? 0),
    }),
    ...between(weaker, stronger),
  };
  return (
    <div className={classes["hypothesis"]}>
      <ChartFigure
        order={3}
        title={t("resilience.socialTitle", {
          with: number(withIt.at(-1) ?? 0),
          without: number(without.at(-1) ?? 0),
        })}
        subtitle={t("resilience.socialKnown", {
          known: format.count(social.known),
          stopped: format.count(stopped),
        })}
        table={{
          columns: [
            t("resilience.dayColumn"),
            t("resilience.socialWithout"),
            t("resilience.socialWithColumn"),
            t("resilience.socialBandColumn"),
          ],
          rows: tableDays(without.length).map((day) => [
            format.count(day),
            number(without[day - 1] ?? 0),
            number(withIt[day - 1] ?? 0),
            t("resilience.fromTo", {
              low: number(band.low[day - 1] ?? 0),
              high: number(band.high[day - 1] ?? 0),
            }),
          ]),
        }}
      >
        <DayChart
          lines={lines}
          band={band}
          format={number}
          dayName={(day) => t("resilience.dayOf", { day })}
        />
        <DayLegend lines={lines} band={band} />
      </ChartFigure>
      <Table.ScrollContainer minWidth={360}>
        <Table fz="sm" maw={560}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th ta="left">
                <Heading>{t("resilience.socialStrengthColumn")}</Heading>
              </Table.Th>
              <Table.Th ta="right">
                <Heading>{t("resilience.lost")}</Heading>
              </Table.Th>
              <Table.Th ta="right">
                <Heading>{t("resilience.worst")}</Heading>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {social.band.map((each, at) => (
              <Table.Tr key={`${at} ${each.strength}`}>
                <Table.Th scope="row" fw={400}>
                  {each.strength === 0
                    ? t("resilience.socialNone")
                    : format.percent(each.strength)}
                </Table.Th>
                <Table.Td ta="right">{number(each.lost)}</Table.Td>
                <Table.Td ta="right">{number(each.worst)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="sm" maw="72ch">
        {t("resilience.socialCaution")}
      </Text>
    </div>
  );
}
