/** Which sites the table is about: each choice says how many sites it would leave, all other filters applied. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { NativeSelect } from "@mantine/core";
import {
  SiteFacets_NetworkFragmentDoc,
  type SiteFacets_NetworkFragment,
  type Standing,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { DIMENSIONS } from "../../lib/dimension.ts";
import { filterOptions } from "../../lib/filter-options.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { useSignWords } from "../../ui/sign-words.ts";
import { FacetMenu } from "./FacetMenu.tsx";
import type { FacetChoice } from "./facets-model.ts";
import classes from "./SiteFacets.module.css";

type Counts = SiteFacets_NetworkFragment["measures"][number]["measure"];

export function SiteFacets({
  network,
  variables,
}: {
  readonly network: FragmentType<SiteFacets_NetworkFragment>;
  readonly variables: Record<string, unknown>;
}) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { filterValues, set } = useScope();
  const { data, complete } = useFragment({
    fragment: SiteFacets_NetworkFragmentDoc,
    from: network,
    variables,
  });
  if (!complete) return null;
  return (
    <div
      role="group"
      aria-label={t("sites.filters")}
      className={`no-print ${classes["facets"] ?? ""}`}
    >
      {DIMENSIONS.map(({ key, dimension, name }) => {
        const facet = data.facets.find((each) => each.dimension === dimension);
        const values = facet?.values ?? [];
        const chosen = filterValues(key);
        return (
          <FacetMenu
            key={key}
            label={t(name)}
            choices={filterOptions(
              dimension,
              values,
              chosen,
              catalogue,
              locale,
              "by_sites",
            ).map((option) => ({
              ...option,
              isChosen: chosen.includes(option.value),
            }))}
            leftOut={(facet?.total ?? 0) - values.length}
            onChoose={(wanted) => set({ [key]: wanted.join(",") })}
          />
        );
      })}
      <StandingMenu counts={data.measures[0]?.measure} />
    </div>
  );
}

/** Where sites stand towards one indicator. What is sensitive stands nowhere outside the own sites. */
function StandingMenu({ counts }: { readonly counts: Counts | undefined }) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const words = useSignWords();
  const { params, set } = useScope();
  const indicator = catalogue.findIndicator(params.get("of") ?? "");
  const chosen = params.get("standing")?.split(",") ?? [];
  const count = (standing: Standing, sites: number): FacetChoice => ({
    value: standing,
    name: words(standing),
    count: sites,
    isChosen: chosen.includes(standing),
  });
  const choices =
    indicator && counts
      ? [
          count("answered", counts.answered),
          count("silent", counts.asked - counts.answered),
          count("not_applicable", counts.notApplicable),
          count("not_asked", counts.notAsked),
          count("not_shared", counts.notShared),
        ]
      : [];
  return (
    <FacetMenu
      label={
        indicator && choices.some(({ isChosen }) => isChosen)
          ? indicator.name[locale]
          : t("sites.standing")
      }
      choices={choices}
      nothing={indicator ? undefined : t("sites.standingFirst")}
      onChoose={(values) => set({ standing: values.join(",") })}
    >
      <NativeSelect
        size="sm"
        mb="xs"
        label={t("sites.standingOf")}
        value={indicator?.id ?? ""}
        data={[
          { value: "", label: t("sites.standingNone") },
          ...catalogue.pillars.map(({ id, name }) => ({
            group: name[locale],
            items: catalogue.indicators
              .filter(
                ({ pillar, sensitivity }) =>
                  pillar.id === id && sensitivity === "standard",
              )
              .map((entry) => ({ value: entry.id, label: entry.name[locale] })),
          })),
        ]}
        onChange={(event) =>
          set({
            of: event.currentTarget.value,
            ...(event.currentTarget.value ? {} : { standing: undefined }),
          })
        }
      />
    </FacetMenu>
  );
}
