import { Text } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { methodWords, useMethodWords } from "../../lib/method-words.ts";
import { Table } from "../../ui/Table.tsx";
import { GLOSSARY } from "./rules.ts";

/** The product's words in both languages, so that people who speak different ones mean the same. */
export function Glossary() {
  const word = useMethodWords();
  const { locale } = useWords();
  const other = locale === "en" ? "th" : "en";
  return (
    <>
      <Text>{word("glossaryNote")}</Text>
      <Table.ScrollContainer minWidth={480}>
        <Table fz="sm" verticalSpacing={4} horizontalSpacing={8}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{word("wordEn")}</Table.Th>
              <Table.Th>{word("wordOther")}</Table.Th>
              <Table.Th>{word("meaning")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {GLOSSARY.map((id) => (
              <Table.Tr key={id}>
                <Table.Th scope="row" fw={500}>
                  {word(`word_${id}`)}
                </Table.Th>
                <Table.Td lang={other}>
                  {methodWords[`word_${id}`][other]}
                </Table.Td>
                <Table.Td>{word(`meaning_${id}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}
