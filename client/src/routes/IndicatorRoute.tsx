import { useQuery } from "@apollo/client/react";
import { Anchor, Skeleton, Stack, Text, Title } from "@mantine/core";
import { lazy, Suspense } from "react";
import { Link, useParams } from "react-router";
import {
  IndicatorRouteDocument,
  type IndicatorRouteQuery,
  type IndicatorRouteQueryVariables,
  type Standing,
} from "../__generated__/operations.ts";
import { ByDimensionPanel } from "../features/by-dimension/ByDimensionPanel.tsx";
import { FilterRow } from "../features/filter-row/FilterRow.tsx";
import { IndicatorHeadline } from "../features/indicator-headline/IndicatorHeadline.tsx";
import { ScopeBar } from "../features/scope-bar/ScopeBar.tsx";
import { useCatalogue, type IndicatorTerm } from "../lib/catalogue.ts";
import { dimensionKeyOf, dimensionOf } from "../lib/dimension.ts";
import { isSpreadOnly } from "../lib/figure.ts";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useQuestion } from "../lib/questions.ts";
import { useScope } from "../lib/scope.ts";
import { useShown } from "../lib/shown.ts";
import { useMay } from "../lib/viewer.ts";
import indicatorTexts from "../texts/indicator.json" with { type: "json" };
import { LoadError, NotFound } from "../ui/LoadError.tsx";
import { MethodLink } from "../ui/MethodLink.tsx";
import { PageFileButton } from "../ui/PageFileButton.tsx";

// What stands below the fold is loaded behind the page.
const DistributionPanel = lazy(async () => ({
  default: (
    await import("../features/distribution-panel/DistributionPanel.tsx")
  ).DistributionPanel,
}));
const BreakdownPanel = lazy(async () => ({
  default: (await import("../features/breakdown-panel/BreakdownPanel.tsx"))
    .BreakdownPanel,
}));
const DefinitionPanel = lazy(async () => ({
  default: (
    await import("../features/indicator-definition/DefinitionPanel.tsx")
  ).DefinitionPanel,
}));
const SitesBehind = lazy(async () => ({
  default: (await import("../features/sites-behind/SitesBehind.tsx"))
    .SitesBehind,
}));
const TrendPanel = lazy(async () => ({
  default: (await import("../features/trend-panel/TrendPanel.tsx")).TrendPanel,
}));
const IndicatorSilent = lazy(async () => ({
  default: (await import("../features/indicator-silent/IndicatorSilent.tsx"))
    .IndicatorSilent,
}));
const IndicatorFile = lazy(async () => ({
  default: (await import("../features/indicator-file/IndicatorFile.tsx"))
    .IndicatorFile,
}));
const IndicatorMap = lazy(async () => ({
  default: (await import("../features/indicator-map/IndicatorMap.tsx"))
    .IndicatorMap,
}));

export function IndicatorRoute() {
  usePageTexts({ indicator: indicatorTexts });
  const { id = "" } = useParams();
  const { t } = useWords();
  const indicator = useCatalogue().findIndicator(id);
  return indicator ? (
    <IndicatorPage key={id} indicator={indicator} />
  ) : (
    <Stack>
      <Title order={1}>{t("shell.indicators")}</Title>
      <NotFound />
    </Stack>
  );
}

/** Where the own sites stand: an answer that is not for others is `not_shared` everywhere else. */
const OWN: readonly Standing[] = [
  "answered",
  "silent",
  "not_applicable",
  "not_asked",
];

/** What the address asks for. Where sites stand is another page's filter: here the figures say it. */
function useVariables(indicator: IndicatorTerm): IndicatorRouteQueryVariables {
  const { params, scope, filter } = useScope();
  const { id, sensitivity } = indicator;
  const isOpen = sensitivity === "standard";
  const { standing: _standing, ...parts } = filter ?? {};
  const isFiltered = Object.keys(parts).length > 0;
  const { dimension } = dimensionOf(params.get("by"));
  const sitesFilter = {
    ...parts,
    ...(isOpen ? {} : { standing: { indicator: id, in: [...OWN] } }),
  };
  return {
    ...scope,
    id,
    isOpen,
    figures: useMay("figures:read"),
    by: dimension,
    namesGroups: dimension === "group" || params.has("group"),
    sortBy: id,
    descending: params.get("order") !== "asc",
    ...(isFiltered ? { filter: parts } : {}),
    ...(isFiltered || !isOpen ? { sitesFilter } : {}),
  };
}

function IndicatorPage({ indicator }: { readonly indicator: IndicatorTerm }) {
  const { t, locale } = useWords();
  const question = useQuestion();
  const { pillars } = useCatalogue();
  const { to } = useScope();
  const variables = useVariables(indicator);
  const { data, error, refetch } = useQuery(IndicatorRouteDocument, {
    variables,
  });
  const shown = useShown(data, variables);
  const pillar = pillars.find(({ id }) => id === indicator.pillar.id);
  const marks = [
    pillar?.name[locale],
    indicator.isCore && t("indicator.core"),
    indicator.isShortForm && t("indicator.shortForm"),
  ].filter(Boolean);
  return (
    <Stack gap="xl">
      <header>
        <Text size="sm" c="dimmed">
          <Anchor component={Link} to={to("/indicators")} inherit>
            {t("indicator.back")}
          </Anchor>
          {" › "}
          {marks.join(" · ")}
        </Text>
        <Title order={1}>{indicator.name[locale]}</Title>
        <Text size="lg" maw="72ch">
          {question(indicator.id)}
        </Text>
      </header>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {!shown && !error && <LoadingState />}
      {shown && !variables.figures && (
        <Text maw="72ch">
          {t("indicator.noFigures")}{" "}
          <MethodLink topic="sight">{t("indicator.hiddenMore")}</MethodLink>
        </Text>
      )}
      {shown && (
        <Stack
          gap="xl"
          aria-busy={shown.isStale}
          opacity={shown.isStale ? 0.6 : 1}
        >
          <Figures
            data={shown.data}
            indicator={indicator}
            variables={shown.variables}
          />
        </Stack>
      )}
    </Stack>
  );
}

type Network = NonNullable<IndicatorRouteQuery["network"]>;

/** In the order of the questions: what is it, how is it counted, for whom, since when, where, and who is behind it. */
function Figures({
  data,
  indicator,
  variables,
}: {
  readonly data: IndicatorRouteQuery;
  readonly indicator: IndicatorTerm;
  readonly variables: IndicatorRouteQueryVariables;
}) {
  const { network } = data;
  const definition = (
    <Suspense fallback={<Skeleton height={320} />}>
      <DefinitionPanel catalogue={data.catalogue} indicator={indicator} />
    </Suspense>
  );
  if (!network) return definition;
  const groups = new Map(network.groups?.map(({ id, name }) => [id, name]));
  const isEmpty = network.boundary.sites === 0;
  const isOpen = indicator.sensitivity === "standard";
  const hasOwn = network.boundary.own > 0;
  const parts = { network, indicator, variables };
  return (
    <>
      <ScopeAndFilters
        network={network}
        variables={variables}
        groups={groups}
        isEmpty={isEmpty}
        indicator={indicator}
      />
      {!isOpen && <Hidden indicator={indicator} hasOwn={hasOwn} />}
      {!isEmpty && (isOpen || hasOwn) && <IndicatorHeadline {...parts} />}
      {isEmpty && <EmptyNetwork />}
      {definition}
      {!isEmpty && (isOpen || hasOwn) && <Panels {...parts} />}
    </>
  );
}

function ScopeAndFilters({
  network,
  variables,
  groups,
  isEmpty,
  indicator,
}: {
  readonly network: Network;
  readonly variables: IndicatorRouteQueryVariables;
  readonly groups: ReadonlyMap<
    string,
    { readonly en: string; readonly th: string }
  >;
  readonly isEmpty: boolean;
  readonly indicator: IndicatorTerm;
}) {
  const { locale } = useWords();
  const { toFiltered } = useScope();
  const isOpen = indicator.sensitivity === "standard";
  return (
    <Stack gap="sm">
      <ScopeBar
        network={network}
        groupName={(id) => groups.get(id)?.[locale] ?? id}
        {...(isOpen && !isSpreadOnly(indicator)
          ? {
              compare: toFiltered("/compare", { indicator: variables.id }),
            }
          : {})}
        file={
          (isOpen || network.boundary.own > 0) && (
            <PageFileButton>
              {(onDone) => (
                <IndicatorFile
                  indicator={indicator}
                  variables={{
                    ...variables,
                    period: network.period,
                    asOf: network.asOf,
                    seq: network.seq,
                  }}
                  onDone={onDone}
                />
              )}
            </PageFileButton>
          )
        }
      />
      {!isEmpty && <FilterRow network={network} variables={variables} />}
    </Stack>
  );
}

const SPREADS = new Set<IndicatorTerm["aggregationRule"]>([
  "ratio_of_sums",
  "median",
  "recompute_from_pooled_counts",
]);

function Panels({
  network,
  indicator,
  variables,
}: {
  readonly network: Network;
  readonly indicator: IndicatorTerm;
  readonly variables: IndicatorRouteQueryVariables;
}) {
  const parts = { network, indicator, variables };
  const isOpen = indicator.sensitivity === "standard";
  return (
    <>
      {isOpen && (
        <ByDimensionPanel {...parts} by={dimensionKeyOf(variables.by)} />
      )}
      {isOpen && SPREADS.has(indicator.aggregationRule) && (
        <Suspense fallback={<Skeleton height={320} />}>
          <DistributionPanel {...parts} />
        </Suspense>
      )}
      {!isSpreadOnly(indicator) && (
        <Suspense fallback={<Skeleton height={280} />}>
          <TrendPanel {...parts} />
        </Suspense>
      )}
      <Suspense fallback={<Skeleton height={480} />}>
        {indicator.breakdowns.length > 0 && <BreakdownPanel {...parts} />}
        {isOpen && <IndicatorMap {...parts} />}
        {isOpen && <IndicatorSilent {...parts} />}
        <SitesBehind {...parts} />
      </Suspense>
    </>
  );
}

/** Why the figures are not for everyone, and whom to ask. */
function Hidden({
  indicator,
  hasOwn,
}: {
  readonly indicator: IndicatorTerm;
  readonly hasOwn: boolean;
}) {
  const { t } = useWords();
  const { sensitivity } = indicator;
  if (sensitivity === "standard") return null;
  return (
    <section>
      <Text fw={600}>{t(`indicator.hiddenTitle_${sensitivity}`)}</Text>
      <Text maw="72ch">
        {t(`indicator.hidden_${sensitivity}`)} {t("indicator.hiddenAsk")}{" "}
        {!hasOwn && t("indicator.hiddenNoOwn")}{" "}
        <MethodLink topic="sight">{t("indicator.hiddenMore")}</MethodLink>
      </Text>
    </section>
  );
}

/** The shape of the page while it loads, so that nothing jumps. */
function LoadingState() {
  const { t } = useWords();
  return (
    <Stack role="status" aria-label={t("shell.loading")} gap="xl">
      <Skeleton height={150} />
      <Skeleton height={60} width={420} />
      <Skeleton height={280} />
      <Skeleton height={240} />
    </Stack>
  );
}

/** What would be here, why it is not, what to do first. */
function EmptyNetwork() {
  const { t } = useWords();
  return (
    <Stack maw="60ch" gap="xs">
      <Text fw={600}>{t("indicator.empty")}</Text>
      <Text>{t("indicator.emptyNote")}</Text>
      <Anchor component={Link} to="/data">
        {t("indicator.emptyAct")}
      </Anchor>
    </Stack>
  );
}
