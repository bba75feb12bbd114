/** What others than the two ends may learn of a link, to be chosen. */
import { Radio } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import type { Disclosure } from "./link-model.ts";
import classes from "./SiteLinks.module.css";

const DISCLOSURES: readonly Disclosure[] = [
  "private",
  "existence",
  "process",
  "name",
  "contact",
];

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
