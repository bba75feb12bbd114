import { useApolloClient, useQuery } from "@apollo/client/react";
import { Anchor, Skeleton, Stack, Text, Title } from "@mantine/core";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { Link } from "react-router";
import {
  QualityRouteDocument,
  type QualityKind,
  type QualityRouteQuery,
} from "../__generated__/operations.ts";
import { FilterRow } from "../features/filter-row/FilterRow.tsx";
import { ContradictionList } from "../features/quality/ContradictionList.tsx";
import { DifferenceList } from "../features/quality/DifferenceList.tsx";
import { ChaseList } from "../features/quality/ChaseList.tsx";
import { DuplicateList } from "../features/quality/DuplicateList.tsx";
import {
  sidesOf,
  type DuplicateRow,
} from "../features/quality/duplicate-record.ts";
import { ExpiringList } from "../features/quality/ExpiringList.tsx";
import { IncompleteList } from "../features/quality/IncompleteList.tsx";
import { MissingFactList } from "../features/quality/MissingFactList.tsx";
import { OutlierList } from "../features/quality/OutlierList.tsx";
import type { ListProps } from "../features/quality/FindingList.tsx";
import {
  KINDS,
  moreRows,
  readKind,
  readRows,
  readSeverity,
  readTake,
} from "../features/quality/quality-address.ts";
import { QualityCounts } from "../features/quality/QualityCounts.tsx";
import { QualityFilters } from "../features/quality/QualityFilters.tsx";
import { RegistryQuality } from "../features/quality/RegistryQuality.tsx";
import { ScopeBar } from "../features/scope-bar/ScopeBar.tsx";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { useShown } from "../lib/shown.ts";
import { useMay } from "../lib/viewer.ts";
import quality from "../texts/quality.json" with { type: "json" };
import stated from "../texts/stated.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";
import { MethodLink } from "../ui/MethodLink.tsx";

// For the few who may.
const MergePair = lazy(async () => ({
  default: (await import("./SuccessionParts.tsx")).PairPart,
}));
const SuccessionDone = lazy(async () => ({
  default: (await import("./SuccessionParts.tsx")).DonePart,
}));

/** Rows a request for a file: as many as the server gives. */
const FILE_ROWS = 500;

type Quality = QualityRouteQuery["network"]["quality"];

/** What in the data wants a look, and who can mend it. */
export function QualityRoute() {
  usePageTexts({ quality, stated });
  const { t } = useWords();
  const { to } = useScope();
  const readsFigures = useMay("figures:read");
  /** Number of the change that made two records one: the pair is gone from the list by then. */
  const [made, setMade] = useState<number>();
  const act = useMay("registry:merge")
    ? (row: DuplicateRow, again: () => void) => (
        <Suspense fallback={<Skeleton height={80} />}>
          <MergePair
            of={row.of}
            sides={sidesOf(row)}
            onDone={(seq) => {
              setMade(seq);
              again();
            }}
          />
        </Suspense>
      )
    : undefined;
  return (
    <Stack gap="lg">
      <div>
        <Anchor component={Link} to={to("/data")} className="no-print">
          {t("shell.data")}
        </Anchor>
        <Title order={1}>{t("quality.title")}</Title>
        <Text maw="72ch">
          {t("quality.intro")}{" "}
          <MethodLink topic="trust">{t("quality.method")}</MethodLink>
        </Text>
      </div>
      {made !== undefined && (
        <Suspense fallback={null}>
          <SuccessionDone seq={made} />
        </Suspense>
      )}
      {readsFigures ? <NetworkQuality /> : <RegistryQuality act={act} />}
    </Stack>
  );
}

/** Only the rows of one kind are asked for. */
const showing = (kind: QualityKind): Record<QualityKind, boolean> => ({
  differences: kind === "differences",
  contradictions: kind === "contradictions",
  outliers: kind === "outliers",
  expiring: kind === "expiring",
  missing_facts: kind === "missing_facts",
  incomplete: kind === "incomplete",
  duplicates: kind === "duplicates",
  chase: kind === "chase",
});

/** What the address asks for; without a kind the first of the list. */
function useVariables() {
  const { params, scope, filter } = useScope();
  const kind = readKind(params) ?? "differences";
  const pillar = params.get("pillar");
  const severity = readSeverity(params);
  const shows = showing(kind);
  return {
    ...scope,
    ...(filter ? { filter } : {}),
    ...(pillar ? { pillars: [pillar] } : {}),
    ...(severity ? { severities: [severity] } : {}),
    ...shows,
    page: true,
    first: readRows(params),
    take: readTake(params),
  };
}

function NetworkQuality() {
  const variables = useVariables();
  const client = useApolloClient();
  const { set } = useScope();
  const { data, error, refetch } = useQuery(QualityRouteDocument, {
    variables,
  });
  const shown = useShown(data, variables);
  if (!shown)
    return error ? (
      <LoadError error={error} retry={() => void refetch()} />
    ) : (
      <LoadingState />
    );
  const { network } = shown.data;
  const more = moreRows(shown.variables.first);
  const list = {
    scope: network,
    loadFrom: async (skip: number, signal: AbortSignal) => {
      const { data: page } = await client.query({
        query: QualityRouteDocument,
        variables: {
          ...shown.variables,
          // What was published since must not shift the rows between two requests.
          period: network.period,
          asOf: network.asOf,
          seq: network.seq,
          page: false,
          first: FILE_ROWS,
          skip,
        },
        fetchPolicy: "no-cache",
        context: { fetchOptions: { signal } },
      });
      if (!page) throw new Error("no rows");
      return page.network.quality;
    },
    onMore: more
      ? () => set({ rows: String(more) }, { replace: true })
      : undefined,
  };
  return (
    <>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      <Stack
        gap="lg"
        aria-busy={shown.isStale}
        opacity={shown.isStale ? 0.6 : 1}
      >
        <ScopeBar network={network} />
        {network.boundary.sites === 0 ? (
          <EmptyNetwork />
        ) : (
          <>
            <FilterRow network={network} variables={shown.variables} />
            <QualityFilters />
            {network.quality.counts && (
              <QualityCounts
                counts={network.quality.counts}
                shown={KINDS.find((kind) => shown.variables[kind])}
              />
            )}
            <KindOfFinding quality={network.quality} list={list} />
          </>
        )}
      </Stack>
    </>
  );
}

/** The rows of the kind that was asked for. */
function KindOfFinding({
  quality,
  list,
}: {
  readonly quality: Quality;
  readonly list: Omit<ListProps<never, Quality>, "found">;
}): ReactNode {
  const { differences, contradictions, outliers, expiring } = quality;
  const { missingFacts, incomplete, duplicates, chase } = quality;
  if (differences) return <DifferenceList found={differences} {...list} />;
  if (contradictions)
    return <ContradictionList found={contradictions} {...list} />;
  if (outliers) return <OutlierList found={outliers} {...list} />;
  if (expiring) return <ExpiringList found={expiring} {...list} />;
  if (missingFacts) return <MissingFactList found={missingFacts} {...list} />;
  if (incomplete) return <IncompleteList found={incomplete} {...list} />;
  if (chase) return <ChaseList found={chase} {...list} />;
  if (!duplicates) return null;
  const { loadFrom, ...rest } = list;
  return (
    <DuplicateList
      found={duplicates}
      load={async (skip, signal) =>
        (await loadFrom(skip, signal)).duplicates?.nodes ?? []
      }
      {...rest}
    />
  );
}

/** The shape of the page while it loads, so that nothing jumps. */
function LoadingState() {
  const { t } = useWords();
  return (
    <Stack role="status" aria-label={t("shell.loading")}>
      <Skeleton height={60} maw={420} />
      <Skeleton height={140} />
      <Skeleton height={320} />
    </Stack>
  );
}

/** What would be here, why it is not, what to do first. */
function EmptyNetwork() {
  const { t } = useWords();
  const { to } = useScope();
  return (
    <Stack maw="60ch" gap="xs">
      <Text fw={600}>{t("quality.empty")}</Text>
      <Text>{t("quality.emptyNote")}</Text>
      <Anchor component={Link} to={to("/data")}>
        {t("quality.emptyAct")}
      </Anchor>
    </Stack>
  );
}
