import { Alert, Anchor } from "@mantine/core";
import { Link } from "react-router";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";

/** That it was published, under which number, and that there is a way back. */
export function SuccessionDone({ seq }: { readonly seq: number }) {
  const { t } = useWords();
  const { to } = useScope();
  return (
    <Alert role="status" variant="light" color="green">
      {t("succession.done", { seq })}{" "}
      <Anchor component={Link} to={to("/data/ledger")} inherit>
        {t("succession.toLedger")}
      </Anchor>
    </Alert>
  );
}
