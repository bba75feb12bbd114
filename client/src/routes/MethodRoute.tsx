import { useQuery } from "@apollo/client/react";
import { Skeleton, Stack, Text, Title } from "@mantine/core";
import { MethodRouteDocument } from "../__generated__/operations.ts";
import { MethodRules } from "../features/method/MethodRules.tsx";
import { useWords } from "../lib/i18n.ts";
import { useMethodWords } from "../lib/method-words.ts";
import { LoadError } from "../ui/LoadError.tsx";

export function MethodRoute() {
  const { t } = useWords();
  const word = useMethodWords();
  const { data, error, refetch } = useQuery(MethodRouteDocument, {
    fetchPolicy: "cache-first",
  });
  return (
    <Stack gap="lg">
      <header>
        <Title order={1}>{word("title")}</Title>
        <Text size="lg" maw="72ch">
          {word("lead")}
        </Text>
      </header>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {!data && !error && (
        <Stack role="status" aria-label={t("shell.loading")}>
          <Skeleton height={240} />
          <Skeleton height={240} />
        </Stack>
      )}
      {data && <MethodRules catalogue={data.catalogue} />}
    </Stack>
  );
}
