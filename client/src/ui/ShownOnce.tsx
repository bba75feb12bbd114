/** A link or a secret that the server tells once: to be copied, and gone when it is closed. */
import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../lib/i18n.ts";

export function ShownOnce({
  title,
  note,
  label,
  text,
  onClose,
}: {
  readonly title: string;
  readonly note: string;
  readonly label: string;
  readonly text: string;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [isCopied, setIsCopied] = useState(false);
  const copy = () => {
    // Without https a page may not write there; the text is selected for the keyboard.
    navigator.clipboard?.writeText(text).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  };
  return (
    <Alert variant="light" role="region" aria-label={title} maw="76ch">
      <Stack gap="xs">
        <Text fw={600}>{title}</Text>
        <Text size="sm">{note}</Text>
        <TextInput
          label={label}
          readOnly
          value={text}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <Group gap="xs">
          <Button size="compact-md" onClick={copy}>
            {t("people.copy")}
          </Button>
          <Button size="compact-md" variant="default" onClick={onClose}>
            {t("people.close")}
          </Button>
          <Text size="sm" role="status">
            {isCopied ? t("people.copied") : ""}
          </Text>
        </Group>
      </Stack>
    </Alert>
  );
}
