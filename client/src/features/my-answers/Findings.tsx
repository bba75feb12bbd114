/** What is to be said of a cell, in words, at the cell; with the ways out that there are. */
import { Button, Group, Text } from "@mantine/core";
import { readPercentage } from "@saphan/shared/contract";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { SAID_HERE, type Check } from "./cell-checks.ts";
import type { CellView, Texts } from "./cells-model.ts";
import classes from "./MyAnswers.module.css";

export function Findings({
  id,
  cell,
  checks,
  last,
  base,
  onType,
}: {
  /** Of the element, so that fields can point to it. */
  readonly id: string;
  readonly cell: CellView;
  readonly checks: readonly Check[];
  /** The last value, and the last number that it was taken of, in words. */
  readonly last: { readonly value: string; readonly base: string } | undefined;
  readonly base: { readonly name: string; readonly value: string } | undefined;
  readonly onType: (texts: Texts) => void;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { texts } = cell;
  const others = (cell.saved?.findings ?? []).filter(
    ({ code }) => !SAID_HERE.has(code),
  );
  const written = readPercentage(texts.value.trim())?.written;
  return (
    <div id={id} role="status" className={classes["findings"]}>
      {cell.isDrafted && (
        <>
          {checks.map(({ code, isHindrance, field }) => (
            <div key={`${code} ${field}`}>
              <Text size="sm" c={isHindrance ? "var(--saphan-bad)" : ""}>
                <span aria-hidden="true">{isHindrance ? "✕ " : "! "}</span>
                {t(`answers.trap_${code}`, {
                  last: (code === "base_jump" ? last?.base : last?.value) ?? "",
                  fact: base?.name ?? "",
                  base: base?.value ?? "",
                })}
              </Text>
              {code === "percent_or_fraction" && written !== undefined && (
                <Group gap="xs">
                  {[written, Number((written * 100).toPrecision(12))].map(
                    (percent) => (
                      <Button
                        key={percent}
                        size="compact-md"
                        variant="default"
                        onClick={() =>
                          onType({ ...texts, value: `${percent}%` })
                        }
                      >
                        {t("answers.writePercent", {
                          value: format.number(percent, 4),
                        })}
                      </Button>
                    ),
                  )}
                </Group>
              )}
              {code === "zero_denominator" && (
                <Button
                  size="compact-md"
                  variant="default"
                  onClick={() =>
                    onType({
                      ...texts,
                      state: "not_applicable",
                      numerator: "",
                      denominator: "",
                      value: "",
                    })
                  }
                >
                  {t("answers.setNotApplicable")}
                </Button>
              )}
            </div>
          ))}
          {others.map(({ code, kind, field, reason }) => (
            <Text
              key={`${code} ${field}`}
              size="sm"
              c={kind === "warned" ? "" : "var(--saphan-bad)"}
            >
              <span aria-hidden="true">{kind === "warned" ? "! " : "✕ "}</span>
              {reason[locale]}
            </Text>
          ))}
        </>
      )}
    </div>
  );
}
