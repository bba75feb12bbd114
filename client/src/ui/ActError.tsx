import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { Alert } from "@mantine/core";
import { useWords } from "../lib/i18n.ts";
import { LoadError } from "./LoadError.tsx";

/** Why something that was asked for did not happen; where the connection broke, nobody knows whether it did. */
export function ActError({ error }: { readonly error: unknown }) {
  const { t } = useWords();
  if (CombinedGraphQLErrors.is(error)) return <LoadError error={error} />;
  return (
    <Alert role="alert" color="orange" variant="light">
      {t("data.actLost")}
    </Alert>
  );
}
