import { Button, Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../lib/i18n.ts";

/** A page for whoever has its address, signed in or not. */
export function PublicPage({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  const { t, locale, setLocale } = useWords();
  const other = locale === "en" ? "th" : "en";
  return (
    <Stack component="main" maw={480} mx="auto" p="lg" pt={72} gap="lg">
      <Group justify="space-between">
        <Text fw={700}>{t("shell.product")}</Text>
        <Button variant="subtle" lang={other} onClick={() => setLocale(other)}>
          {other === "th" ? "ไทย" : "English"}
        </Button>
      </Group>
      <Title order={1}>{title}</Title>
      {children}
    </Stack>
  );
}
