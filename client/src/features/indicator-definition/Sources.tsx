import { Anchor, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../../lib/i18n.ts";
import { MethodLink, type MethodTopic } from "../../ui/MethodLink.tsx";
import { Table } from "../../ui/Table.tsx";
import classes from "./DefinitionPanel.module.css";
import type { Definition } from "./definition.ts";

/** One line of the definition; its name leads to the rule that explains it. */
export function Entry({
  name,
  topic,
  children,
}: {
  readonly name: string;
  readonly topic?: MethodTopic;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes["entry"]}>
      <dt>{topic ? <MethodLink topic={topic}>{name}</MethodLink> : name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Evidence that is asked for, and standards and laws that ask the same. */
export function Sources({ definition }: { readonly definition: Definition }) {
  const { t, locale } = useWords();
  const { evidence, mappings } = definition;
  return (
    <>
      {evidence.length > 0 && (
        <>
          <Title order={3}>{t("indicator.evidence")}</Title>
          <ul className={classes["list"]}>
            {evidence.map((text) => (
              <li key={text.en}>{text[locale]}</li>
            ))}
          </ul>
        </>
      )}
      {mappings.length > 0 && (
        <>
          <Title order={3}>{t("indicator.mappings")}</Title>
          <Table.ScrollContainer minWidth={360}>
            <Table fz="sm" verticalSpacing={4} horizontalSpacing={6}>
              <Table.Tbody>
                {mappings.map(({ standard, issuer, clause, url, basis }) => (
                  <Table.Tr key={`${standard.id} ${clause.en}`}>
                    <Table.Th scope="row" fw={400}>
                      {url ? (
                        <Anchor
                          href={url}
                          inherit
                          rel="noreferrer"
                          target="_blank"
                        >
                          {standard.name[locale]}
                        </Anchor>
                      ) : (
                        standard.name[locale]
                      )}
                      <Text size="xs" c="dimmed">
                        {issuer[locale]}
                      </Text>
                    </Table.Th>
                    <Table.Td>
                      {clause[locale]}
                      {basis === "background" && (
                        <Text size="xs" c="var(--saphan-bad)">
                          {`[B] ${t("indicator.background")}`}
                        </Text>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
    </>
  );
}
