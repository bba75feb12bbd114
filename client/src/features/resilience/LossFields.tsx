/** One loss as fields: what stops, from when, for how long, and what is left. */
import { Button, MultiSelect, NativeSelect, Text } from "@mantine/core";
import { useMemo } from "react";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { FindSites } from "./FindSites.tsx";
import classes from "./Lab.module.css";
import { useLab } from "./lab-context.ts";
import { NumberField } from "./NumberField.tsx";
import { LOSS_KINDS, type Loss, type LossKind } from "./scenario-definition.ts";
import type { LabWords } from "./use-lab-words.ts";

interface Option {
  readonly value: string;
  readonly label: string;
}

function sortedOptions(
  keys: Iterable<string>,
  name: (key: string) => string,
  locale: string,
): Option[] {
  const { compare } = new Intl.Collator(locale);
  return [...new Set(keys)]
    .filter((key) => key !== "" && key !== "unknown:")
    .map((value) => ({ value, label: name(value) }))
    .sort((a, b) => compare(a.label, b.label));
}

/** What keys of a kind there are in this network, by name; undefined where the kind takes none, or sites. */
function useOptions(words: LabWords, kind: LossKind): Option[] | undefined {
  const { locale } = useWords();
  const catalogue = useCatalogue();
  const { network, groups } = useLab();
  // There may be tens of thousands, which are not sorted anew with each letter that is typed.
  const ofGroups = useMemo(
    () =>
      kind === "groups"
        ? sortedOptions(groups.keys(), (id) => groups.get(id) ?? "", locale)
        : undefined,
    [kind, groups, locale],
  );
  const options = (keys: Iterable<string>, name: (key: string) => string) =>
    sortedOptions(keys, name, locale);
  switch (kind) {
    case "provinces":
    case "workforce":
      return options(network.province, (id) => catalogue.province(id)[locale]);
    case "groups":
      return ofGroups;
    case "countries":
      return options(network.country, words.country);
    case "families":
      return options(network.families, words.family);
    default:
      return undefined;
  }
}

const MOST_DAYS = 365;

export function LossFields({
  loss,
  words,
  siteName,
  legend,
  found,
  onChange,
}: {
  readonly loss: Loss;
  readonly words: LabWords;
  readonly siteName: (id: string) => string;
  readonly legend: string;
  /** What it is in this network. */
  readonly found: string;
  readonly onChange: (next: Loss | undefined) => void;
}) {
  const { t } = useWords();
  const options = useOptions(words, loss.kind);
  const number = (
    name: "days" | "from" | "left",
    most: number,
    scale: number,
    least: number,
  ) => (
    <NumberField
      label={t(`resilience.field_${name}`)}
      value={Math.round(loss[name] * scale)}
      min={least}
      max={most}
      {...(scale === 100 ? { suffix: " %", step: 5 } : {})}
      onChange={(value) => onChange({ ...loss, [name]: value / scale })}
    />
  );
  return (
    <fieldset className={classes["loss"]}>
      <legend>{legend}</legend>
      <div className={classes["fields"]}>
        <NativeSelect
          size="sm"
          label={t("resilience.field_kind")}
          value={loss.kind}
          data={LOSS_KINDS.map((value) => ({
            value,
            label: t(`resilience.kind_${value}`),
          }))}
          onChange={({ currentTarget: { value } }) => {
            const kind = LOSS_KINDS.find((each) => each === value);
            if (!kind) return;
            const keys = kind === "sharedSupplier" ? ["2"] : [];
            const left = kind === "workforce" ? 0.7 : 0;
            onChange({ ...loss, kind, keys, left });
          }}
        />
        {number("from", MOST_DAYS, 1, 1)}
        {number("days", MOST_DAYS, 1, 0)}
        {number("left", 100, 100, 0)}
        {loss.kind === "sites" && (
          <div className={classes["keys"]}>
            <FindSites
              chosen={loss.keys}
              siteName={siteName}
              onChange={(keys) => onChange({ ...loss, keys })}
            />
          </div>
        )}
        {options && (
          <MultiSelect
            className={classes["keys"] ?? ""}
            size="sm"
            label={t(`resilience.keys_${keysName(loss.kind)}`)}
            {...(loss.kind === "workforce"
              ? { description: t("resilience.keysEverywhere") }
              : {})}
            searchable
            limit={100}
            value={[...loss.keys]}
            data={options}
            nothingFoundMessage={t("shell.searchNothing")}
            onChange={(keys) => onChange({ ...loss, keys })}
          />
        )}
      </div>
      <Text size="sm" mt="xs" role="status">
        {found}
      </Text>
      <Button
        className="no-print"
        size="compact-xs"
        variant="subtle"
        color="gray"
        aria-label={t("resilience.removeOf", { name: legend })}
        onClick={() => onChange(undefined)}
      >
        {t("resilience.remove")}
      </Button>
    </fieldset>
  );
}

const keysName = (kind: LossKind) =>
  kind === "groups" || kind === "countries" || kind === "families"
    ? kind
    : "provinces";
