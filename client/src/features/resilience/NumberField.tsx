/** A number that is typed: what is out of range while it is being typed changes nothing, and goes when the field is left. */
import { NumberInput, type NumberInputProps } from "@mantine/core";
import { useState } from "react";

export function NumberField({
  value,
  min,
  max,
  onChange,
  ...props
}: Omit<NumberInputProps, "max" | "min" | "onChange" | "value"> & {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}) {
  const [draft, setDraft] = useState<string | number>();
  return (
    <NumberInput
      size="sm"
      allowDecimal={false}
      allowNegative={false}
      {...props}
      clampBehavior="none"
      min={min}
      max={max}
      value={draft ?? value}
      onChange={(typed) => {
        setDraft(typed);
        if (typeof typed === "number" && typed >= min && typed <= max)
          onChange(typed);
      }}
      onBlur={() => setDraft(undefined)}
    />
  );
}
