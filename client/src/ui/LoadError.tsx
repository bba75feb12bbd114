import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { Alert, Button, Stack, Text } from "@mantine/core";
import { useWords } from "../lib/i18n.ts";
import type { TextKey } from "../texts/index.ts";

const KNOWN: Readonly<Record<string, TextKey>> = {
  NOT_FOUND: "error.notFound",
  FORBIDDEN: "error.forbidden",
  BAD_USER_INPUT: "error.badInput",
  RATE_LIMITED: "error.rateLimited",
  UNAUTHENTICATED: "error.unauthenticated",
};

/** What happened, what it means for the user's data, and what to do. */
export function LoadError({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
}) {
  const { t } = useWords();
  const first = CombinedGraphQLErrors.is(error) ? error.errors[0] : undefined;
  const { code: given, id } = first?.extensions ?? {};
  const code = typeof given === "string" ? given : "";
  const isOffline = !first;
  return (
    <Alert
      role="alert"
      color="orange"
      variant="light"
      title={t(KNOWN[code] ?? (isOffline ? "error.offline" : "error.ours"))}
    >
      <Stack gap="xs" align="flex-start">
        <Text>
          {t(
            code === "NOT_FOUND" || code === "FORBIDDEN"
              ? "error.whomToAsk"
              : "error.nothingChanged",
          )}
        </Text>
        {typeof id === "string" && (
          <Text size="sm" c="dimmed">
            {t("error.id", { id })}
          </Text>
        )}
        {retry && (
          <Button size="compact-md" variant="default" onClick={retry}>
            {t("error.retry")}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
