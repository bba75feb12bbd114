/** What is assumed where nobody says: each number with our default beside it, marked as our model's. */
import { Button, Text } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import classes from "./Lab.module.css";
import { useLab } from "./lab-context.ts";
import { NumberField } from "./NumberField.tsx";
import {
  ASSUMPTIONS,
  DEFINITION_DEFAULTS,
  RANGES,
  type Assumptions,
  type ScenarioDefinition,
} from "./scenario-definition.ts";

/** Told in per cent. */
const SHARES: ReadonlySet<keyof Assumptions> = new Set(["overtime", "extra"]);

/** What is assumed, in one line: always there, on paper too. */
export function AssumptionsLine({
  definition,
}: {
  readonly definition: ScenarioDefinition;
}) {
  const { t } = useWords();
  const format = useFormat();
  const days = (value: number) =>
    t("resilience.days", { count: value, days: format.number(value, 1) });
  return (
    <Text size="sm" maw="96ch">
      {t("resilience.assumed", {
        stock: days(definition.stock),
        overtime: format.percent(definition.overtime),
        extra: format.percent(definition.extra),
        switching: format.count(definition.switching),
        recovery: days(definition.recovery),
        horizon: days(definition.horizon),
      })}
    </Text>
  );
}

export function AssumptionsForm({
  definition,
  onChange,
}: {
  readonly definition: ScenarioDefinition;
  readonly onChange: (next: ScenarioDefinition) => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { network } = useLab();
  const shown = (name: keyof Assumptions, value: number) =>
    SHARES.has(name)
      ? format.percent(value)
      : t("resilience.days", { count: value, days: format.number(value, 1) });
  const told = (column: readonly (number | null)[]) =>
    column.filter((value) => value !== null).length;
  const isDefault = ASSUMPTIONS.every(
    (name) =>
      name === "horizon" || definition[name] === DEFINITION_DEFAULTS[name],
  );
  return (
    <details className={`no-print ${classes["assumptions"] ?? ""}`}>
      <summary>{t("resilience.assumptions")}</summary>
      <Text size="sm" maw="72ch" my="xs">
        {t("resilience.assumptionsNote", {
          stock: format.count(told(network.stockDays)),
          recovery: format.count(told(network.recoveryDays)),
          sites: format.count(network.sites.length),
        })}
      </Text>
      <div className={classes["fields"]}>
        {ASSUMPTIONS.map((name) => {
          const [least, most, step] = RANGES[name];
          const scale = SHARES.has(name) ? 100 : 1;
          return (
            <NumberField
              key={name}
              label={t(`resilience.assume_${name}`)}
              description={t("resilience.assumeDefault", {
                value: shown(name, DEFINITION_DEFAULTS[name]),
              })}
              value={Math.round(definition[name] * scale * 100) / 100}
              min={least * scale}
              max={most * scale}
              step={step * scale}
              {...(scale === 100 ? { suffix: " %" } : {})}
              onChange={(value) =>
                onChange({ ...definition, [name]: value / scale })
              }
            />
          );
        })}
      </div>
      {!isDefault && (
        <Button
          className="no-print"
          mt="sm"
          size="compact-sm"
          variant="default"
          onClick={() =>
            onChange({
              ...DEFINITION_DEFAULTS,
              lost: definition.lost,
              social: definition.social,
              horizon: definition.horizon,
              ...(definition.basis ? { basis: definition.basis } : {}),
            })
          }
        >
          {t("resilience.toDefaults")}
        </Button>
      )}
    </details>
  );
}
