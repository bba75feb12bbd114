/** An act that is asked about before it is done. */
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../../lib/i18n.ts";
import { ActError } from "../../ui/ActError.tsx";

export function Asked({
  label,
  text,
  isBusy,
  error,
  refusal,
  children,
  onDo,
  onLeave,
}: {
  /** The act, as its button says it. */
  readonly label: string;
  readonly text?: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly refusal?: string | undefined;
  readonly children?: ReactNode;
  readonly onDo: () => void;
  readonly onLeave: () => void;
}) {
  const { t } = useWords();
  return (
    <Alert variant="light" role="region" aria-label={label} maw="76ch">
      <Stack gap="xs" align="flex-start">
        {text && <Text>{text}</Text>}
        {children}
        {refusal && (
          <Text role="alert" fw={600}>
            {refusal}
          </Text>
        )}
        {error !== undefined && (
          <ActError error={error} lost="people.actLost" />
        )}
        <Group gap="xs">
          <Button loading={isBusy} onClick={onDo}>
            {label}
          </Button>
          <Button variant="default" onClick={onLeave}>
            {t("people.cancel")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
