/** Why a site stands where it stands: each answer that it rests on. */
import { Anchor, Button, Group, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { useSiteValueWords } from "../../ui/figure-words.ts";
import { useSignWords } from "../../ui/sign-words.ts";
import { Heading } from "../../ui/Heading.tsx";
import { Table } from "../../ui/Table.tsx";
import { partOfScale, EXPOSURE, type AxesPoint } from "./axes-model.ts";
import classes from "./Lab.module.css";

export function PointPanel({ point }: { readonly point: AxesPoint }) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const siteValue = useSiteValueWords();
  const sign = useSignWords();
  const { set, to } = useScope();
  const { node, tier, values } = point.edge;
  return (
    <aside className={classes["panel"]} aria-label={t("resilience.reasons")}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text size="sm" c="dimmed">
            {[
              catalogue.tier(tier)[locale],
              catalogue.segment(node.mainSegment)[locale],
              catalogue.province(node.province)[locale],
            ].join(" · ")}
          </Text>
          <Title order={3} size="h4">
            <Anchor component={Link} to={to(`/sites/${node.id}`)} inherit>
              {node.name[locale]}
            </Anchor>
          </Title>
        </div>
        <Button
          className="no-print"
          flex="none"
          variant="subtle"
          size="compact-sm"
          onClick={() => set({ at: undefined }, { replace: true })}
        >
          {t("resilience.close")}
        </Button>
      </Group>
      <Table fz="sm" mt="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th ta="left">
              <Heading>{t("resilience.reason")}</Heading>
            </Table.Th>
            <Table.Th ta="right">
              <Heading>{t("resilience.reasonValue")}</Heading>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {values.map((value) => {
            const indicator = catalogue.findIndicator(value.indicator);
            const part = partOfScale(value);
            return (
              <Table.Tr key={value.indicator}>
                <Table.Th scope="row" fw={400}>
                  <Anchor
                    component={Link}
                    to={to(`/indicators/${value.indicator}`)}
                    inherit
                  >
                    {indicator?.name[locale] ?? value.indicator}
                  </Anchor>
                </Table.Th>
                <Table.Td ta="right">
                  {indicator && value.standing === "answered"
                    ? siteValue(indicator, value)
                    : sign(value.standing)}
                  <Text size="xs" c="dimmed">
                    {[
                      value.indicator !== EXPOSURE &&
                        part !== null &&
                        t("resilience.partOfScale", {
                          part: format.percent(part),
                        }),
                      value.verification !== null && `V${value.verification}`,
                      value.period && format.period(value.period),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </Text>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </aside>
  );
}
