import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Group, NativeSelect } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import {
  FilterRow_NetworkFragmentDoc,
  type Dimension,
  type FilterRow_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords, type TextKey } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope, type FilterKey } from "../../lib/scope.ts";
import classes from "./FilterRow.module.css";
import { filterOptions } from "../../lib/filter-options.ts";

interface Part {
  readonly key: FilterKey;
  readonly dimension: Dimension;
  readonly label: TextKey;
  readonly all: TextKey;
}

const PARTS: readonly Part[] = [
  {
    key: "tier",
    dimension: "tier",
    label: "filter.tier",
    all: "filter.allTiers",
  },
  {
    key: "province",
    dimension: "province",
    label: "filter.province",
    all: "filter.allProvinces",
  },
  {
    key: "segment",
    dimension: "segment",
    label: "filter.segment",
    all: "filter.allSegments",
  },
  {
    key: "size",
    dimension: "size_band",
    label: "filter.size",
    all: "filter.allSizes",
  },
];

const WIDE = "(min-width: 48em)";
/** Stands for several values at once, which an address may hold and this row can only clear. */
const SEVERAL = " ";

/** Which sites a page is about, in one row: each choice says how many sites it would leave. */
export function FilterRow({
  network,
  variables,
}: {
  readonly network: FragmentType<FilterRow_NetworkFragment>;
  readonly variables: Record<string, unknown>;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const { filterValues, set } = useScope();
  // On a phone they wait behind a word: the figures come first.
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  const { data, complete } = useFragment({
    fragment: FilterRow_NetworkFragmentDoc,
    from: network,
    variables,
  });
  if (!complete) return null;
  return (
    <details className="no-print" open={isWide}>
      <summary className={classes["summary"]}>{t("filter.filters")}</summary>
      <Group gap="sm" align="end">
        {PARTS.map(({ key, dimension, label, all }) => {
          const chosen = filterValues(key);
          const options = filterOptions(
            dimension,
            data.facets.find((facet) => facet.dimension === dimension)
              ?.values ?? [],
            chosen,
            catalogue,
            locale,
          );
          return (
            <NativeSelect
              key={key}
              size="sm"
              maw={220}
              label={t(label)}
              value={chosen.length > 1 ? SEVERAL : (chosen[0] ?? "")}
              data={[
                { value: "", label: t(all) },
                ...(chosen.length > 1
                  ? [
                      {
                        value: SEVERAL,
                        label: t("filter.several", { count: chosen.length }),
                      },
                    ]
                  : []),
                ...options.map(({ value, name, count }) => ({
                  value,
                  label: `${name} (${format.count(count)})`,
                })),
              ]}
              onChange={(event) => {
                const { value } = event.currentTarget;
                if (value !== SEVERAL) set({ [key]: value || undefined });
              }}
            />
          );
        })}
      </Group>
    </details>
  );
}
