/** What shades, bars and lines of a drawing stand for, in signs that need no colour. */
import { Text } from "@mantine/core";
import { ShadeScale } from "../../charts/map/ShadeScale.tsx";
import { useWords } from "../../lib/i18n.ts";
import type { Shades } from "../../lib/shades.ts";
import { CriticalityNote } from "./CriticalityNote.tsx";
import classes from "./Explorer.module.css";
import type { Scale } from "./explorer-address.ts";
import type { DrawnPicture } from "./picture-model.ts";
import { useSizeNote } from "./use-drawing-notes.ts";
import type { NodeWords } from "./use-node-words.ts";

export function PictureLegend({
  picture,
  words,
  scale,
  shades,
  mark,
}: {
  readonly picture: DrawnPicture;
  readonly words: NodeWords;
  readonly scale: Scale;
  readonly shades: Shades;
  readonly mark: "bar" | "point";
}) {
  const { t } = useWords();
  const sizeNote = useSizeNote();
  const lines = [
    { words: t("network.lineConfirmed") },
    { words: t("network.lineUnconfirmed"), strokeDasharray: "6 4" },
    { words: t("network.lineHidden"), strokeDasharray: "1 4" },
  ];
  return (
    <div className={classes["legend"]}>
      <div>
        <Text size="xs" fw={600}>
          {words.shade}
        </Text>
        <ShadeScale
          from={shades.from}
          to={shades.to}
          format={words.shadeText}
          missing={t("sign.silent")}
        />
      </div>
      <ul className={classes["lines"]}>
        {/* Points are drawn without dashes: the graphics card knows none. */}
        {mark === "bar" &&
          lines.map(({ words, strokeDasharray }) => (
            <li key={words}>
              <svg width={36} height={8} aria-hidden="true">
                <line
                  x2={36}
                  y1={4}
                  y2={4}
                  stroke="var(--saphan-series-6)"
                  strokeWidth={2}
                  strokeDasharray={strokeDasharray}
                />
              </svg>{" "}
              {words}
            </li>
          ))}
        <li>{t("network.lineWidth")}</li>
        <li>{sizeNote(mark, scale, picture, words)}</li>
      </ul>
      {scale === "criticality" && (
        <CriticalityNote inputs={picture.originInputs} />
      )}
    </div>
  );
}
