import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { Alert } from "@mantine/core";
import { useWords, type TextKey } from "../lib/i18n.ts";
import { LoadError } from "./LoadError.tsx";

/** Why something that was asked for did not happen; where the connection broke, nobody knows whether it did. */
export function ActError({
  error,
  lost = "data.actLost",
}: {
  readonly error: unknown;
  /** Words for the latter, where the page has words of its own. */
  readonly lost?: TextKey;
}) {
  const { t } = useWords();
  if (CombinedGraphQLErrors.is(error)) return <LoadError error={error} />;
  return (
    <Alert role="alert" color="orange" variant="light">
      {t(lost)}
    </Alert>
  );
}
