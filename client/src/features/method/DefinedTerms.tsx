import type { MethodRules_CatalogueFragment } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { Table } from "../../ui/Table.tsx";

/** Words that the catalogue itself defines, each with its meaning. */
export function DefinedTerms({
  head,
  terms,
  withIds = false,
}: {
  readonly head: readonly [string, string];
  readonly terms: MethodRules_CatalogueFragment["states"];
  /** Whether people know the terms by their ids, as V2. */
  readonly withIds?: boolean;
}) {
  const { locale } = useWords();
  return (
    <Table fz="sm" verticalSpacing={4} horizontalSpacing={8}>
      <Table.Thead>
        <Table.Tr>
          {head.map((name) => (
            <Table.Th key={name}>{name}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {terms.map(({ id, name, meaning }) => (
          <Table.Tr key={id}>
            <Table.Th scope="row" fw={500}>
              {withIds ? `${id} ${name[locale]}` : name[locale]}
            </Table.Th>
            <Table.Td>{meaning[locale]}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
