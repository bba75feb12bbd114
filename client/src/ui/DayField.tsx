/** A day, chosen in the viewer's own era: browsers' date fields know only theirs. */
import { Input, NativeSelect } from "@mantine/core";
import { dayOfParts, daysInMonth, partsOfDay } from "../lib/day.ts";
import { useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";
import classes from "./DayField.module.css";

const upTo = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

export function DayField({
  label,
  value,
  years,
  onChange,
}: {
  readonly label: string;
  /** `YYYY-MM-DD` */
  readonly value: string;
  /** The first and the last year that can be chosen. */
  readonly years: readonly [number, number];
  readonly onChange: (day: string) => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const parts = partsOfDay(value);
  const part = (
    name: "day" | "month" | "year",
    options: readonly { readonly value: number; readonly label: string }[],
  ) => (
    <NativeSelect
      size="sm"
      aria-label={t(`day.${name}`)}
      value={parts[name]}
      data={options.map((option) => ({
        value: String(option.value),
        label: option.label,
      }))}
      onChange={(event) =>
        onChange(
          dayOfParts({ ...parts, [name]: Number(event.currentTarget.value) }),
        )
      }
    />
  );
  const [first, last] = years;
  return (
    <fieldset className={classes["field"]}>
      <Input.Label component="legend" size="sm">
        {label}
      </Input.Label>
      <div className={classes["parts"]}>
        {part(
          "day",
          upTo(1, daysInMonth(parts.year, parts.month)).map((day) => ({
            value: day,
            label: format.count(day),
          })),
        )}
        {part(
          "month",
          upTo(1, 12).map((month) => ({
            value: month,
            label: format.month(month),
          })),
        )}
        {part(
          "year",
          upTo(Math.min(first, parts.year), Math.max(last, parts.year)).map(
            (year) => ({ value: year, label: format.year(year) }),
          ),
        )}
      </div>
    </fieldset>
  );
}
