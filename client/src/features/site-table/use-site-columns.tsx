/** Columns of the table of sites; on a phone the site and the value that it is sorted by. */
import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import type { SiteTablePageFragment } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import type { TableColumn } from "../../ui/DataTable.tsx";
import { TwoLines } from "../../ui/TwoLines.tsx";
import { SiteValue, SpokenSign } from "../../ui/SiteValue.tsx";
import { Coverage } from "./Coverage.tsx";
import classes from "./SiteTable.module.css";

export type SiteEdge = SiteTablePageFragment["edges"][number];
type Column = TableColumn<SiteEdge>;

const WIDTH = {
  name: 264,
  tier: 92,
  province: 118,
  segment: 128,
  headcount: 64,
  coverage: 112,
  indicator: 92,
} as const;
const COMPACT_VALUE = 112;

export function useSiteColumns(
  indicators: readonly string[],
  period: string,
): readonly Column[] {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const { to } = useScope();
  return [
    {
      id: "name",
      title: t("sites.site"),
      width: WIDTH.name,
      isSortable: true,
      cell: ({ node, isOwn }, tabIndex) => (
        <span className={classes["site"]}>
          <Anchor
            component={Link}
            to={to(`/sites/${node.id}`)}
            tabIndex={tabIndex}
            inherit
          >
            <TwoLines>{node.name[locale]}</TwoLines>
          </Anchor>
          {isOwn && <span className={classes["aside"]}>{t("sites.own")}</span>}
        </span>
      ),
    },
    {
      id: "tier",
      title: t("filter.tier"),
      width: WIDTH.tier,
      isSortable: true,
      cell: ({ tier }) => <TwoLines>{catalogue.tier(tier)[locale]}</TwoLines>,
    },
    {
      id: "province",
      title: t("filter.province"),
      width: WIDTH.province,
      isSortable: true,
      cell: ({ node }) => (
        <TwoLines>{catalogue.province(node.province)[locale]}</TwoLines>
      ),
    },
    {
      id: "segment",
      title: t("filter.segment"),
      width: WIDTH.segment,
      isSortable: true,
      cell: ({ node }) => (
        <TwoLines>{catalogue.segment(node.mainSegment)[locale]}</TwoLines>
      ),
    },
    {
      id: "headcount",
      title: t("sites.headcount"),
      width: WIDTH.headcount,
      isNumber: true,
      isSortable: true,
      cell: ({ headcount, isShared, isOwn }) =>
        headcount === null ? (
          <SpokenSign name={isShared || isOwn ? "silent" : "not_shared"} />
        ) : (
          format.count(headcount)
        ),
    },
    {
      id: "coverage",
      title: t("sites.coverage"),
      hint: t("sites.coverageHint"),
      width: WIDTH.coverage,
      isNumber: true,
      isSortable: true,
      cell: (edge) => <Coverage {...edge} />,
    },
    ...indicators.map((id, i): Column => {
      const indicator = catalogue.indicator(id);
      return {
        id,
        title: indicator.name[locale],
        hint: `${indicator.name[locale]} · ${indicator.unit.name[locale]}`,
        width: WIDTH.indicator,
        isNumber: true,
        isSortable: true,
        cell: ({ values }) => {
          const value = values[i];
          return (
            value && (
              <SiteValue indicator={indicator} value={value} period={period} />
            )
          );
        },
      };
    }),
  ];
}

/** The site with its tier and province below, and one value: the one that the sites are in order of. */
export function useCompactColumns(
  columns: readonly Column[],
  by: string,
): readonly Column[] {
  const { locale } = useWords();
  const catalogue = useCatalogue();
  const [site] = columns;
  const value =
    columns.find(({ id, isNumber }) => id === by && isNumber) ??
    columns.find(({ id }) => id === "coverage");
  if (!site || !value) return columns;
  return [
    {
      ...site,
      width: 180,
      cell: (edge, tabIndex) => (
        <span className={classes["compact"]}>
          {site.cell(edge, tabIndex)}
          <span className={classes["aside"]}>
            {catalogue.tier(edge.tier)[locale]} ·{" "}
            {catalogue.province(edge.node.province)[locale]}
          </span>
        </span>
      ),
    },
    { ...value, width: COMPACT_VALUE },
  ];
}
