import { Button, Checkbox, Popover, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { choicesHolding, type FacetChoice } from "./facets-model.ts";
import classes from "./SiteFacets.module.css";

/** More than these are looked for by name rather than read through. */
const MANY = 16;
const MOST_LISTED = 60;

/** A button that says what is chosen, and opens the choices with the sites that each would leave. */
export function FacetMenu({
  label,
  choices,
  onChoose,
  nothing,
  leftOut = 0,
  children,
}: {
  readonly label: string;
  readonly choices: readonly FacetChoice[];
  readonly onChoose: (values: readonly string[]) => void;
  /** What to say where there is no choice, if not that there is none. */
  readonly nothing?: string | undefined;
  /** Choices that are not among `choices`: those with the fewest sites. */
  readonly leftOut?: number;
  /** What stands above the choices. */
  readonly children?: ReactNode;
}) {
  const { t } = useWords();
  const format = useFormat();
  const [text, setText] = useState("");
  const chosen = choices.filter(({ isChosen }) => isChosen);
  const found = choicesHolding(choices, text);
  const listed = found.slice(0, MOST_LISTED);
  const words =
    chosen.length === 0
      ? label
      : `${label}: ${
          chosen.length > 2
            ? t("filter.several", { count: chosen.length })
            : chosen.map(({ name }) => name).join(", ")
        }`;
  const toggle = (value: string, isOn: boolean) => {
    const others = chosen
      .map((choice) => choice.value)
      .filter((one) => one !== value);
    onChoose(isOn ? [...others, value] : others);
  };
  return (
    <Popover
      position="bottom-start"
      shadow="sm"
      trapFocus
      returnFocus
      onClose={() => setText("")}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          size="compact-md"
          variant={chosen.length > 0 ? "light" : "default"}
          className={classes["menu"] ?? ""}
        >
          {words}{" "}
          <span aria-hidden="true" className={classes["caret"]}>
            ▾
          </span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="sm" aria-label={label}>
        {children}
        {choices.length > MANY && (
          <TextInput
            size="sm"
            mb="xs"
            value={text}
            aria-label={t("sites.findChoice")}
            placeholder={t("sites.findChoice")}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <div role="group" aria-label={label} className={classes["choices"]}>
          {listed.map(({ value, name, count, isChosen }) => (
            <Checkbox
              key={value}
              size="xs"
              checked={isChosen}
              classNames={{
                body: classes["choice"] ?? "",
                labelWrapper: classes["choiceLabel"] ?? "",
              }}
              label={
                <span className={classes["choiceName"]}>
                  <span>{name}</span>
                  <span className={classes["count"]}>
                    {format.count(count)}
                  </span>
                </span>
              }
              onChange={(event) => toggle(value, event.currentTarget.checked)}
            />
          ))}
        </div>
        {found.length > listed.length && (
          <Text size="xs" c="dimmed" mt="xs">
            {t("sites.moreChoices", { count: found.length - listed.length })}
          </Text>
        )}
        {leftOut > 0 && (
          <Text size="xs" c="dimmed" mt="xs">
            {t("sites.choicesLeftOut", { count: leftOut })}
          </Text>
        )}
        {found.length === 0 && (
          <Text size="sm" c="dimmed">
            {nothing ?? t("sites.noChoices")}
          </Text>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
