import {
  Anchor,
  SegmentedControl,
  Text,
  Title,
  VisuallyHidden,
} from "@mantine/core";
import { useId, useState, type ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "../lib/i18n.ts";
import { Heading } from "../ui/Heading.tsx";
import { Table } from "../ui/Table.tsx";
import classes from "./ChartFigure.module.css";

/** The same data as a table: for those who cannot see the drawing, for print, for copying. */
export interface TableTwin {
  readonly columns: readonly string[];
  /** One cell a column; the first names the row. */
  readonly rows: readonly (readonly string[])[];
  /** Where each row opens. */
  readonly links?: readonly (string | undefined)[];
}

export interface ChartFigureProps {
  /** The question that the chart answers. */
  readonly title: string;
  /** Unit, period, coverage. */
  readonly subtitle: string;
  readonly table: TableTwin;
  /** What to say in place of a drawing of nothing. */
  readonly empty?: string | undefined;
  /** Where the title is a heading of the page, its order. */
  readonly order?: 2 | 3;
  readonly children: ReactNode;
}

export function ChartFigure({
  title,
  subtitle,
  table,
  empty,
  order,
  children,
}: ChartFigureProps) {
  const { t } = useWords();
  const [view, setView] = useState("chart");
  const id = useId();
  const nothing = table.rows.length === 0;
  return (
    <figure className={classes["figure"]} aria-labelledby={id}>
      <figcaption className={classes["caption"]}>
        <div className={classes["words"]}>
          {order ? (
            <Title id={id} order={order}>
              {title}
            </Title>
          ) : (
            <Text id={id} fw={600}>
              {title}
            </Text>
          )}
          <Text
            size="sm"
            c="dimmed"
            maw="72ch"
            className={classes["subtitle"] ?? ""}
          >
            {subtitle}
          </Text>
        </div>
        {!nothing && (
          <SegmentedControl
            className="no-print"
            size="xs"
            value={view}
            onChange={setView}
            aria-label={t("chart.showAs")}
            data={[
              { value: "chart", label: t("chart.chart") },
              { value: "table", label: t("chart.table") },
            ]}
          />
        )}
      </figcaption>
      {nothing ? (
        <Text c="dimmed" py="md">
          {empty ?? t("chart.empty")}
        </Text>
      ) : view === "chart" ? (
        <div className={classes["drawing"]}>{children}</div>
      ) : null}
      {!nothing && (
        <div className={view === "table" ? undefined : classes["printOnly"]}>
          <TwinTable title={title} table={table} />
        </div>
      )}
    </figure>
  );
}

function TwinTable({
  title,
  table,
}: {
  readonly title: string;
  readonly table: TableTwin;
}) {
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table verticalSpacing={4} fz="sm">
        <caption>
          <VisuallyHidden>{title}</VisuallyHidden>
        </caption>
        <Table.Thead>
          <Table.Tr>
            {table.columns.map((column, i) => (
              <Table.Th key={column} ta={i === 0 ? "left" : "right"}>
                <Heading>{column}</Heading>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row, at) => (
            <Table.Tr key={`${row[0] ?? ""} ${at}`}>
              {row.map((cell, i) =>
                i === 0 ? (
                  <Table.Th key={table.columns[i]} scope="row" fw={400}>
                    <Opening to={table.links?.[at]}>{cell}</Opening>
                  </Table.Th>
                ) : (
                  <Table.Td key={table.columns[i]} ta="right">
                    {cell}
                  </Table.Td>
                ),
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Opening({
  to,
  children,
}: {
  readonly to: string | undefined;
  readonly children: string;
}) {
  return to ? (
    <Anchor component={Link} to={to} inherit>
      {children}
    </Anchor>
  ) : (
    children
  );
}
