/** Sites of the registry, found by name or key, one or several. */
import { useQuery } from "@apollo/client/react";
import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { SuccessionSitesDocument } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import type { SuccessionSide } from "./succession-record.ts";

const PAUSE_MS = 250;

export function ChooseSites({
  not,
  chosen,
  onChange,
}: {
  /** The site itself is none of them. */
  readonly not: string;
  readonly chosen: readonly SuccessionSide[];
  readonly onChange: (chosen: readonly SuccessionSide[]) => void;
}) {
  const { t, locale } = useWords();
  const [text, setText] = useState("");
  const [wanted] = useDebouncedValue(text.trim(), PAUSE_MS);
  const { data, error, refetch } = useQuery(SuccessionSitesDocument, {
    variables: { text: wanted },
    skip: wanted === "",
  });
  const taken = new Set([not, ...chosen.map(({ id }) => id)]);
  const hits = (data?.registrySites.edges ?? [])
    .map(({ node }) => node)
    .filter(({ id }) => !taken.has(id));
  return (
    <Stack gap="xs" w="100%" maw="60ch">
      {chosen.length > 0 && (
        <ul aria-label={t("succession.chosen")}>
          {chosen.map((site) => (
            <li key={site.id}>
              <Group gap="xs">
                <Text>
                  {site.name[locale]} ({site.key})
                </Text>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`${t("succession.leaveOut")}: ${site.name[locale]}`}
                  onClick={() =>
                    onChange(chosen.filter(({ id }) => id !== site.id))
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
        label={t("succession.find")}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {hits.length > 0 && (
        <ul aria-label={t("succession.found")}>
          {hits.map((site) => (
            <li key={site.id}>
              <Button
                variant="subtle"
                h="auto"
                py={6}
                justify="flex-start"
                onClick={() => {
                  onChange([...chosen, site]);
                  setText("");
                }}
              >
                {site.name[locale]} · {site.key} · {site.entity.name[locale]}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {data && hits.length === 0 && (
        <Text role="status">{t("succession.nothingFound")}</Text>
      )}
    </Stack>
  );
}
