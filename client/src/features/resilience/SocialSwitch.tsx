/** The hypothesis that people make stops shorter: off by default, and never without its name. */
import { NativeSelect, Switch, Text } from "@mantine/core";
import { useId } from "react";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import classes from "./Lab.module.css";
import { useLab } from "./lab-context.ts";
import {
  SOCIAL_STRENGTH,
  type ScenarioDefinition,
} from "./scenario-definition.ts";

const STRENGTHS = [0.1, 0.2, 0.3, 0.4, 0.5];

export function SocialSwitch({
  definition,
  onChange,
}: {
  readonly definition: ScenarioDefinition;
  readonly onChange: (next: ScenarioDefinition) => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { network } = useLab();
  const { social } = definition;
  const id = useId();
  const known = network.state.reduce(
    (count, state) => count + (Number.isNaN(state) ? 0 : 1),
    0,
  );
  return (
    <div
      className={`${classes["hypothesis"]} ${social === null ? "no-print" : ""}`}
    >
      <Switch
        checked={social !== null}
        label={t("resilience.social")}
        aria-describedby={id}
        onChange={({ currentTarget: { checked } }) =>
          onChange({ ...definition, social: checked ? SOCIAL_STRENGTH : null })
        }
      />
      <Text size="xs" c="dimmed" maw="96ch" id={id}>
        {t("resilience.socialNote", {
          known: format.count(known),
          sites: format.count(network.sites.length),
        })}
      </Text>
      {social !== null && (
        <>
          <NativeSelect
            mt="sm"
            size="sm"
            maw={360}
            label={t("resilience.socialStrength")}
            value={String(social)}
            data={[...new Set([...STRENGTHS, social])]
              .sort((a, b) => a - b)
              .map((value) => ({
                value: String(value),
                label: format.percent(value),
              }))}
            onChange={({ currentTarget: { value } }) =>
              onChange({ ...definition, social: Number(value) })
            }
          />
          <Text size="sm" mt="xs" maw="72ch">
            {t("resilience.socialStrengthNote")}
          </Text>
        </>
      )}
    </div>
  );
}
