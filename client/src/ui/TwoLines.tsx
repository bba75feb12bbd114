import type { ReactNode } from "react";
import classes from "./DataTable.module.css";

/** Text of a cell that may take two lines: names, above all Thai ones, are not cut off after one. */
export function TwoLines({ children }: { readonly children: ReactNode }) {
  return <span className={classes["lines"]}>{children}</span>;
}
