/** What is compared with what: two periods, two groups of sites, or both at once. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, NativeSelect, Text } from "@mantine/core";
import {
  CellChooser_NetworkFragmentDoc,
  type CellChooser_NetworkFragment,
  type Dimension,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import {
  OTHER,
  otherParams,
  otherValue,
  quartersBefore,
} from "../../lib/compared.ts";
import { DIMENSIONS } from "../../lib/dimension.ts";
import { filterOptions } from "../../lib/filter-options.ts";
import { useWords, type TextKey } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope, type FilterKey } from "../../lib/scope.ts";
import classes from "./comparison.module.css";

const ALL_OF: Readonly<Record<FilterKey, TextKey>> = {
  tier: "filter.allTiers",
  province: "filter.allProvinces",
  segment: "filter.allSegments",
  size: "filter.allSizes",
  group: "compare.allGroups",
};
/** An address may hold several values of a part at once, which a choice of one can only replace. */
const SEVERAL = " ";

interface Choice {
  readonly value: string;
  readonly label: string;
}

export function CellChooser({
  network,
  variables,
  groups,
}: {
  readonly network: FragmentType<CellChooser_NetworkFragment>;
  readonly variables: Record<string, unknown>;
  /** Names of groups of firms, for those that the address filters by. */
  readonly groups: ReadonlyMap<string, string>;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const { params, set } = useScope();
  const { data, complete } = useFragment({
    fragment: CellChooser_NetworkFragmentDoc,
    from: network,
    variables,
  });
  if (!complete) return null;
  const { period } = data;
  const other = otherParams(params);
  const periods = [
    ...new Set([
      ...data.periods,
      period,
      params.get("period") ?? period,
      other.get("period") ?? period,
    ]),
  ]
    .sort()
    .reverse()
    .map((value): Choice => ({ value, label: format.period(value) }));
  const choicesOf = (
    key: FilterKey,
    dimension: Dimension,
    chosen: readonly string[],
  ): readonly Choice[] => [
    { value: "", label: t(ALL_OF[key]) },
    ...(chosen.length > 1
      ? [
          {
            value: SEVERAL,
            label: t("filter.several", { count: chosen.length }),
          },
        ]
      : []),
    ...filterOptions(
      dimension,
      data.facets.find((facet) => facet.dimension === dimension)?.values ?? [],
      chosen,
      catalogue,
      locale,
    ).map(({ value, name, count }) => ({
      value,
      label: `${groups.get(value) ?? name} (${format.count(count)})`,
    })),
  ];
  const side = (
    title: string,
    cell: URLSearchParams,
    choose: (key: FilterKey | "period", value: string | undefined) => void,
  ) => (
    <fieldset className={classes["side"]}>
      <legend className={classes["sideTitle"]}>{title}</legend>
      <NativeSelect
        size="sm"
        label={t("shell.period")}
        value={cell.get("period") ?? period}
        data={periods}
        onChange={(event) => choose("period", event.currentTarget.value)}
      />
      {DIMENSIONS.map(({ key, dimension, name }) => {
        const chosen = cell.get(key)?.split(",").filter(Boolean) ?? [];
        // Groups of firms are many, and their page filters by them: here one may only stay or go.
        if (key === "group" && chosen.length === 0) return null;
        return (
          <NativeSelect
            key={key}
            size="sm"
            label={t(name)}
            value={chosen.length > 1 ? SEVERAL : (chosen[0] ?? "")}
            data={choicesOf(key, dimension, chosen)}
            onChange={({ currentTarget: { value } }) => {
              if (value !== SEVERAL) choose(key, value || undefined);
            }}
          />
        );
      })}
    </fieldset>
  );
  /** What the right cell took over from the left one stays as it is when the left one moves. */
  const chooseLeft = (key: FilterKey | "period", value: string | undefined) => {
    const was = other.get(key) ?? (key === "period" ? period : undefined);
    const next = new URLSearchParams(params);
    if (value) next.set(key, value);
    else next.delete(key);
    set({
      [key]: value,
      [`${OTHER}${key}`]: otherValue(next, key, was),
      ...(key === "period" ? { asOf: undefined } : {}),
    });
  };
  return (
    <section className="no-print" aria-label={t("compare.choose")}>
      <div className={classes["sides"]}>
        {side(t("compare.left"), params, chooseLeft)}
        {side(t("compare.right"), other, (key, value) =>
          set({
            [`${OTHER}${key}`]:
              key === "period" ? value : otherValue(params, key, value),
          }),
        )}
      </div>
      <Text size="sm" mt="xs" className={classes["shortcuts"] ?? ""}>
        {(
          [
            ["compare.quarterBefore", 1],
            ["compare.yearBefore", 4],
          ] as const
        ).map(([words, quarters]) => (
          <Anchor
            key={words}
            component="button"
            type="button"
            size="sm"
            onClick={() =>
              set({
                [`${OTHER}period`]: quartersBefore(
                  params.get("period") ?? period,
                  quarters,
                ),
              })
            }
          >
            {t(words)}
          </Anchor>
        ))}
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => {
            const keys = ["period", "q", ...DIMENSIONS.map(({ key }) => key)];
            set(
              Object.fromEntries(
                keys.flatMap((key) => {
                  const [left, right] = [params.get(key), other.get(key)];
                  return [
                    [key, right ?? undefined],
                    [
                      `${OTHER}${key}`,
                      left === right
                        ? undefined
                        : (left ?? (key === "period" ? period : "all")),
                    ],
                  ];
                }),
              ),
            );
          }}
        >
          {t("compare.swap")}
        </Anchor>
      </Text>
    </section>
  );
}
