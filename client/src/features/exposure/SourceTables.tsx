/** Through whom exposure comes, where it begins, and whose answer would tell most. */
import { Anchor, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Exposure_SiteFragment } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { Heading } from "../../ui/Heading.tsx";
import { RangeBar } from "../../ui/RangeBar.tsx";
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
}

export function SourceTables(parts: Parts) {
  const { t } = useWords();
  return (
    <div className={classes["two"]}>
      <Titled title={t("exposure.gates")} note={t("exposure.gatesNote")}>
        <Gates {...parts} />
      </Titled>
      <Titled title={t("exposure.sources")} note={t("exposure.sourcesNote")}>
        <Sources {...parts} />
      </Titled>
      <Titled
        title={t("exposure.unknownSites")}
        note={t("exposure.unknownNote")}
      >
        <UnknownSites {...parts} />
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
      <Title order={2}>{title}</Title>
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

function Gates({ exposure: { gates }, words }: Parts) {
  const { t, locale } = useWords();
  const { set } = useScope();
  if (gates.length === 0) return <Nothing />;
  return (
    <Table.ScrollContainer minWidth={340}>
      <Table fz="sm" verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <Heading>{t("measure.site")}</Heading>
            </Table.Th>
            <Table.Th>
              <Heading>{t("exposure.range")}</Heading>
            </Table.Th>
            <Table.Th className="no-print" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {gates.slice(0, MOST_ROWS).map(({ site, low, high }) => (
            <Table.Tr key={site.id}>
              <SiteCell site={site} />
              <Table.Td>
                <span className={classes["rangeCell"]}>
                  <span className={classes["numbers"]}>
                    {words.percent(low)} – {words.percent(high)}
                  </span>
                  <RangeBar
                    value={null}
                    low={low}
                    high={high}
                    words={words.range(low, high)}
                  />
                </span>
              </Table.Td>
              <Table.Td className="no-print" ta="right">
                <Anchor
                  component="button"
                  type="button"
                  inherit
                  aria-label={t("exposure.fromSite", {
                    site: site.name[locale],
                  })}
                  onClick={() => set({ site: site.id, way: undefined })}
                >
                  {t("exposure.from")}
                </Anchor>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
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
                <Sign name={standing} /> {signWords(standing)}
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
