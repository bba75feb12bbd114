/** One thing that is said: a number, what it counts, and which ones. */
import type { ReactNode } from "react";
import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { useFormat } from "../../lib/preferences.tsx";
import classes from "./home.module.css";

export function Items({ children }: { readonly children: ReactNode }) {
  return <ul className={classes["items"]}>{children}</ul>;
}

export function Item({
  count,
  title,
  note,
  link,
  children,
}: {
  readonly count: number;
  readonly title: string;
  readonly note?: string | undefined;
  /** Where all of them stand. */
  readonly link?: { readonly to: string; readonly label: string } | undefined;
  readonly children?: ReactNode;
}) {
  const format = useFormat();
  return (
    <li className={classes["item"]}>
      <span className={classes["count"]}>{format.count(count)}</span>
      <div className={classes["about"]}>
        <span>{title}</span>
        {children}
        {note && <span className={classes["note"]}>{note}</span>}
        {link && (
          <Anchor component={Link} to={link.to} size="sm" w="fit-content">
            {link.label}
          </Anchor>
        )}
      </div>
    </li>
  );
}
