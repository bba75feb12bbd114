/** A page that types records of an own site: whose site it is, and nothing to type on anybody else's. */
import { Anchor, Skeleton, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useWords, type Text as Words } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { LoadError, NotFound } from "./LoadError.tsx";

export function OwnSitePage({
  title,
  note,
  site,
  error,
  retry,
  children,
}: {
  readonly title: string;
  /** What one types here comes to; for whom there is nothing to type, it is left out. */
  readonly note: string;
  /** Absent while it loads, or where it did not. */
  readonly site:
    | {
        readonly id: string;
        readonly name: Words;
        readonly sight: { readonly isOwn: boolean };
      }
    | undefined;
  readonly error: Error | undefined;
  readonly retry: () => void;
  /** Shown of an own site only. */
  readonly children: ReactNode;
}) {
  const { t, locale } = useWords();
  const { to } = useScope();
  return (
    <Stack gap="lg">
      <header>
        {site && (
          <Text size="sm">
            <Anchor component={Link} to={to(`/sites/${site.id}`)} inherit>
              {site.name[locale]}
            </Anchor>
          </Text>
        )}
        <Title order={1}>{title}</Title>
        {!error && site?.sight.isOwn !== false && (
          <Text maw="72ch" size="sm" mt={4}>
            {note}
          </Text>
        )}
      </header>
      {error && <LoadError error={error} retry={retry} />}
      {!site && !error && (
        <Skeleton height={240} role="status" aria-label={t("shell.loading")} />
      )}
      {site && !site.sight.isOwn && <NotFound />}
      {site?.sight.isOwn && children}
    </Stack>
  );
}
