import { Checkbox } from "@mantine/core";
import { DayField } from "../../ui/DayField.tsx";

/** How far back and ahead a day may be chosen. */
const YEARS_BACK = 40;
const YEARS_AHEAD = 10;

/** A day, or none. */
export function OptionalDay({
  label,
  question,
  value,
  today,
  start = today,
  onChange,
}: {
  readonly label: string;
  /** Whether there is one. */
  readonly question: string;
  /** `YYYY-MM-DD`, empty for none. */
  readonly value: string;
  readonly today: string;
  /** What it begins with once there is to be one. */
  readonly start?: string;
  readonly onChange: (day: string) => void;
}) {
  const year = Number(today.slice(0, 4));
  return (
    <div>
      <Checkbox
        size="md"
        label={question}
        checked={value !== ""}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.checked ? start : "")
        }
      />
      {value !== "" && (
        <DayField
          label={label}
          value={value}
          years={[year - YEARS_BACK, year + YEARS_AHEAD]}
          onChange={onChange}
        />
      )}
    </div>
  );
}
