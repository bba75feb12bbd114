/** How the network is drawn: each choice stands in the address. */
import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import {
  DETAILS,
  GROUPINGS,
  SCALES,
  SHADES,
  VIEWS,
  type ExplorerAddress,
} from "./explorer-address.ts";
import classes from "./Explorer.module.css";

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
        <NativeSelect
          size="sm"
          label={t("network.scale")}
          value={scale}
          data={SCALES.map((value) => ({
            value,
            label: t(`network.scale_${value}`),
          }))}
          onChange={({ currentTarget: { value } }) =>
            set({ scale: value === SCALES[0] ? undefined : value })
          }
        />
        <NativeSelect
          size="sm"
          label={t("network.depth")}
          value={depth === undefined ? "" : String(depth)}
          data={[
            { value: "", label: t("network.depthAll") },
            ...Array.from({ length: deepest }, (_, i) => ({
              value: String(i + 1),
              label: catalogue.tier(String(i + 1))[locale],
            })),
          ]}
          onChange={({ currentTarget: { value } }) => set({ depth: value })}
        />
        {!isMap && (
          <NativeSelect
            size="sm"
            label={t("network.detail")}
            value={String(detail)}
            data={DETAILS.map((_, i) => ({
              value: String(i),
              label: t(`network.detail_${i as 0 | 1 | 2 | 3}`),
            }))}
            onChange={({ currentTarget: { value } }) =>
              set({ detail: value === "1" ? undefined : value })
            }
          />
        )}
      </div>
    </div>
  );
}
