/** Who would stop us: loaded beside the exposure, as it depends on links alone. */
import { useQuery } from "@apollo/client/react";
import {
  Button,
  NativeSelect,
  Skeleton,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { BottlenecksDocument } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { useShown } from "../../lib/shown.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import { MethodLink } from "../../ui/MethodLink.tsx";
import { hasMore } from "./bottleneck-model.ts";
import {
  BetweenTable,
  CriticalTable,
  SingleTable,
} from "./BottleneckTables.tsx";
import {
  bottleneckInput,
  moreRows,
  type ExposureAddress,
} from "./exposure-address.ts";
import classes from "./exposure.module.css";
import { useExposureWords } from "./use-exposure-words.ts";

export function BottleneckPanel({
  address,
}: {
  readonly address: ExposureAddress;
}) {
  const { t } = useWords();
  const { scope, set } = useScope();
  const words = useExposureWords(address);
  const variables = { ...scope, input: bottleneckInput(address) };
  const { data, error, refetch } = useQuery(BottlenecksDocument, { variables });
  const shown = useShown(data, variables);
  const more = moreRows(address.rows);
  const found = shown?.data.network.bottlenecks;
  return (
    <section aria-labelledby="bottlenecks">
      <Title order={2} id="bottlenecks">
        {t("exposure.bottlenecks")}
      </Title>
      <Text c="dimmed" maw="72ch" mb="sm">
        {t("exposure.bottlenecksNote")}{" "}
        <MethodLink topic="bottlenecks">{t("exposure.method")}</MethodLink>
      </Text>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {!found && !error && <Skeleton height={320} />}
      {shown && found && (
        <Stack
          gap="lg"
          aria-busy={shown.isStale}
          opacity={shown.isStale ? 0.6 : 1}
        >
          <NativeSelect
            size="sm"
            className={`no-print ${classes["tier"] ?? ""}`}
            label={t("exposure.ofTier")}
            value={address.tiers[0] ?? ""}
            data={[
              { value: "", label: t("exposure.allTiers") },
              ...found.tiers.map((tier) => ({
                value: tier,
                label: words.tier(tier),
              })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              set({ of_tier: value, rows: undefined })
            }
          />
          <CriticalTable
            found={found}
            words={words}
            period={shown.data.network.period}
          />
          <SingleTable
            found={found}
            words={words}
            period={shown.data.network.period}
          />
          <BetweenTable
            found={found}
            words={words}
            period={shown.data.network.period}
          />
          {more && hasMore(found) && (
            <Button
              variant="default"
              className="no-print"
              style={{ justifySelf: "start", alignSelf: "start" }}
              onClick={() => set({ rows: String(more) }, { replace: true })}
            >
              {t("exposure.more")}
            </Button>
          )}
        </Stack>
      )}
    </section>
  );
}
