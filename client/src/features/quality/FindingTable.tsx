/** Findings as rows; on a phone as a list in which each says its columns one below the other. */
import { useMediaQuery } from "@mantine/hooks";
import { Heading } from "../../ui/Heading.tsx";
import { Table } from "../../ui/Table.tsx";
import type { FindingColumn } from "./finding-columns.ts";
import classes from "./quality.module.css";

const WIDE = "(min-width: 62em), print";
const COLUMN_WIDTH = 116;

export function FindingTable<Row>({
  label,
  columns,
  rows,
  keyOf,
}: {
  readonly label: string;
  readonly columns: readonly FindingColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}) {
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  const shown = columns.flatMap(({ cell, ...column }) =>
    cell ? [{ ...column, cell }] : [],
  );
  if (!isWide)
    return (
      <ul className={classes["cards"]} aria-label={label}>
        {rows.map((row) => (
          <li key={keyOf(row)}>
            {shown.map(({ id, title, cell }, i) => (
              <div key={id} className={classes[i === 0 ? "lead" : "line"]}>
                {i > 0 && (
                  <span className={classes["quiet"]}>
                    <Heading>{title}</Heading>
                  </span>
                )}
                <div>{cell(row)}</div>
              </div>
            ))}
          </li>
        ))}
      </ul>
    );
  return (
    <Table.ScrollContainer minWidth={shown.length * COLUMN_WIDTH}>
      <Table fz="sm" aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {shown.map(({ id, title, isNumber }) => (
              <Table.Th
                key={id}
                scope="col"
                {...(isNumber ? { ta: "right" as const } : {})}
              >
                <Heading>{title}</Heading>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={keyOf(row)} className={classes["row"] ?? ""}>
              {shown.map(({ id, isNumber, cell }, i) =>
                i === 0 ? (
                  <Table.Th key={id} scope="row" fw={400}>
                    {cell(row)}
                  </Table.Th>
                ) : (
                  <Table.Td
                    key={id}
                    {...(isNumber ? { ta: "right" as const } : {})}
                  >
                    {cell(row)}
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
