/** What is assumed, what is not named, and how exactly it was worked out. */
import { Title } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { MethodLink } from "../../ui/MethodLink.tsx";
import type { Exposure } from "./exposure-model.ts";
import classes from "./exposure.module.css";
import type { ExposureWords } from "./use-exposure-words.ts";

export function HowSure({
  exposure: { assumed, basis, sweeps, residual, converged },
  words,
}: {
  readonly exposure: Exposure;
  readonly words: ExposureWords;
}) {
  const { t } = useWords();
  const format = useFormat();
  const circles = {
    sweeps: format.count(sweeps),
    residual: `${(residual * 100).toExponential(0)}\u202f%`,
  };
  const lines = [
    assumed !== null &&
      (assumed < 5e-4
        ? t("exposure.assumedNone")
        : t("exposure.assumed", { assumed: words.percent(assumed) })),
    basis.unnamed > 0 &&
      t("exposure.unnamedPart", { unnamed: words.percent(basis.unnamed) }),
    t("exposure.weights"),
    !converged
      ? t("exposure.notConverged", circles)
      : sweeps === 0
        ? t("exposure.exact")
        : t("exposure.converged", circles),
  ].filter((line) => line !== false);
  return (
    <section>
      <Title order={3}>{t("exposure.sure")}</Title>
      <ul className={classes["list"]}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>
          <MethodLink topic="exposure">{t("exposure.method")}</MethodLink>
        </li>
      </ul>
    </section>
  );
}
