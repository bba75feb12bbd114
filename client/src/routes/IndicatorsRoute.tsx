import { useQuery } from "@apollo/client/react";
import { Skeleton, Stack, Text, Title } from "@mantine/core";
import {
  IndicatorsFiguresDocument,
  IndicatorsRouteDocument,
} from "../__generated__/operations.ts";
import { Dictionary } from "../features/dictionary/Dictionary.tsx";
import { useCatalogue } from "../lib/catalogue.ts";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { useShown } from "../lib/shown.ts";
import { useMay } from "../lib/viewer.ts";
import indicatorsTexts from "../texts/indicators.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";

/** The dictionary is the same for everyone and comes first; the viewer's figures come into it when they are there. */
export function IndicatorsRoute() {
  usePageTexts({ indicators: indicatorsTexts });
  const { t } = useWords();
  const { scope } = useScope();
  const { indicators } = useCatalogue();
  const readsFigures = useMay("figures:read");
  const { data, error, refetch } = useQuery(IndicatorsRouteDocument, {
    fetchPolicy: "cache-first",
  });
  const variables = { ...scope, ids: indicators.map(({ id }) => id) };
  const figures = useQuery(IndicatorsFiguresDocument, {
    variables,
    skip: !data || !readsFigures,
  });
  const shown = useShown(figures.data, variables);
  return (
    <Stack gap="xl">
      <header>
        <Title order={1}>{t("indicators.title")}</Title>
        <Text>{t("indicators.lead")}</Text>
      </header>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {!data && !error && (
        <Stack role="status" aria-label={t("shell.loading")}>
          <Skeleton height={60} />
          <Skeleton height={600} />
        </Stack>
      )}
      {data && (
        <Dictionary
          catalogue={data.catalogue}
          figures={
            readsFigures
              ? {
                  network: shown?.data.network,
                  variables: shown?.variables ?? variables,
                  failed: Boolean(figures.error),
                }
              : undefined
          }
        />
      )}
    </Stack>
  );
}
