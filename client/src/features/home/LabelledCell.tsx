import type { ReactNode } from "react";
import { Heading } from "../../ui/Heading.tsx";
import { Table } from "../../ui/Table.tsx";
import classes from "./home.module.css";

/** A cell with the heading of its column before it, to be read where rows are small lists. */
export function LabelledCell({
  label,
  isNumber = false,
  children,
}: {
  readonly label: string;
  readonly isNumber?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Table.Td {...(isNumber && { ta: "right" })}>
      <span className={classes["label"]}>
        <Heading>{label}</Heading>{" "}
      </span>
      {children}
    </Table.Td>
  );
}
