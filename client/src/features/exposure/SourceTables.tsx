/** Through whom exposure comes, where it begins, and whose answer would tell most. */
import { Anchor, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Exposure_SiteFragment } from "../../__generated__/operations.ts";
import { ChartFigure } from "../../charts/ChartFigure.tsx";
import { RangeDots } from "../../charts/RangeDots.tsx";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { Heading } from "../../ui/Heading.tsx";
import { useSignWords } from "../../ui/sign-words.ts";
import { Sign } from "../../ui/Signs.tsx";
import { Table } from "../../ui/Table.tsx";
import type { Exposure } from "./exposure-model.ts";
import classes from "./exposure.module.css";
import type { ExposureWords } from "./use-exposure-words.ts";

/** Rows that are read; the file has the rest. */
const MOST_ROWS = 10;

type Site = Omit<Exposure_SiteFragment, " $fragmentName" | "__typename">;

interface Parts {
  readonly exposure: Exposure;
  readonly words: ExposureWords;
  /** Period and coverage. */
  readonly scope: string;
}

export function SourceTables(parts: Parts) {
  const { t } = useWords();
  return (
    <div className={classes["two"]}>
      <div className={classes["column"]}>
        <Gates {...parts} />
        <Titled
          title={t("exposure.unknownSites")}
          note={t("exposure.unknownNote")}
        >
          <UnknownSites {...parts} />
        </Titled>
      </div>
      <Titled title={t("exposure.sources")} note={t("exposure.sourcesNote")}>
        <Sources {...parts} />
      </Titled>
    </div>
  );
}

function Titled({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note: string;
  readonly children: ReactNode;
}) {
  return (
    <section>
      <Title order={3}>{title}</Title>
      <Text size="sm" c="dimmed" mb="xs">
        {note}
      </Text>
      {children}
    </section>
  );
}

function SiteCell({
  site,
  tier,
}: {
  readonly site: Site;
  readonly tier?: string;
}) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { to } = useScope();
  return (
    <Table.Th scope="row" fw={400}>
      <Anchor component={Link} to={to(`/sites/${site.id}`)} inherit>
        {site.name[locale]}
      </Anchor>
      <Text size="xs" c="dimmed">
        {[
          tier,
          catalogue.segment(site.mainSegment)[locale],
          catalogue.province(site.province)[locale],
        ]
          .filter(Boolean)
          .join(" · ")}{" "}
        <Anchor
          component={Link}
          inherit
          className="no-print"
          to={to("/network", { focus: site.id })}
          aria-label={`${site.name[locale]}: ${t("exposure.inNetwork")}`}
        >
          {t("exposure.inNetwork")}
        </Anchor>
      </Text>
    </Table.Th>
  );
}

function Nothing() {
  const { t } = useWords();
  return <Text size="sm">{t("exposure.none")}</Text>;
}

/** Each opens the exposure of that site alone. */
function Gates({ exposure: { gates }, words, scope }: Parts) {
  const { t, locale } = useWords();
  const { params } = useScope();
  const format = useFormat();
  const shown = gates.slice(0, MOST_ROWS);
  const links = shown.map(({ site }) => {
    const next = new URLSearchParams(params);
    next.set("site", site.id);
    next.delete("way");
    return `/exposure?${next.toString()}`;
  });
  return (
    <ChartFigure
      order={3}
      title={t("exposure.gates")}
      subtitle={`${t("exposure.gatesNote")} ${scope}`}
      table={{
        columns: [
          t("measure.site"),
          t("exposure.influence"),
          t("exposure.low"),
          t("exposure.high"),
        ],
        rows: shown.map(({ site, influence, low, high }) => [
          site.name[locale],
          words.percent(influence),
          words.percent(low),
          words.percent(high),
        ]),
        links,
      }}
    >
      <RangeDots
        dots={shown.map(({ site, influence, low, high }, i) => ({
          key: site.id,
          label: site.name[locale],
          href: links[i] ?? "",
          value: low,
          low,
          high,
          note: t("exposure.weight", { share: words.percent(influence) }),
          isCarried: false,
        }))}
        max={Math.max(...shown.map(({ high }) => high))}
        format={format.percent}
        valueName={t("exposure.gates")}
      />
    </ChartFigure>
  );
}

function Sources({ exposure: { sources }, words }: Parts) {
  const { t } = useWords();
  if (sources.length === 0) return <Nothing />;
  return (
    <Table.ScrollContainer minWidth={340}>
      <Table fz="sm" verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Heading>{t("measure.site")}</Heading>
            </Table.Th>
            <Table.Th ta="right">
              <Heading>{t("exposure.own")}</Heading>
            </Table.Th>
            <Table.Th ta="right">
              <Heading>{t("exposure.influence")}</Heading>
            </Table.Th>
            <Table.Th ta="right">
              <Heading>{t("exposure.adds")}</Heading>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sources.slice(0, MOST_ROWS).map((source) => (
            <Table.Tr key={source.site.id}>
              <SiteCell site={source.site} tier={words.tier(source.tier)} />
              <Table.Td ta="right">{words.percent(source.concernLow)}</Table.Td>
              <Table.Td ta="right">{words.percent(source.influence)}</Table.Td>
              <Table.Td ta="right">{words.percent(source.low)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function UnknownSites({ exposure: { unknown }, words }: Parts) {
  const { t } = useWords();
  const format = useFormat();
  const signWords = useSignWords();
  if (unknown.length === 0) return <Nothing />;
  return (
    <Table.ScrollContainer minWidth={340}>
      <Table fz="sm" verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Heading>{t("measure.site")}</Heading>
            </Table.Th>
            <Table.Th>
              <Heading>{t("exposure.why")}</Heading>
            </Table.Th>
            <Table.Th ta="right">
              <Heading>{t("exposure.narrows")}</Heading>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {unknown.map(({ site, tier, standing, low, high }) => (
            <Table.Tr key={site.id}>
              <SiteCell site={site} tier={words.tier(tier)} />
              <Table.Td>
                <Sign name={standing} />{" "}
                {standing === "answered"
                  ? t("exposure.withoutBase")
                  : signWords(standing)}
              </Table.Td>
              <Table.Td ta="right">
                {t("exposure.points", {
                  points: format.number((high - low) * 100, 1),
                })}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
