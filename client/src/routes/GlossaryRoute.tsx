import { Stack, Text, Title } from "@mantine/core";
import { WordList } from "../features/glossary/WordList.tsx";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import glossary from "../texts/glossary.json" with { type: "json" };

/** Every word of the product, in both languages, with the rule behind it. */
export function GlossaryRoute() {
  usePageTexts({ glossary });
  const { t } = useWords();
  return (
    <Stack gap="md">
      <header>
        <Title order={1}>{t("glossary.title")}</Title>
        <Text size="lg" maw="72ch">
          {t("glossary.lead")}
        </Text>
      </header>
      <WordList />
    </Stack>
  );
}
