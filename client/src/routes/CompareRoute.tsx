import { useQuery } from "@apollo/client/react";
import {
  Anchor,
  NativeSelect,
  Skeleton,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { lazy } from "react";
import { Link } from "react-router";
import {
  CompareRouteDocument,
  type CompareRouteQueryVariables,
} from "../__generated__/operations.ts";
import { CellChooser } from "../features/comparison/CellChooser.tsx";
import {
  CHOICES,
  chosenIndicators,
  isComparable,
} from "../features/comparison/compare-model.ts";
import { ComparedCells } from "../features/comparison/ComparedCells.tsx";
import { ScopeBar } from "../features/scope-bar/ScopeBar.tsx";
import { useCatalogue } from "../lib/catalogue.ts";
import { OTHER, readOther } from "../lib/compared.ts";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { useShown } from "../lib/shown.ts";
import { useMay } from "../lib/viewer.ts";
import compare from "../texts/compare.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";
import { MethodLink } from "../ui/MethodLink.tsx";
import { PageFileButton } from "../ui/PageFileButton.tsx";

const CompareFile = lazy(async () => ({
  default: (await import("../features/comparison/CompareFile.tsx")).CompareFile,
}));

function useVariables(): CompareRouteQueryVariables {
  const { params, scope, filter } = useScope();
  const catalogue = useCatalogue();
  const other = readOther(params);
  // Where sites stand towards an indicator is another page's filter.
  const { standing: _standing, ...parts } = filter ?? {};
  return {
    ...scope,
    ...(Object.keys(parts).length > 0 ? { filter: parts } : {}),
    isAsked: other !== undefined,
    with: other ?? {},
    indicators: chosenIndicators(catalogue, params.get("indicator")).map(
      ({ id }) => id,
    ),
    namesGroups: params.has("group") || params.has(`${OTHER}group`),
  };
}

/** Two periods, or two groups of sites, side by side; the address holds both. */
export function CompareRoute() {
  usePageTexts({ compare });
  const { t } = useWords();
  const mayRead = useMay("figures:read");
  return (
    <Stack gap="xl">
      <header>
        <Title order={1}>{t("compare.title")}</Title>
        <Text size="lg" maw="72ch">
          {t("compare.question")}
        </Text>
      </header>
      {mayRead ? (
        <Comparing />
      ) : (
        <Text maw="72ch">
          {t("compare.noFigures")}{" "}
          <MethodLink topic="sight">{t("compare.noFiguresMore")}</MethodLink>
        </Text>
      )}
    </Stack>
  );
}

function Comparing() {
  const { t, locale } = useWords();
  const variables = useVariables();
  const { data, error, refetch } = useQuery(CompareRouteDocument, {
    variables,
  });
  const shown = useShown(data, variables);
  const network = shown?.data.network;
  const groups = new Map(
    network?.groups?.map(({ id, name }) => [id, name[locale]]),
  );
  return (
    <>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {!network && !error && <LoadingState />}
      {network && (
        <Stack
          gap="lg"
          aria-busy={shown.isStale}
          opacity={shown.isStale ? 0.6 : 1}
        >
          <ScopeBar
            network={network}
            choosesCells
            file={
              shown.variables.isAsked && (
                <PageFileButton>
                  {(onDone) => (
                    <CompareFile
                      network={network}
                      variables={shown.variables}
                      scope={network}
                      groups={groups}
                      onDone={onDone}
                    />
                  )}
                </PageFileButton>
              )
            }
          />
          {network.boundary.sites === 0 ? (
            <EmptyNetwork />
          ) : (
            <>
              <CellChooser
                network={network}
                variables={shown.variables}
                groups={groups}
              />
              <FigureChoice />
              {shown.variables.isAsked ? (
                <ComparedCells
                  network={network}
                  variables={shown.variables}
                  groups={groups}
                />
              ) : (
                <Text maw="72ch">{t("compare.nothingYet")}</Text>
              )}
            </>
          )}
        </Stack>
      )}
    </>
  );
}

/** Which figures: a few, the core set, all, or one. */
function FigureChoice() {
  const { t, locale } = useWords();
  const { indicators, pillars } = useCatalogue();
  const { params, set } = useScope();
  const chosen = params.get("indicator") ?? "headlines";
  const isKnown =
    CHOICES.some((choice) => choice === chosen) ||
    indicators.some(({ id }) => id === chosen);
  return (
    <NativeSelect
      className="no-print"
      size="sm"
      maw={360}
      label={t("compare.figures")}
      value={isKnown ? chosen : "headlines"}
      data={[
        ...CHOICES.map((value) => ({
          value: String(value),
          label: t(`compare.choice_${value}`),
        })),
        ...pillars.map((pillar) => ({
          group: pillar.name[locale],
          items: indicators
            .filter(
              (indicator) =>
                indicator.pillar.id === pillar.id &&
                (isComparable(indicator) || indicator.id === chosen),
            )
            .map(({ id, name }) => ({ value: id, label: name[locale] })),
        })),
      ]}
      onChange={({ currentTarget: { value } }) =>
        set({ indicator: value === "headlines" ? undefined : value })
      }
    />
  );
}

function LoadingState() {
  const { t } = useWords();
  return (
    <Stack role="status" aria-label={t("shell.loading")}>
      <Skeleton height={60} width={420} />
      <Skeleton height={120} />
      <Skeleton height={320} />
    </Stack>
  );
}

/** What would be here, why it is not, what to do first. */
function EmptyNetwork() {
  const { t } = useWords();
  return (
    <Stack maw="60ch" gap="xs">
      <Text fw={600}>{t("compare.empty")}</Text>
      <Text>{t("compare.emptyNote")}</Text>
      <Anchor component={Link} to="/data">
        {t("compare.emptyAct")}
      </Anchor>
    </Stack>
  );
}
