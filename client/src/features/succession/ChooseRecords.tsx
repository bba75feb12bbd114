/** Sites or firms of the registry, found by name or key, one or several. */
import { useQuery } from "@apollo/client/react";
import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import {
  SuccessionEntitiesDocument,
  SuccessionSitesDocument,
  type DuplicateOf,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import type { SuccessionSide } from "./succession-record.ts";

const PAUSE_MS = 250;

/** What is found, each with what tells it apart. */
function useFound(of: DuplicateOf, text: string) {
  const { locale } = useWords();
  const sites = useQuery(SuccessionSitesDocument, {
    variables: { text },
    skip: text === "" || of !== "site",
  });
  const entities = useQuery(SuccessionEntitiesDocument, {
    variables: { text },
    skip: text === "" || of !== "entity",
  });
  const { data, error, refetch } = of === "site" ? sites : entities;
  const ofSites = sites.data?.registrySites.edges.map(({ node }) => ({
    ...node,
    beside: node.entity.name[locale],
  }));
  const ofEntities = entities.data?.organisations.edges.map(({ node }) => ({
    ...node.entity,
    beside: "",
  }));
  return {
    found: (of === "site" ? ofSites : ofEntities) ?? [],
    isAnswered: data !== undefined,
    error,
    refetch,
  };
}

export function ChooseRecords({
  of,
  not,
  chosen,
  onChange,
}: {
  readonly of: DuplicateOf;
  /** The record itself is none of them. */
  readonly not: string;
  readonly chosen: readonly SuccessionSide[];
  readonly onChange: (chosen: readonly SuccessionSide[]) => void;
}) {
  const { t, locale } = useWords();
  const [text, setText] = useState("");
  const [wanted] = useDebouncedValue(text.trim(), PAUSE_MS);
  const { found, isAnswered, error, refetch } = useFound(of, wanted);
  const taken = new Set([not, ...chosen.map(({ id }) => id)]);
  const hits = found.filter(({ id }) => !taken.has(id));
  return (
    <Stack gap="xs" w="100%" maw="60ch">
      {chosen.length > 0 && (
        <ul aria-label={t("succession.chosen")}>
          {chosen.map((record) => (
            <li key={record.id}>
              <Group gap="xs">
                <Text>
                  {record.name[locale] || record.name.en} ({record.key})
                </Text>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`${t("succession.leaveOut")}: ${record.name[locale]}`}
                  onClick={() =>
                    onChange(chosen.filter(({ id }) => id !== record.id))
                  }
                >
                  {t("succession.leaveOut")}
                </Button>
              </Group>
            </li>
          ))}
        </ul>
      )}
      <TextInput
        size="md"
        type="search"
        autoComplete="off"
        label={t(`succession.find_${of}`)}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {hits.length > 0 && (
        <ul aria-label={t("succession.found")}>
          {hits.map(({ beside, ...record }) => (
            <li key={record.id}>
              <Button
                variant="subtle"
                h="auto"
                py={6}
                justify="flex-start"
                onClick={() => {
                  onChange([...chosen, record]);
                  setText("");
                }}
              >
                {[record.name[locale] || record.name.en, record.key, beside]
                  .filter(Boolean)
                  .join(" · ")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isAnswered && hits.length === 0 && (
        <Text role="status">{t(`succession.nothingFound_${of}`)}</Text>
      )}
    </Stack>
  );
}
