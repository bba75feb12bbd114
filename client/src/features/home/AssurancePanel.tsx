import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import type { ReactNode } from "react";
import {
  AssurancePanel_NetworkFragmentDoc,
  type AssurancePanel_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { HEADLINES } from "../../lib/headlines.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { Table } from "../../ui/Table.tsx";
import {
  carriedShare,
  coverageOf,
  totalOf,
  verifiedShare,
  type Counts,
} from "./assurance-model.ts";
import classes from "./home.module.css";
import { Heading } from "../../ui/Heading.tsx";
import { LabelledCell } from "./LabelledCell.tsx";

/** How much of the core set is there, how fresh, and how far somebody has looked at it. */
export function AssurancePanel({
  network,
  variables,
}: {
  readonly network: FragmentType<AssurancePanel_NetworkFragment>;
  readonly variables: Record<string, unknown>;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const { to } = useScope();
  const { data, complete } = useFragment({
    fragment: AssurancePanel_NetworkFragmentDoc,
    from: network,
    variables,
  });
  if (!complete) return null;
  const { since, lastDay, pillars } = data.assurance;
  const all = totalOf(pillars);
  const ends = t("home.endingCount", { day: format.day(lastDay) });
  const { conflicts, unreviewed } = all.now;
  if (all.now.asked === 0)
    return <Text c="dimmed">{t("home.sureNobody")}</Text>;
  const names = new Map(
    catalogue.pillars.map(({ id, name }) => [id, name[locale]]),
  );
  return (
    <>
      <Lead counts={all} since={since} />
      <div className={classes["stackable"]}>
        <Table verticalSpacing="xs" fz="sm" aria-label={t("home.coreAnswers")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Heading>{t("home.pillar")}</Heading>
              </Table.Th>
              <Table.Th>
                <Heading>{t("home.coreAnswers")}</Heading>
              </Table.Th>
              <Table.Th ta="right">
                <Heading>{t("home.carriedShare")}</Heading>
              </Table.Th>
              <Table.Th ta="right">
                <Heading>{t("home.verifiedShare")}</Heading>
              </Table.Th>
              <Table.Th ta="right">
                <Heading>{ends}</Heading>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pillars
              .filter(({ now, before }) => now.asked + before.asked > 0)
              .map(({ pillar, ...counts }) => (
                <CountsRow key={pillar} counts={counts} ends={ends}>
                  <Anchor
                    component={Link}
                    to={to(`/indicators/${HEADLINES[pillar] ?? ""}`)}
                    inherit
                  >
                    {names.get(pillar)}
                  </Anchor>
                </CountsRow>
              ))}
            <CountsRow counts={all} ends={ends}>
              {t("home.allPillars")}
            </CountsRow>
          </Table.Tbody>
        </Table>
      </div>
      {conflicts > 0 && (
        <Text size="sm" c="dimmed" maw="72ch">
          {t("home.conflicts", { count: conflicts })}
        </Text>
      )}
      {unreviewed > 0 && (
        <Text size="sm" c="dimmed" maw="72ch">
          {t("home.unreviewed", { count: unreviewed })}
        </Text>
      )}
    </>
  );
}

function Lead({
  counts,
  since,
}: {
  readonly counts: Counts;
  readonly since: string;
}) {
  const { t } = useWords();
  const format = useFormat();
  const percent = (value: number | null) =>
    value === null ? "–" : format.percent(value);
  const { now, before } = counts;
  const verified = verifiedShare(counts);
  return (
    <Text maw="72ch" mb="sm">
      {t("home.sureLead", {
        answered: format.count(now.answered),
        asked: format.count(now.asked),
        share: percent(coverageOf(now)),
        before: percent(coverageOf(before)),
        period: format.period(since),
        carried: percent(carriedShare(counts)),
        selfReported: percent(verified === null ? null : 1 - verified),
      })}
    </Text>
  );
}

function CountsRow({
  counts,
  ends,
  children,
}: {
  readonly counts: Counts;
  /** Heading of the last column. */
  readonly ends: string;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { now, before, ending } = counts;
  const coverage = coverageOf(now);
  const was = coverageOf(before);
  const percent = (value: number | null) =>
    value === null ? "–" : format.percent(value);
  const moved = coverage === null || was === null ? 0 : coverage - was;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {children}
      </Table.Th>
      <LabelledCell label={t("home.coreAnswers")}>
        <span className={classes["nowrap"]}>
          <strong>{percent(coverage)}</strong>{" "}
          <Text component="span" size="xs" c="dimmed">
            {t("home.ofAsked", {
              answered: format.count(now.answered),
              asked: format.count(now.asked),
            })}
            {Math.round(moved * 1000) !== 0 &&
              ` · ${t("home.pointsSince", { points: format.points(moved) })}`}
          </Text>
        </span>
        <span className={classes["share"]} aria-hidden="true">
          <span
            className={classes["shareOf"]}
            style={{ width: `${(coverage ?? 0) * 100}%` }}
          />
        </span>
      </LabelledCell>
      <LabelledCell isNumber label={t("home.carriedShare")}>
        {percent(carriedShare(counts))}
      </LabelledCell>
      <LabelledCell isNumber label={t("home.verifiedShare")}>
        {percent(verifiedShare(counts))}
      </LabelledCell>
      <LabelledCell isNumber label={ends}>
        {format.count(ending)}
      </LabelledCell>
    </Table.Tr>
  );
}
