/** What the site answers, by pillar, over time, with who says so; what is due and missing first. */
import { useQuery } from "@apollo/client/react";
import { Anchor, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import {
  SiteSeriesDocument,
  type SiteAnswers_SiteFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { Heading } from "../../ui/Heading.tsx";
import { Legend } from "../../ui/Signs.tsx";
import { Table } from "../../ui/Table.tsx";
import { AnswerRow } from "./AnswerRow.tsx";
import { entriesOf, isDrawn, type Entry } from "./answers-model.ts";
import { NeedsAttention } from "./NeedsAttention.tsx";
import type { Series } from "./SiteSeriesMarks.tsx";
import { PillarName } from "../../ui/PillarName.tsx";

export interface AnswersScope {
  readonly period: string;
  readonly asOf: string;
  readonly seq: number;
}

export function SiteAnswers({
  site,
  scope,
}: {
  readonly site: SiteAnswers_SiteFragment;
  readonly scope: AnswersScope;
}) {
  const { t } = useWords();
  const catalogue = useCatalogue();
  const entries = entriesOf(site.answers, catalogue);
  const series = useSeries(site.id, entries);
  const hidden = entries.filter(({ answer }) => answer.hidden !== null);
  const { to } = useScope();
  const form = site.viewerMayAnswer
    ? to("/answers", { site: site.id, period: scope.period })
    : undefined;
  const { isOwn, reason } = site.sight;
  const isClosed = hidden.length === entries.length;
  return (
    <>
      {!isClosed && <NeedsAttention entries={entries} day={scope.asOf} />}
      <section>
        <Title order={2}>{t("site.answers")}</Title>
        {isClosed ? (
          <Text maw="72ch">{t(`sight.${reason}`)}</Text>
        ) : (
          <>
            <Text size="sm" c="dimmed" maw="80ch" mb="xs">
              {t("site.answersNote")}
            </Text>
            {form && (
              <Text size="sm" mb="xs" className="no-print">
                <Anchor component={Link} to={form} inherit>
                  {t(isOwn ? "site.toForm" : "site.toFormForeign")}
                </Anchor>
              </Text>
            )}
            <Legend
              signs={[
                "answered",
                "carried",
                "silent",
                "not_applicable",
                "not_asked",
                "not_shared",
              ]}
            />
            {catalogue.pillars.map(({ id }) => (
              <Pillar
                key={id}
                id={id}
                entries={entries.filter(
                  ({ indicator, answer }) =>
                    indicator.pillar.id === id && answer.hidden === null,
                )}
                owner={site.entity.id}
                form={form}
                scope={scope}
                series={series}
              />
            ))}
            {!isOwn && <Hidden hidden={hidden} />}
          </>
        )}
      </section>
    </>
  );
}

/** The last quarters, loaded behind the answers. */
function useSeries(
  id: string,
  entries: readonly Entry[],
): ReadonlyMap<string, Series> {
  const { scope } = useScope();
  const drawn = entries
    .filter(({ indicator, answer }) => !answer.hidden && isDrawn(indicator))
    .map(({ indicator }) => indicator.id);
  const { data } = useQuery(SiteSeriesDocument, {
    variables: {
      id,
      ...(scope.period ? { period: scope.period } : {}),
      ...(scope.asOf ? { asOf: scope.asOf } : {}),
      ...(scope.seq ? { seq: scope.seq } : {}),
      indicators: drawn,
    },
    fetchPolicy: "no-cache",
    skip: drawn.length === 0,
  });
  return new Map(
    data?.site.answerSeries.map(({ indicator, values }) => [
      indicator,
      values,
    ]) ?? [],
  );
}

function Pillar({
  id,
  entries,
  owner,
  form,
  scope,
  series,
}: {
  readonly id: string;
  readonly entries: readonly Entry[];
  readonly owner: string;
  /** Where the viewer may answer for the site. */
  readonly form: string | undefined;
  readonly scope: AnswersScope;
  readonly series: ReadonlyMap<string, Series>;
}) {
  const { t } = useWords();
  const isSaid = ({ answer }: Entry) =>
    answer.standing === "answered" || answer.standing === "silent";
  const said = entries.filter(isSaid);
  const rest = entries.filter((entry) => !isSaid(entry));
  if (entries.length === 0) return null;
  return (
    <>
      <Title order={3} mt="lg">
        <PillarName id={id} />
      </Title>
      {said.length > 0 && (
        <Table fz="sm" verticalSpacing={5} layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Heading>{t("shell.indicators")}</Heading>
              </Table.Th>
              <Table.Th w={{ base: 110, sm: 150 }} ta="right">
                <Heading>{t("site.value")}</Heading>
              </Table.Th>
              <Table.Th w={172} visibleFrom="sm">
                {t("site.overTime")}
              </Table.Th>
              <Table.Th w={80} visibleFrom="sm">
                <Heading>{t("site.checked")}</Heading>
              </Table.Th>
              <Table.Th w={104} visibleFrom="md">
                <Heading>{t("site.speaksFrom")}</Heading>
              </Table.Th>
              <Table.Th w={180} visibleFrom="md">
                <Heading>{t("site.source")}</Heading>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {said.map(({ indicator, answer }) => (
              <AnswerRow
                key={indicator.id}
                indicator={indicator}
                answer={answer}
                owner={owner}
                form={form}
                period={scope.period}
                series={series.get(indicator.id)}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <NotAsked entries={rest} standing="not_applicable" />
      <NotAsked entries={rest} standing="not_asked" />
    </>
  );
}

/** What this site need not answer, in a line. */
function NotAsked({
  entries,
  standing,
}: {
  readonly entries: readonly Entry[];
  readonly standing: "not_applicable" | "not_asked";
}) {
  const { t, locale } = useWords();
  const names = entries
    .filter(({ answer }) => answer.standing === standing)
    .map(({ indicator }) => indicator.name[locale])
    .join("; ");
  if (!names) return null;
  return (
    <Text size="sm" c="dimmed" maw="100ch" mt={4}>
      {t(standing === "not_asked" ? "site.notAskedHere" : "site.doesNotApply", {
        names,
      })}
    </Text>
  );
}

/** What others than the site's own people never read one by one, and why. */
function Hidden({ hidden }: { readonly hidden: readonly Entry[] }) {
  const { t, locale } = useWords();
  const names = (reason: string) =>
    hidden
      .filter(({ answer }) => answer.hidden === reason)
      .map(({ indicator }) => indicator.name[locale])
      .join("; ");
  return (
    <>
      <Title order={3} mt="lg">
        {t("site.hidden")}
      </Title>
      {(["not_shared", "aggregate_only", "restricted"] as const)
        .filter((reason) => names(reason) !== "")
        .map((reason) => (
          <Text key={reason} size="sm" maw="100ch" mt={4}>
            {t(`site.hidden_${reason}`, { names: names(reason) })}
          </Text>
        ))}
    </>
  );
}
