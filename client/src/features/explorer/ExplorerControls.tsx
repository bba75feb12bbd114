/** How the network is drawn: each choice stands in the address. */
import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import {
  DETAIL_SITES,
  DETAILS,
  GROUPINGS,
  MAP_SCALES,
  SCALES,
  SHADES,
  VIEWS,
  type ExplorerAddress,
} from "./explorer-address.ts";
import classes from "./Explorer.module.css";
import { StepSlider } from "./StepSlider.tsx";

export function ExplorerControls({
  address,
  tiers,
}: {
  readonly address: ExplorerAddress;
  /** Of the whole lens. */
  readonly tiers: readonly string[];
}) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const format = useFormat();
  const { set } = useScope();
  const { view, by, shade, scale, depth, detail } = address;
  const deepest = Math.max(
    0,
    ...tiers.map(Number).filter((tier) => Number.isInteger(tier)),
  );
  const isMap = view === "map";
  return (
    <div
      className={`no-print ${classes["controls"] ?? ""}`}
      role="group"
      aria-label={t("network.controls")}
    >
      <SegmentedControl
        size="sm"
        value={view}
        aria-label={t("network.view")}
        data={VIEWS.map((value) => ({
          value,
          label: t(`network.view_${value}`),
        }))}
        onChange={(value) =>
          set({ view: value === VIEWS[0] ? undefined : value })
        }
      />
      <div className={classes["choices"]}>
        {!isMap && (
          <NativeSelect
            size="sm"
            label={t("network.by")}
            value={by}
            data={GROUPINGS.map((value) => ({
              value,
              label: t(`filter.${value}`),
            }))}
            onChange={({ currentTarget: { value } }) =>
              set({
                by: value === GROUPINGS[0] ? undefined : value,
                open: undefined,
                at: undefined,
              })
            }
          />
        )}
        <NativeSelect
          size="sm"
          label={t("network.shade")}
          value={shade}
          data={[
            {
              group: t("network.shadesOfAnswers"),
              items: SHADES.map((value) => ({
                value,
                label: t(`network.shade_${value}`),
              })),
            },
            ...catalogue.pillars.map(({ id, name }) => ({
              group: name[locale],
              items: catalogue.indicators
                .filter(
                  ({ pillar, sensitivity }) =>
                    pillar.id === id && sensitivity === "standard",
                )
                .map((entry) => ({
                  value: entry.id,
                  label: entry.name[locale],
                })),
            })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            set({ shade: value === SHADES[0] ? undefined : value })
          }
        />
        {(isMap || view === "tiers") && (
          <NativeSelect
            size="sm"
            label={t("network.scale")}
            value={scale}
            data={(isMap ? MAP_SCALES : SCALES).map((value) => ({
              value,
              label: t(`network.scale_${value}`),
            }))}
            onChange={({ currentTarget: { value } }) =>
              set({ scale: value === SCALES[0] ? undefined : value })
            }
          />
        )}
        {deepest > 1 && (
          <StepSlider
            label={t("network.depth")}
            value={Math.min(Math.max(depth ?? deepest, 1), deepest) - 1}
            steps={Array.from({ length: deepest }, (_, i) =>
              i + 1 === deepest
                ? { mark: t("network.allMark"), words: t("network.depthAll") }
                : {
                    mark: String(i + 1),
                    words: catalogue.tier(String(i + 1))[locale],
                  },
            )}
            onChoose={(step) =>
              set({
                depth: step + 1 === deepest ? undefined : String(step + 1),
              })
            }
          />
        )}
        {!isMap && (
          <StepSlider
            label={t("network.detail", {
              by: t(
                scale === "criticality"
                  ? "network.scale_criticality"
                  : "network.scale_flow",
              ),
            })}
            value={detail}
            steps={DETAILS.map((groups, i) => ({
              mark: format.count(groups),
              words: t("network.detailStep", {
                groups: format.count(groups),
                sites: format.count(DETAIL_SITES[i] ?? groups),
              }),
            }))}
            onChoose={(step) =>
              set({ detail: step === 1 ? undefined : String(step) })
            }
          />
        )}
      </div>
    </div>
  );
}
