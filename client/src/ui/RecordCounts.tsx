import type { RecordKind } from "../__generated__/operations.ts";
import { useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";

/** `12 sites, 340 answers`. */
export function RecordCounts({
  counts,
}: {
  readonly counts: readonly {
    readonly kind: RecordKind;
    readonly count: number;
  }[];
}) {
  const { t } = useWords();
  const format = useFormat();
  return counts
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) =>
      t(`data.count_${kind}`, { count, shown: format.count(count) }),
    )
    .join(", ");
}
