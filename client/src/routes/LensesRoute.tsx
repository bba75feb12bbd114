import { useQuery } from "@apollo/client/react";
import { Skeleton, Stack, Text, Title } from "@mantine/core";
import { LensesRouteDocument } from "../__generated__/operations.ts";
import { LensOverlap } from "../features/lens-overlap/LensOverlap.tsx";
import { readOverlapAddress } from "../features/lens-overlap/overlap-address.ts";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";
import { useScope } from "../lib/scope.ts";
import { useShown } from "../lib/shown.ts";
import lenses from "../texts/lenses.json" with { type: "json" };
import sites from "../texts/sites.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";

/** For who may know of other customers: programmes and administrators. */
export function LensesRoute() {
  usePageTexts({ lenses, sites });
  const { t } = useWords();
  const format = useFormat();
  const { params } = useScope();
  const variables = { ...readOverlapAddress(params) };
  const { data, error, refetch } = useQuery(LensesRouteDocument, {
    variables,
  });
  const shown = useShown(data, variables);
  const overlap = shown?.data.lensOverlap;
  return (
    <Stack gap="md">
      <Title order={1}>{t("lenses.title")}</Title>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {!overlap && !error && (
        <Skeleton height={420} role="status" aria-label={t("shell.loading")} />
      )}
      {overlap && (
        <Stack
          gap="xl"
          aria-busy={shown.isStale}
          opacity={shown.isStale ? 0.6 : 1}
        >
          <Text size="sm" c="dimmed" maw="80ch">
            {t("lenses.lead", {
              day: format.day(overlap.asOf),
              seq: overlap.seq,
            })}
          </Text>
          {overlap.automakers.length === 0 ? (
            <Text>{t("lenses.none")}</Text>
          ) : (
            <LensOverlap overlap={overlap} />
          )}
        </Stack>
      )}
    </Stack>
  );
}
