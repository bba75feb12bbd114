/** What others than the two ends may learn of a link, and up to which day, to be chosen. */
import { Radio } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import type { Disclosure } from "./link-model.ts";
import { OptionalDay } from "./OptionalDay.tsx";
import classes from "./SiteLinks.module.css";

const DISCLOSURES: readonly Disclosure[] = [
  "private",
  "existence",
  "process",
  "name",
  "contact",
];

/** A disclosure that is to end is offered for a year. */
const inAYear = (today: string): string =>
  `${Number(today.slice(0, 4)) + 1}${today.slice(4).replace("-02-29", "-02-28")}`;

export function DisclosedUntil({
  disclosure,
  value,
  today,
  onChange,
}: {
  readonly disclosure: string;
  /** `YYYY-MM-DD`, empty for none. */
  readonly value: string;
  readonly today: string;
  readonly onChange: (day: string) => void;
}) {
  const { t } = useWords();
  if (disclosure === "private") return null;
  return (
    <OptionalDay
      label={t("links.disclosedUntil")}
      question={t("links.disclosureEnds")}
      value={value}
      today={today}
      start={inAYear(today)}
      onChange={onChange}
    />
  );
}

export function Disclosures({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useWords();
  return (
    <Radio.Group
      label={t("links.disclosure")}
      value={value}
      onChange={onChange}
    >
      <div className={classes["options"]}>
        {DISCLOSURES.map((each) => (
          <Radio
            key={each}
            size="md"
            value={each}
            label={t(`links.tells_${each}`)}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
