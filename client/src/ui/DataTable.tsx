/** A table of any size: only the rows in view are drawn, and each may open in place. */
import { Anchor } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  useEffect,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from "react";
import { useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";
import classes from "./DataTable.module.css";
import { Heading, HeadingNote } from "./Heading.tsx";
import { usePrinting } from "./use-printing.ts";

export interface TableColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** Said when the pointer rests on the title. */
  readonly hint?: string | undefined;
  /** In pixels; the first column takes what is left. */
  readonly width: number;
  readonly isNumber?: boolean;
  /** Whether rows can be put in its order. */
  readonly isSortable?: boolean;
  /** Links of all rows but one are passed over by the tab key: arrows move between rows. */
  readonly cell: (row: Row, tabIndex: 0 | -1) => ReactNode;
}

export interface TableOrder {
  readonly by: string;
  readonly descending: boolean;
}

export interface DataTableProps<Row> {
  /** Names the table to those who do not see what stands above it. */
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly total: number;
  /** Undefined while it is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Told which rows are in view. */
  readonly onView: (from: number, to: number) => void;
  readonly order: TableOrder;
  readonly onOrder: (by: string) => void;
  /** Few columns, of which the first has more to say. */
  readonly isCompact: boolean;
  /** What an open row shows below itself. */
  readonly open?: (row: Row) => ReactNode;
}

/** Two lines of text; in a compact first column a third one below. */
const ROW_HEIGHT = 42;
const COMPACT_ROW_HEIGHT = 66;
const OVERSCAN = 12;
/** What a row that has just been opened is thought to need until it is measured. */
const OPEN_HEIGHT = 160;
const NONE = -1;

/** Which row is open, and how high what it shows is. */
function useOpenRow() {
  const [index, setIndex] = useState(NONE);
  const [height, setHeight] = useState(OPEN_HEIGHT);
  const observer = useRef<ResizeObserver | undefined>(undefined);
  const measure = (element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (!element) return;
    observer.current = new ResizeObserver(([entry]) => {
      if (entry) setHeight(entry.borderBoxSize[0]?.blockSize ?? OPEN_HEIGHT);
    });
    observer.current.observe(element);
  };
  return { index, setIndex, height, measure };
}

export function DataTable<Row>({
  label,
  columns,
  total,
  rowAt,
  onView,
  order,
  onOrder,
  isCompact,
  open,
}: DataTableProps<Row>) {
  const { t } = useWords();
  const rowHeight = isCompact ? COMPACT_ROW_HEIGHT : ROW_HEIGHT;
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const opened = useOpenRow();
  const [active, setActive] = useState(0);
  const isPrinting = usePrinting();
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: (index) =>
      rowHeight + (index === opened.index ? opened.height : 0),
    overscan: OVERSCAN,
  });
  useEffect(() => {
    rows.measure();
  }, [rows, opened.index, opened.height, rowHeight]);
  const items = rows.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = (items.at(-1)?.index ?? NONE) + 1;
  useEffect(() => {
    onView(from, to);
  }, [onView, from, to]);

  const focus = (index: number) => {
    const next = Math.min(Math.max(index, 0), total - 1);
    setActive(next);
    rows.scrollToIndex(next);
    // The row may have to be drawn first.
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-row="${next}"] :is(button, a)`)
        ?.focus(),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isInRow =
      event.target instanceof Element && event.target.closest("[data-row]");
    if (!isInRow && event.key !== "Escape") return;
    const jump = JUMPS[event.key];
    if (jump) focus(jump(active, total));
    else if (event.key === "Escape" && opened.index !== NONE) {
      focus(opened.index);
      opened.setIndex(NONE);
    } else return;
    event.preventDefault();
  };
  useKeys(scroller, onKeyDown);
  const drawn = isPrinting
    ? loadedFromTop(total, rowAt)
    : items.map(({ index }) => index);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div
      ref={scroller}
      className={classes["scroller"]}
      role="region"
      aria-label={label}
    >
      <table
        className={classes["table"]}
        aria-rowcount={total + 1}
        style={{ minWidth: width }}
      >
        <colgroup>
          {columns.map(({ id, width: pixels }, i) => (
            <col key={id} style={i === 0 ? {} : { width: pixels }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeaderCell
                key={column.id}
                column={column}
                order={order}
                onOrder={onOrder}
              />
            ))}
          </tr>
        </thead>
        {!isPrinting && <Space height={items[0]?.start ?? 0} />}
        <tbody>
          {drawn.map((index) => {
            const row = rowAt(index);
            return (
              <BodyRow
                key={index}
                index={index}
                row={row}
                columns={columns}
                height={rowHeight}
                isActive={index === active}
                onActive={() => setActive(index)}
                isOpen={index === opened.index}
                onToggle={
                  open &&
                  (() => opened.setIndex(index === opened.index ? NONE : index))
                }
              >
                {row !== undefined && index === opened.index && (
                  <div ref={opened.measure} className={classes["open"]}>
                    {open?.(row)}
                  </div>
                )}
              </BodyRow>
            );
          })}
        </tbody>
        {!isPrinting && (
          <Space height={rows.getTotalSize() - (items.at(-1)?.end ?? 0)} />
        )}
      </table>
      {isPrinting && drawn.length < total && (
        <p>
          {t("table.printed", {
            shown: format.count(drawn.length),
            total: format.count(total),
          })}
        </p>
      )}
    </div>
  );
}

/** Keys pressed on what lies in the table. */
function useKeys(
  within: RefObject<HTMLElement | null>,
  onKeyDown: (event: KeyboardEvent) => void,
) {
  const latest = useRef(onKeyDown);
  useEffect(() => {
    latest.current = onKeyDown;
  });
  useEffect(() => {
    const element = within.current;
    const listen = (event: KeyboardEvent) => latest.current(event);
    element?.addEventListener("keydown", listen);
    return () => element?.removeEventListener("keydown", listen);
  }, [within]);
}

const JUMPS: Readonly<
  Partial<Record<string, (active: number, total: number) => number>>
> = {
  ArrowDown: (active) => active + 1,
  ArrowUp: (active) => active - 1,
  Home: () => 0,
  End: (_active, total) => total - 1,
};

/** On paper there is no scrolling: all that is there from the first row on. */
function loadedFromTop(
  total: number,
  rowAt: (index: number) => unknown,
): readonly number[] {
  const rows: number[] = [];
  while (rows.length < total && rowAt(rows.length) !== undefined)
    rows.push(rows.length);
  return rows;
}

/** The rows that are not drawn. */
function Space({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tbody aria-hidden="true">
      <tr style={{ height }} />
    </tbody>
  );
}

function HeaderCell<Row>({
  column: { id, title, hint, isNumber, isSortable },
  order,
  onOrder,
}: {
  readonly column: TableColumn<Row>;
  readonly order: TableOrder;
  readonly onOrder: (by: string) => void;
}) {
  const isOrder = order.by === id;
  const direction = order.descending ? "descending" : "ascending";
  return (
    <th
      scope="col"
      title={hint}
      className={isNumber ? classes["number"] : undefined}
      aria-sort={isOrder ? direction : undefined}
    >
      {isSortable ? (
        <Anchor
          component="button"
          type="button"
          inherit
          className={classes["order"] ?? ""}
          onClick={() => onOrder(id)}
        >
          <span className={classes["title"]}>{title}</span>
          {isOrder && (
            <span aria-hidden="true" className={classes["arrow"]}>
              {order.descending ? "↓" : "↑"}
            </span>
          )}
        </Anchor>
      ) : (
        <span className={classes["title"]}>
          <Heading>{title}</Heading>
        </span>
      )}
      {isSortable && <HeadingNote>{title}</HeadingNote>}
    </th>
  );
}

function BodyRow<Row>({
  index,
  row,
  columns,
  height,
  isActive,
  onActive,
  isOpen,
  onToggle,
  children,
}: {
  readonly index: number;
  readonly row: Row | undefined;
  readonly columns: readonly TableColumn<Row>[];
  readonly height: number;
  readonly isActive: boolean;
  readonly onActive: () => void;
  readonly isOpen: boolean;
  readonly onToggle: (() => void) | undefined;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <>
      <tr
        data-row={index}
        aria-rowindex={index + 2}
        className={isOpen ? classes["isOpen"] : undefined}
        style={{ height }}
        onFocus={onActive}
      >
        {columns.map(({ id, isNumber, cell }, i) => {
          const content =
            row === undefined ? (
              <span className={classes["waiting"]} />
            ) : (
              cell(row, isActive ? 0 : -1)
            );
          if (i > 0)
            return (
              <td key={id} className={isNumber ? classes["number"] : undefined}>
                {content}
              </td>
            );
          return (
            <th key={id} scope="row">
              <div className={classes["first"]}>
                {onToggle && (
                  <button
                    type="button"
                    className={classes["toggle"]}
                    tabIndex={isActive ? 0 : -1}
                    aria-expanded={isOpen}
                    aria-label={t(isOpen ? "table.close" : "table.open")}
                    onClick={onToggle}
                  >
                    <span aria-hidden="true">{isOpen ? "▾" : "▸"}</span>
                  </button>
                )}
                {content}
              </div>
            </th>
          );
        })}
      </tr>
      {children && (
        <tr>
          <td colSpan={columns.length} className={classes["openCell"]}>
            {children}
          </td>
        </tr>
      )}
    </>
  );
}
