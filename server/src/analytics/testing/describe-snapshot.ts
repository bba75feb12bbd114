import {
  CHUNK_ROWS,
  itemOfKey,
  NO_DAY,
  periodOfKey,
  type Snapshot,
  type Statements,
} from "@saphan/shared/core";

/** What a snapshot answers, by id: two snapshots are equal if these are. Rows and layers' order do not show. */
export function describeSnapshot(snapshot: Snapshot): Record<string, unknown> {
  const { entities, sites } = snapshot;
  const entity = (row: number) => (row < 0 ? "" : (entities[row]?.id ?? "?"));
  const site = (row: number) => (row < 0 ? "" : (sites[row]?.id ?? "?"));
  const statements = ({ common, customers }: Statements): string[] =>
    [
      ...[...common].map(([key, column]) => ["common", key, column] as const),
      ...[...customers].flatMap(([source, columns]) =>
        [...columns].map(
          ([key, column]) => [entity(source), key, column] as const,
        ),
      ),
    ]
      .flatMap(([layer, key, column]) =>
        column.flatMap((chunk, c) =>
          Array.from(chunk.rows, (row, i) =>
            [
              layer,
              site(c * CHUNK_ROWS + row),
              entity(chunk.source[i] ?? -1),
              itemOfKey(key),
              periodOfKey(key),
              chunk.seq[i],
              chunk.numerator[i],
              chunk.denominator[i],
              chunk.code[i],
              chunk.validUntil?.[i] ?? NO_DAY,
            ].join(" "),
          ),
        ),
      )
      .sort();
  const byText = <T>(items: Iterable<T>): string[] =>
    [...items].map((item) => JSON.stringify(item)).sort();
  return {
    seq: snapshot.seq,
    entities: byText(
      entities.map((record) => ({ ...record, parent: entity(record.parent) })),
    ),
    sites: byText(
      sites.map((record) => ({ ...record, entity: entity(record.entity) })),
    ),
    keys: byText(snapshot.aliases.idOf),
    keysOf: byText(snapshot.aliases.keysOf),
    entityKeys: byText(
      snapshot.entityKeys.map((key, row) => [entity(row), key]),
    ),
    links: byText(
      snapshot.links.map((record) => ({
        ...record,
        from: site(record.from),
        to: site(record.to),
        source: entity(record.source),
      })),
    ),
    grants: byText(
      snapshot.grants.map((record) => ({
        ...record,
        site: site(record.site),
        organisation: entity(record.organisation),
      })),
    ),
    enrolments: byText(
      snapshot.enrolments.map((record) => ({
        ...record,
        organisation: entity(record.organisation),
        memberEntity: entity(record.memberEntity),
        memberSite: site(record.memberSite),
      })),
    ),
    targets: byText(
      snapshot.targets.map((record) => ({
        ...record,
        lens: entity(record.lens),
      })),
    ),
    successions: byText(snapshot.successions),
    leads: byText([
      ...snapshot.identity.leads.entity,
      ...snapshot.identity.leads.site,
    ]),
    merged: byText(snapshot.merged),
    rows: byText([
      ...[...snapshot.entityRows].map(([id, row]) => [id, entity(row)]),
      ...[...snapshot.siteRows].map(([id, row]) => [id, site(row)]),
    ]),
    answers: statements(snapshot.answers),
    facts: statements(snapshot.facts),
  };
}
