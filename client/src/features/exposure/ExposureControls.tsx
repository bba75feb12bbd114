/** What the exposure is to: each choice stands in the address. */
import { NativeSelect } from "@mantine/core";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { DampingSlider } from "./DampingSlider.tsx";
import {
  canBeConcern,
  CONCERNS,
  LEVELS,
  STEPS,
  WEIGHTS,
  type ExposureAddress,
} from "./exposure-address.ts";
import classes from "./exposure.module.css";
import { useExposureWords } from "./use-exposure-words.ts";

export function ExposureControls({
  address,
}: {
  readonly address: ExposureAddress;
}) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { set } = useScope();
  const { about } = useExposureWords(address);
  const { concern, indicator, below, damping, weights } = address;
  const term = indicator ? catalogue.findIndicator(indicator) : undefined;
  const hasLevels = concern === "hrdd" || term?.valueType === "ordinal";
  return (
    <div
      className={classes["controls"]}
      role="group"
      aria-label={t("exposure.controls")}
    >
      <div>
        <NativeSelect
          size="sm"
          className="no-print"
          label={t("exposure.concern")}
          value={concern === "indicator" ? (indicator ?? "") : concern}
          data={[
            {
              group: t("exposure.concernsMain"),
              items: CONCERNS.map((value) => ({
                value,
                label: t(`exposure.concern_${value}`),
              })),
            },
            ...catalogue.pillars.map(({ id, name }) => ({
              group: name[locale],
              items: catalogue.indicators
                .filter((each) => each.pillar.id === id && canBeConcern(each))
                .map((each) => ({ value: each.id, label: each.name[locale] })),
            })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            set({
              concern: value === CONCERNS[0] ? undefined : value,
              step: undefined,
              below: undefined,
              way: undefined,
            })
          }
        />
        <p className={classes["quiet"]}>{about}</p>
      </div>
      {hasLevels && (
        <div className="no-print">
          {concern === "hrdd" && (
            <NativeSelect
              size="sm"
              mb="xs"
              label={t("exposure.step")}
              value={indicator}
              data={STEPS.map((value) => ({
                value,
                label: catalogue.findIndicator(value)?.name[locale] ?? value,
              }))}
              onChange={({ currentTarget: { value } }) =>
                set({
                  step: value === STEPS[0] ? undefined : value,
                  way: undefined,
                })
              }
            />
          )}
          <NativeSelect
            size="sm"
            label={t("exposure.below")}
            value={String(below)}
            data={LEVELS.map(String)}
            onChange={({ currentTarget: { value } }) =>
              set({ below: value === "2" ? undefined : value, way: undefined })
            }
          />
        </div>
      )}
      <div>
        <NativeSelect
          size="sm"
          label={t("exposure.weightsLabel")}
          value={weights}
          data={WEIGHTS.map((value) => ({
            value,
            label: t(`exposure.weights_${value}`),
          }))}
          onChange={({ currentTarget: { value } }) =>
            set({
              weights: value === WEIGHTS[0] ? undefined : value,
              way: undefined,
            })
          }
        />
        <p className={classes["quiet"]}>{t("exposure.weightsNote")}</p>
      </div>
      <DampingSlider
        value={damping}
        onChoose={(value) =>
          set({
            damping: value === 50 ? undefined : String(value),
            way: undefined,
          })
        }
      />
    </div>
  );
}
