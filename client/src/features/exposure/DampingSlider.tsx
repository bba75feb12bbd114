/** How much further tiers count: moved at once, asked for when it is let go. */
import { useId, useState } from "react";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { DAMPING_STEP, MOST_DAMPING } from "./exposure-address.ts";
import classes from "./exposure.module.css";

export function DampingSlider({
  value,
  onChoose,
}: {
  /** In hundredths. */
  readonly value: number;
  readonly onChoose: (value: number) => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const id = useId();
  const [moved, setMoved] = useState<number>();
  const shown = moved ?? value;
  const words =
    shown === 0
      ? t("exposure.dampingNone")
      : t("exposure.dampingWords", {
          damping: format.percent(shown / 100),
          second: format.percent(shown / 100),
          third: format.percent((shown / 100) ** 2),
        });
  const letGo = () => {
    if (moved !== undefined && moved !== value) onChoose(moved);
    setMoved(undefined);
  };
  return (
    <div className={classes["slider"]}>
      <label htmlFor={id}>{t("exposure.damping")}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={MOST_DAMPING}
        step={DAMPING_STEP}
        value={shown}
        aria-valuetext={words}
        onChange={({ currentTarget }) => setMoved(Number(currentTarget.value))}
        onPointerUp={letGo}
        onKeyUp={letGo}
        onBlur={letGo}
      />
      <output htmlFor={id}>
        {words} {t("exposure.dampingNote")}
      </output>
    </div>
  );
}
