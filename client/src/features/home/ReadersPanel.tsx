import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Grid, Text, Title } from "@mantine/core";
import {
  ReadersPanel_NetworkFragmentDoc,
  type ReadersPanel_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { Table } from "../../ui/Table.tsx";
import { Heading } from "../../ui/Heading.tsx";

type Data = ReadersPanel_NetworkFragment;

/** Who reads what own sites answer, and who else speaks of them; nothing for who has no sites. */
export function ReadersPanel({
  network,
  variables,
}: {
  readonly network: FragmentType<ReadersPanel_NetworkFragment>;
  readonly variables: Record<string, unknown>;
}) {
  const { data, complete } = useFragment({
    fragment: ReadersPanel_NetworkFragmentDoc,
    from: network,
    variables,
  });
  if (!complete || data.ownSites.total === 0) return null;
  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Readers readers={data.ownSites.readers} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Speakers speakers={data.differences.speakers} />
      </Grid.Col>
    </Grid>
  );
}

function Readers({
  readers,
}: {
  readonly readers: Data["ownSites"]["readers"];
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  return (
    <>
      <Title order={3}>{t("home.readers")}</Title>
      {readers.length === 0 ? (
        <Text c="dimmed" size="sm">
          {t("home.readersNobody")}
        </Text>
      ) : (
        <Table fz="sm" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Heading>{t("home.reader")}</Heading>
              </Table.Th>
              <Table.Th ta="right">
                <Heading>{t("home.readerSites")}</Heading>
              </Table.Th>
              <Table.Th>
                <Heading>{t("home.readerUntil")}</Heading>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {readers.map(({ organisation, sites, isEnrolment, until }) => (
              <Table.Tr key={organisation.id}>
                <Table.Th scope="row" fw={400}>
                  {organisation.name[locale]}
                  {isEnrolment && (
                    <Text size="xs" c="dimmed">
                      {t("home.readerEnrolled")}
                    </Text>
                  )}
                </Table.Th>
                <Table.Td ta="right">{format.count(sites)}</Table.Td>
                <Table.Td>
                  {until ? format.day(until) : t("home.readerOpen")}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}

function Speakers({
  speakers,
}: {
  readonly speakers: Data["differences"]["speakers"];
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  return (
    <>
      <Title order={3}>{t("home.speakers")}</Title>
      {speakers.length === 0 ? (
        <Text c="dimmed" size="sm">
          {t("home.speakersNobody")}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={400}>
          <Table fz="sm" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>
                  <Heading>{t("home.reader")}</Heading>
                </Table.Th>
                <Table.Th ta="right">
                  <Heading>{t("home.speakerStatements")}</Heading>
                </Table.Th>
                <Table.Th ta="right">
                  <Heading>{t("home.speakerDiffering")}</Heading>
                </Table.Th>
                <Table.Th ta="right">
                  <Heading>{t("home.speakerUnanswered")}</Heading>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {speakers.map(({ source, statements, differing, unanswered }) => (
                <Table.Tr key={source.id}>
                  <Table.Th scope="row" fw={400}>
                    {source.name[locale]}
                  </Table.Th>
                  <Table.Td ta="right">{format.count(statements)}</Table.Td>
                  <Table.Td ta="right">{format.count(differing)}</Table.Td>
                  <Table.Td ta="right">{format.count(unanswered)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </>
  );
}
