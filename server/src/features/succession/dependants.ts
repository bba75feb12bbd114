/** What hangs on a record: all of it counts for another one once the two are one. */
import {
  forEachCell,
  itemOfKey,
  periodOfKey,
  State,
  stateOf,
  type Aliased,
  type Period,
  type RevisionKind,
  type Snapshot,
  type Statements,
} from "@saphan/shared/core";

/** A cell that both records have. */
export interface CellOfBoth {
  readonly kind: "facts" | "answers";
  /** Of answers the method's item, of facts the fact's index. */
  readonly item: number;
  readonly period: Period;
  /** Id of the other thing that the cell is about: of two sites the source, of two entities the site. */
  readonly other: string;
  readonly isFromNewer: boolean;
}

export interface Dependants {
  readonly counts: Readonly<Partial<Record<RevisionKind, number>>>;
  readonly both: readonly CellOfBoth[];
}

/** Seq by key of column and other row. A cell that its source took back is one too: it may be the newer. */
type Cells = Map<string, number>;

function cellsOf(
  { common, customers }: Statements,
  of: Aliased,
  ends: { readonly from: number; readonly into: number },
): { readonly from: Cells; readonly into: Cells; readonly stated: number } {
  const from: Cells = new Map();
  const into: Cells = new Map();
  let stated = 0;
  for (const columns of [common, ...customers.values()])
    for (const [key, column] of columns)
      forEachCell(column, (row, { source, seq, code }, cell) => {
        const speaker = source[cell] ?? -1;
        const [one, other] = of === "site" ? [row, speaker] : [speaker, row];
        const name = `${key} ${other}`;
        if (one === ends.into) into.set(name, seq[cell] ?? 0);
        if (one !== ends.from) return;
        from.set(name, seq[cell] ?? 0);
        if (stateOf(code[cell] ?? 0) !== State.withdrawn) stated++;
      });
  return { from, into, stated };
}

function inBoth(
  kind: CellOfBoth["kind"],
  { from, into }: { readonly from: Cells; readonly into: Cells },
  idOf: (row: number) => string,
): readonly CellOfBoth[] {
  return [...from].flatMap(([name, seq]): CellOfBoth[] => {
    const theirs = into.get(name);
    if (theirs === undefined) return [];
    const [key, other] = name.split(" ").map(Number);
    return [
      {
        kind,
        item: itemOfKey(key ?? 0),
        period: periodOfKey(key ?? 0),
        other: idOf(other ?? -1),
        // Of one change the word on the record that stays counts.
        isFromNewer: seq > theirs,
      },
    ];
  });
}

/** Rows of the two; `id` is that of the first. Statements of the resident quarters. */
export function dependantsOf(
  snapshot: Snapshot,
  of: Aliased,
  id: string,
  ends: { readonly from: number; readonly into: number },
): Dependants {
  const { sites, entities, aliases, links, grants, enrolments } = snapshot;
  const { from } = ends;
  const isSite = of === "site";
  const facts = cellsOf(snapshot.facts, of, ends);
  const answers = cellsOf(snapshot.answers, of, ends);
  let keys = 0;
  for (const [named, given] of aliases.keysOf) {
    const [by, kind, record] = named.split("\n");
    if ((kind === of && record === id) || (!isSite && by === id))
      keys += given.length;
  }
  const idOf = (row: number) => (isSite ? entities : sites)[row]?.id ?? "";
  const count = <Row>(rows: readonly Row[], isIts: (row: Row) => boolean) =>
    rows.filter(isIts).length;
  return {
    counts: {
      entity: isSite ? 0 : count(entities, ({ parent }) => parent === from),
      site: isSite ? 0 : count(sites, ({ entity }) => entity === from),
      alias: keys,
      facts: facts.stated,
      answers: answers.stated,
      link: count(links, (link) =>
        isSite ? link.from === from || link.to === from : link.source === from,
      ),
      grant: count(grants, (grant) =>
        isSite ? grant.site === from : grant.organisation === from,
      ),
      enrolment: count(enrolments, (enrolment) =>
        isSite
          ? enrolment.memberSite === from
          : enrolment.memberEntity === from || enrolment.organisation === from,
      ),
      target: isSite ? 0 : count(snapshot.targets, ({ lens }) => lens === from),
    },
    both: [
      ...inBoth("facts", facts, idOf),
      ...inBoth("answers", answers, idOf),
    ].sort(
      (a, b) =>
        (a.kind === b.kind ? 0 : a.kind === "facts" ? -1 : 1) ||
        b.period - a.period ||
        a.item - b.item ||
        (a.other < b.other ? -1 : 1),
    ),
  };
}
