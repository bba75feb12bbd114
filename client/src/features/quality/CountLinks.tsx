/** How many of each kind there are: each a link to its rows. */
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { qualityAddress } from "./quality-address.ts";
import classes from "./quality.module.css";

export interface Count<Kind extends string> {
  readonly kind: Kind;
  readonly total: number;
  /** What stands below the words. */
  readonly note?: ReactNode;
}

export function CountLinks<Kind extends string>({
  counts,
  shown,
  wordsOf,
}: {
  readonly counts: readonly Count<Kind>[];
  /** The kind whose rows stand below. */
  readonly shown: Kind | undefined;
  readonly wordsOf: (kind: Kind, count: number) => string;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { params } = useScope();
  return (
    <nav aria-label={t("quality.counts")}>
      <ul className={classes["counts"]}>
        {counts.map(({ kind, total, note }) => (
          <li key={kind}>
            <Link
              to={qualityAddress(params, { kind })}
              className={classes["count"]}
              {...(kind === shown ? { "aria-current": "page" as const } : {})}
            >
              <span className={classes["number"]}>{format.count(total)}</span>
              <span className={classes["words"]}>
                {wordsOf(kind, total)}
                {note && <span className={classes["quiet"]}>{note}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
