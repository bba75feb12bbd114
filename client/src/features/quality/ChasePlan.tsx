/** What would be if the first sites of the list answered: coverage and ranges, now and next quarter. */
import { NativeSelect, Stack, Text } from "@mantine/core";
import type {
  ChasedMeasurePartsFragment,
  ChaseRowsFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { figureText } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { Heading } from "../../ui/Heading.tsx";
import { Table } from "../../ui/Table.tsx";
import { readTake, TAKES } from "./quality-address.ts";

/** Indicators whose range narrows most, of those that the plan moves. */
const SHOWN = 8;

type Plan = ChaseRowsFragment["plan"];

function useMeasureWords() {
  const { t } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  return {
    coverage: (from: number | null, to: number | null): string =>
      t("quality.fromTo", {
        from: from === null ? "–" : format.percent(from),
        to: to === null ? "–" : format.percent(to),
      }),
    range: (
      indicator: string,
      { low, high, boundsLeftOut }: ChasedMeasurePartsFragment,
    ): string => {
      if (low === null || high === null) return "–";
      const term = catalogue.indicator(indicator);
      const range = t("quality.range", {
        low: figureText(term, low, format),
        high: figureText(term, high, format),
      });
      return boundsLeftOut > 0
        ? `${range} ${t("quality.leftOut", { count: boundsLeftOut })}`
        : range;
    },
  };
}

export function ChasePlan({ plan }: { readonly plan: Plan }) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const { params, set } = useScope();
  const words = useMeasureWords();
  const share = (answered: number) =>
    plan.asked === 0 ? "–" : format.percent(answered / plan.asked);
  return (
    <Stack gap="xs" mb="md">
      <NativeSelect
        className="no-print"
        size="sm"
        w="fit-content"
        label={t("quality.take")}
        value={String(readTake(params))}
        data={TAKES.map((take) => ({
          value: String(take),
          label: t("quality.takeSites", { count: take }),
        }))}
        onChange={({ currentTarget }) =>
          set({ take: currentTarget.value }, { replace: true })
        }
      />
      <Text maw="80ch">
        {t("quality.planNow", {
          count: plan.sites,
          from: share(plan.answered),
          to: share(plan.answeredThen),
          answers: format.count(plan.answeredThen - plan.answered),
          asked: format.count(plan.asked),
        })}{" "}
        {plan.answeredLater < plan.answered &&
          t("quality.planLater", {
            later: share(plan.answeredLater),
            then: share(plan.answeredLaterThen),
          })}
      </Text>
      {plan.indicators.length > 0 && (
        <Table.ScrollContainer minWidth={560}>
          <Table fz="sm" verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">
                  <Heading>{t("quality.indicator")}</Heading>
                </Table.Th>
                <Table.Th scope="col">
                  <Heading>{t("quality.coverageSites")}</Heading>
                </Table.Th>
                <Table.Th scope="col">
                  <Heading>{t("quality.coveragePeople")}</Heading>
                </Table.Th>
                <Table.Th scope="col">
                  <Heading>{t("quality.rangeNow")}</Heading>
                </Table.Th>
                <Table.Th scope="col">
                  <Heading>{t("quality.rangeThen")}</Heading>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {plan.indicators
                .slice(0, SHOWN)
                .map(({ indicator, now, then }) => (
                  <Table.Tr key={indicator}>
                    <Table.Th scope="row" fw={400}>
                      {catalogue.indicator(indicator).name[locale]}
                    </Table.Th>
                    <Table.Td>
                      {words.coverage(now.coverageSites, then.coverageSites)}
                    </Table.Td>
                    <Table.Td>
                      {words.coverage(
                        now.coverageHeadcount,
                        then.coverageHeadcount,
                      )}
                    </Table.Td>
                    <Table.Td>{words.range(indicator, now)}</Table.Td>
                    <Table.Td>{words.range(indicator, then)}</Table.Td>
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Text size="xs" c="dimmed" maw="80ch">
        {t("quality.planNote")}
      </Text>
    </Stack>
  );
}
