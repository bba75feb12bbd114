/** What needs a look, as a short list in words; each opens its rows. */
import type {
  QualityCountPartsFragment,
  QualityKind,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { CountLinks } from "./CountLinks.tsx";

export function QualityCounts({
  counts,
  shown,
}: {
  readonly counts: readonly QualityCountPartsFragment[];
  /** The kind whose rows stand below. */
  readonly shown: QualityKind | undefined;
}) {
  const { t } = useWords();
  const format = useFormat();
  const noteOf = ({ sites, high }: QualityCountPartsFragment) => {
    const number = format.count(sites);
    const at = t("quality.atSites", { count: sites, number });
    return high > 0
      ? `${at}, ${t("quality.ofHigh", { number: format.count(high) })}`
      : at;
  };
  return (
    <CountLinks
      counts={counts.map((count) => ({
        ...count,
        note: count.total > 0 && noteOf(count),
      }))}
      shown={shown}
      wordsOf={(kind, count) => t(`quality.count_${kind}`, { count })}
    />
  );
}
