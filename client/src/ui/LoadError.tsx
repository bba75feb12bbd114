import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { Alert, Button, Stack, Text } from "@mantine/core";
import { errorCode } from "../lib/error-code.ts";
import { useWords } from "../lib/i18n.ts";
import type { TextKey } from "../texts/index.ts";

const KNOWN: Readonly<Record<string, TextKey>> = {
  NOT_FOUND: "error.notFound",
  FORBIDDEN: "error.forbidden",
  BAD_USER_INPUT: "error.badInput",
  RATE_LIMITED: "error.rateLimited",
  UNAUTHENTICATED: "error.unauthenticated",
  UNAVAILABLE: "error.offline",
  BEHIND: "error.offline",
};

/** The same question has the same answer: there is nothing to try again. */
const FINAL: ReadonlySet<string> = new Set(["FORBIDDEN", "BAD_USER_INPUT"]);

/** What happened, what it means for the user's data, and what to do. */
export function LoadError({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
}) {
  const first = CombinedGraphQLErrors.is(error) ? error.errors[0] : undefined;
  const id = first?.extensions?.["id"];
  return (
    <Trouble
      code={errorCode(error) ?? ""}
      id={typeof id === "string" ? id : undefined}
      isOffline={!first}
      retry={retry}
    />
  );
}

/** An id that there is not, told before the server is asked, in the words that the server's answer would have. */
export const NotFound = () => <Trouble code="NOT_FOUND" />;

function Trouble({
  code,
  id,
  isOffline = false,
  retry,
}: {
  readonly code: string;
  readonly id?: string | undefined;
  readonly isOffline?: boolean;
  readonly retry?: (() => void) | undefined;
}) {
  const { t } = useWords();
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
              : code === "BAD_USER_INPUT"
                ? "error.checkAddress"
                : code === "UNAVAILABLE"
                  ? "error.lookFirst"
                  : "error.nothingChanged",
          )}
        </Text>
        {id && (
          <Text size="sm" c="dimmed">
            {t("error.id", { id })}
          </Text>
        )}
        {retry && !FINAL.has(code) && (
          <Button size="compact-md" variant="default" onClick={retry}>
            {t("error.retry")}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
