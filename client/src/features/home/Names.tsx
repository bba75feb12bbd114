/** The first few names of a list, the others on demand. */
import { Anchor } from "@mantine/core";
import { Fragment, useState, type ReactNode } from "react";
import { Link } from "react-router";
import type {
  GrantNotesPartsFragment,
  SiteNotesPartsFragment,
} from "../../__generated__/operations.ts";
import { useWords, type Text } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import classes from "./home.module.css";

const SHOWN = 3;

export interface Name {
  readonly key: string;
  readonly site?: { readonly id: string; readonly name: Text };
  /** Of what is no site, its name; of a site what is said of it. */
  readonly text?: string;
}

/** `total` may be more than there are names; the button counts those that can be shown. */
export function Names({
  names,
  total,
}: {
  readonly names: readonly Name[];
  readonly total: number;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { to } = useScope();
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? names : names.slice(0, SHOWN);
  const hidden = total - shown.length;
  const canOpen = !isOpen && names.length > SHOWN;
  const more: ReactNode =
    hidden > 0 &&
    t("home.more", { count: hidden, number: format.count(hidden) });
  return (
    <span className={classes["names"]}>
      {shown.map(({ key, site, text }, i) => (
        <Fragment key={key}>
          {i > 0 && " · "}
          {site && (
            <Anchor component={Link} to={to(`/sites/${site.id}`)} inherit>
              {site.name[locale]}
            </Anchor>
          )}
          {site && text && " "}
          {text}
        </Fragment>
      ))}
      {more && " · "}
      {more &&
        (canOpen ? (
          <Anchor
            component="button"
            type="button"
            inherit
            onClick={() => {
              setOpen(true);
            }}
          >
            {more}
          </Anchor>
        ) : (
          more
        ))}
    </span>
  );
}

export function SiteNames({
  notes: { total, sites },
  counted = false,
}: {
  readonly notes: SiteNotesPartsFragment;
  /** Whether the number of answers stands behind each name. */
  readonly counted?: boolean;
}) {
  const format = useFormat();
  return (
    <Names
      total={total}
      names={sites.map(({ site, answers }) => ({
        key: site.id,
        site,
        ...(counted ? { text: `(${format.count(answers)})` } : {}),
      }))}
    />
  );
}

export function GrantNames({
  notes: { total, grants },
  withReader = false,
}: {
  readonly notes: GrantNotesPartsFragment;
  /** Whether it is told who may read. */
  readonly withReader?: boolean;
}) {
  const { locale } = useWords();
  const format = useFormat();
  return (
    <Names
      total={total}
      names={grants.map(({ site, organisation, day }) => ({
        key: `${site.id} ${organisation.id}`,
        site,
        text: `(${withReader ? `${organisation.name[locale]}, ` : ""}${format.day(day)})`,
      }))}
    />
  );
}
