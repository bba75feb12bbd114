/** Who would stop us: with the conditions of the people there. */
import { Button, NativeSelect, Text, Title } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { MethodLink } from "../../ui/MethodLink.tsx";
import type { SignName } from "../../ui/sign-words.ts";
import { Legend } from "../../ui/Signs.tsx";
import { hasMore, type Bottlenecks } from "./bottleneck-model.ts";
import {
  BetweenTable,
  CriticalTable,
  SingleTable,
} from "./BottleneckTables.tsx";
import { moreRows, type ExposureAddress } from "./exposure-address.ts";
import classes from "./exposure.module.css";
import { useExposureWords } from "./use-exposure-words.ts";

const SIGNS = [
  "carried",
  "silent",
  "not_asked",
  "not_applicable",
  "not_shared",
] as const satisfies readonly SignName[];

export function BottleneckPanel({
  found,
  address,
  period,
}: {
  readonly found: Bottlenecks;
  readonly address: ExposureAddress;
  readonly period: string;
}) {
  const { t } = useWords();
  const { set } = useScope();
  const words = useExposureWords(address);
  const more = moreRows(address.rows);
  const parts = { found, words, period };
  return (
    <>
      <div>
        <Title order={2}>{t("exposure.bottlenecks")}</Title>
        <Text maw="72ch">
          {t("exposure.bottlenecksNote")}{" "}
          <MethodLink topic="bottlenecks">{t("exposure.method")}</MethodLink>
        </Text>
      </div>
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
      <Legend signs={SIGNS} />
      <CriticalTable {...parts} />
      <SingleTable {...parts} />
      <BetweenTable {...parts} />
      {more && hasMore(found) && (
        <Button
          variant="default"
          className="no-print"
          style={{ alignSelf: "start" }}
          onClick={() => set({ rows: String(more) }, { replace: true })}
        >
          {t("exposure.more")}
        </Button>
      )}
    </>
  );
}
