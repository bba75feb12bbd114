/** A choice among a few steps in an order. It moves at once; what hangs on it is asked for when it rests. */
import { Slider, Text } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useId, useState } from "react";
import classes from "./StepSlider.module.css";

const REST_MS = 300;

export interface Step {
  /** Below its mark. */
  readonly mark: string;
  /** What is said of it. */
  readonly words: string;
}

export function StepSlider({
  label,
  steps,
  value,
  onChoose,
}: {
  readonly label: string;
  /** Two or more. */
  readonly steps: readonly Step[];
  /** Index of `steps`. */
  readonly value: number;
  readonly onChoose: (value: number) => void;
}) {
  const id = useId();
  const [moved, setMoved] = useState<number>();
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setMoved(undefined);
  }
  const shown = moved ?? value;
  const rest = useDebouncedCallback((step: number) => {
    if (step !== value) onChoose(step);
  }, REST_MS);
  const wordsOf = (step: number) => steps[step]?.words ?? "";
  return (
    <div className={classes["slider"]}>
      <Text size="sm" fw={500} id={id}>
        {label}
      </Text>
      <Slider
        size="sm"
        min={0}
        max={steps.length - 1}
        value={shown}
        label={null}
        marks={steps.map(({ mark }, step) => ({ value: step, label: mark }))}
        thumbProps={{ "aria-labelledby": id }}
        thumbValueText={wordsOf}
        className={classes["track"] ?? ""}
        classNames={{ markLabel: classes["mark"] ?? "" }}
        onChange={(step) => {
          setMoved(step);
          rest(step);
        }}
      />
      <Text size="xs" className={classes["words"] ?? ""} aria-hidden="true">
        {wordsOf(shown)}
      </Text>
    </div>
  );
}
