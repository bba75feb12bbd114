/** Cells that every list has: which site, how much it matters, who could mend it. */
import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import type {
  FindingMenderFragment,
  FindingSiteFragment,
  Severity,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import type { FindingColumn } from "./finding-columns.ts";
import classes from "./quality.module.css";

interface OfSite {
  readonly site: FindingSiteFragment;
  readonly tier: string;
  /** Absent where it is about the site as a whole. */
  readonly indicator?: string;
}
interface OfMenders extends OfSite {
  readonly menders: readonly FindingMenderFragment[];
}

/** The site's page, at the indicator. */
export function useSiteAddress(): (row: OfSite) => string {
  const { to } = useScope();
  return ({ site, indicator }) =>
    to(`/sites/${site.id}`) + (indicator ? `#${indicator}` : "");
}

export function useSiteColumns<
  Row extends OfSite,
>(): readonly FindingColumn<Row>[] {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const address = useSiteAddress();
  return [
    {
      id: "site",
      title: t("quality.site"),
      cell: (row) => (
        <>
          <Anchor component={Link} to={address(row)} inherit>
            {row.site.name[locale]}
          </Anchor>
          <Text size="xs" c="dimmed">
            {[
              catalogue.tier(row.tier)[locale],
              catalogue.province(row.site.province)[locale],
            ]
              .filter(Boolean)
              .join(" · ")}
          </Text>
        </>
      ),
      text: ({ site }) => site.name[locale],
    },
    { id: "key", title: t("quality.key"), text: ({ site }) => site.key },
    {
      id: "tier",
      title: t("filter.tier"),
      text: ({ tier }) => catalogue.tier(tier)[locale],
    },
    {
      id: "province",
      title: t("filter.province"),
      text: ({ site }) => catalogue.province(site.province)[locale],
    },
  ];
}

/** The indicator, and of which quarter. */
export function useIndicatorColumns<
  Row extends { readonly indicator: string; readonly period: string },
>(): readonly FindingColumn<Row>[] {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { to } = useScope();
  const name = (id: string) => catalogue.indicator(id).name[locale];
  return [
    {
      id: "indicator",
      title: t("quality.indicator"),
      cell: ({ indicator }) => (
        <Anchor component={Link} to={to(`/indicators/${indicator}`)} inherit>
          {name(indicator)}
        </Anchor>
      ),
      text: ({ indicator }) => name(indicator),
    },
    {
      id: "indicatorId",
      title: t("quality.indicatorId"),
      text: ({ indicator }) => indicator,
    },
    {
      id: "answerPeriod",
      title: t("quality.answerPeriod"),
      text: ({ period }) => period,
    },
  ];
}

export function useSeverityColumn<
  Row extends { readonly severity: Severity },
>(): FindingColumn<Row> {
  const { t } = useWords();
  return {
    id: "severity",
    title: t("quality.severity"),
    cell: ({ severity }) => (
      <span className={classes[severity]}>
        <span aria-hidden="true" className={classes["mark"]}>
          {MARKS[severity]}
        </span>
        {t(`quality.severity_${severity}`)}
      </span>
    ),
    text: ({ severity }) => t(`quality.severity_${severity}`),
  };
}

/** How full the sign is says how much it matters, without colour. */
const MARKS = { high: "●", middle: "◐", low: "○" } as const;

/** The viewer's own statements are corrected on the site's page; of others the organisation is named. */
export function useMenderColumn<Row extends OfMenders>(): FindingColumn<Row> {
  const { t, locale } = useWords();
  const address = useSiteAddress();
  return {
    id: "menders",
    title: t("quality.mender"),
    cell: (row) =>
      row.menders.map(({ organisation, isOwn }) => (
        <div key={organisation.id}>
          {isOwn ? (
            <Anchor component={Link} to={address(row)} inherit>
              {t("quality.mendOwn", { name: organisation.name[locale] })}
            </Anchor>
          ) : (
            organisation.name[locale]
          )}
        </div>
      )),
    text: ({ menders }) =>
      menders.map(({ organisation }) => organisation.name[locale]).join("; "),
  };
}
