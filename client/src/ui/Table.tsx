import { Box, rem, type BoxProps } from "@mantine/core";
import type {
  ComponentPropsWithoutRef,
  CSSProperties,
  ElementType,
  ReactNode,
} from "react";
import { useWords } from "../lib/i18n.ts";
import classes from "./Table.module.css";

type Props<Tag extends ElementType> = BoxProps &
  Omit<ComponentPropsWithoutRef<Tag>, keyof BoxProps>;

/** A named size of the theme, or pixels. */
const spacing = (size: string | number) =>
  typeof size === "number" ? rem(size) : `var(--mantine-spacing-${size})`;

interface TableProps extends Props<"table"> {
  readonly verticalSpacing?: string | number;
  readonly horizontalSpacing?: string | number;
  readonly layout?: "auto" | "fixed";
}

/** A plain table with the kit's style props: the kit's own brings its scroll area and popovers to every page. */
export function Table({
  verticalSpacing = 7,
  horizontalSpacing = "xs",
  layout = "auto",
  className,
  style,
  ...props
}: TableProps) {
  return (
    <Box
      component="table"
      className={[classes["table"], className].join(" ")}
      style={[
        {
          "--cell-y": spacing(verticalSpacing),
          "--cell-x": spacing(horizontalSpacing),
          tableLayout: layout,
        },
        style,
      ]}
      {...props}
    />
  );
}

/** Scrolls sideways where the page is narrower than `minWidth` pixels, and says so; the first column stays. */
function ScrollContainer({
  minWidth,
  children,
}: {
  readonly minWidth: number;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <div
      className={classes["wide"]}
      style={{ "--min-width": rem(minWidth) } as CSSProperties}
    >
      <p className={classes["hint"]} aria-hidden>
        {t("table.wider")}
      </p>
      {/* What scrolls must be reached by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes["scroll"]} tabIndex={0}>
        <div className={classes["content"]}>{children}</div>
      </div>
    </div>
  );
}

Table.ScrollContainer = ScrollContainer;
Table.Thead = (props: Props<"thead">) => <Box component="thead" {...props} />;
Table.Tbody = (props: Props<"tbody">) => <Box component="tbody" {...props} />;
Table.Tr = (props: Props<"tr">) => <Box component="tr" {...props} />;
Table.Th = (props: Props<"th">) => <Box component="th" {...props} />;
Table.Td = (props: Props<"td">) => <Box component="td" {...props} />;
