import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useWords } from "../lib/i18n.ts";

export function SignInRoute() {
  const { t, locale, setLocale } = useWords();
  return (
    <Stack component="main" maw={420} mx="auto" p="lg" pt={96}>
      <Group justify="flex-end">
        <Button
          variant="subtle"
          lang={locale === "en" ? "th" : "en"}
          onClick={() => setLocale(locale === "en" ? "th" : "en")}
        >
          {locale === "en" ? "ไทย" : "English"}
        </Button>
      </Group>
      <Title order={1}>{t("signIn.title")}</Title>
      <Text>{t("signIn.intro")}</Text>
    </Stack>
  );
}
