/** What is said below a drawing, and above one that is taken along. */
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import type { Scale } from "./explorer-address.ts";
import { largestOf, type DrawnPicture } from "./picture-model.ts";
import type { NodeWords } from "./use-node-words.ts";

/** `Bar in a box: people; the longest is 4,210 people.` */
export function useSizeNote(): (
  mark: "bar" | "disc" | "point",
  scale: Scale,
  picture: Pick<DrawnPicture, "nodes">,
  words: NodeWords,
) => string {
  const { t } = useWords();
  return (mark, scale, picture, words) =>
    t(`network.${mark}Note`, {
      scale: t(`network.scale_${scale}`),
      most: words.scaleText(largestOf(picture, scale)),
    });
}

/** What criticality counts, and how much of it cannot be known. */
export function useCriticalityNote(): (
  inputs: DrawnPicture["originInputs"],
) => string {
  const { t } = useWords();
  const format = useFormat();
  return ({ total, unknown }) =>
    t("network.criticalityNote", {
      inputs: format.count(total),
      unknown: format.count(unknown),
    });
}
