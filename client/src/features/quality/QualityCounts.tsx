/** What needs a look, as a short list in words; each opens its rows. */
import { Link } from "react-router";
import type {
  QualityCountPartsFragment,
  QualityKind,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { qualityAddress } from "./quality-address.ts";
import classes from "./quality.module.css";

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
  const { params } = useScope();
  return (
    <nav aria-label={t("quality.counts")}>
      <ul className={classes["counts"]}>
        {counts.map(({ kind, total, sites, high }) => (
          <li key={kind}>
            <Link
              to={qualityAddress(params, { kind })}
              className={classes["count"]}
              {...(kind === shown ? { "aria-current": "page" as const } : {})}
            >
              <span className={classes["number"]}>{format.count(total)}</span>
              <span className={classes["words"]}>
                {t(`quality.count_${kind}`, { count: total })}
                {total > 0 && (
                  <span className={classes["quiet"]}>
                    {t("quality.atSites", {
                      count: sites,
                      number: format.count(sites),
                    })}
                    {high > 0 &&
                      `, ${t("quality.ofHigh", { number: format.count(high) })}`}
                  </span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
