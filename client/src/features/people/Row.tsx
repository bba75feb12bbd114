import { Group } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./people.module.css";

/** What stands in a list of people, what can be done to it, and the act that is asked about, in place. */
export function Row({
  children,
  acts,
  open,
}: {
  readonly children: ReactNode;
  readonly acts?: ReactNode;
  readonly open?: ReactNode;
}) {
  return (
    <li className={classes["row"]}>
      <div>{children}</div>
      {acts && (
        <Group gap="xs" className="no-print">
          {acts}
        </Group>
      )}
      {open && <div className={classes["wide"]}>{open}</div>}
    </li>
  );
}

export function Rows({ children }: { readonly children: ReactNode }) {
  return <ul className={classes["list"]}>{children}</ul>;
}
