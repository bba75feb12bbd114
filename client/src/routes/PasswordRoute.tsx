import { useMutation } from "@apollo/client/react";
import { Alert, Anchor, Button, Loader, Stack, Text } from "@mantine/core";
import { useEffect, useState, type SubmitEvent } from "react";
import { Link, useLocation } from "react-router";
import {
  OpenPasswordLinkDocument,
  ResetPasswordDocument,
} from "../__generated__/operations.ts";
import { tokenOf } from "../lib/act.ts";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useBeginAnew } from "../lib/memberships.ts";
import peopleTexts from "../texts/people.json" with { type: "json" };
import { isPasswordFault } from "../lib/password-fault.ts";
import { ActError } from "../ui/ActError.tsx";
import { LoadError } from "../ui/LoadError.tsx";
import { NewPasswordField } from "../ui/NewPasswordField.tsx";
import { PublicPage } from "../ui/PublicPage.tsx";

/** Where the link leads that somebody made for who has forgotten the password. */
export function PasswordRoute() {
  usePageTexts({ people: peopleTexts });
  const { t } = useWords();
  const token = tokenOf(useLocation().hash);
  const [open, { data, error }] = useMutation(OpenPasswordLinkDocument);
  useEffect(() => {
    // What went wrong stands in `error`.
    open({ variables: { token } }).catch(() => undefined);
  }, [open, token]);
  const person = data?.openPasswordLink;
  if (data && !person)
    return (
      <PublicPage title={t("people.noLinkTitle")}>
        <Text role="alert">{t("people.noLink")}</Text>
        <Anchor component={Link} to="/sign-in">
          {t("people.toSignIn")}
        </Anchor>
      </PublicPage>
    );
  return (
    <PublicPage title={t("people.resetTitle")}>
      {error && (
        <LoadError
          error={error}
          retry={() => void open({ variables: { token } }).catch(() => {})}
        />
      )}
      {!data && !error && (
        <Loader role="status" aria-label={t("people.opening")} />
      )}
      {person && <ResetForm token={token} {...person} />}
    </PublicPage>
  );
}

function ResetForm({
  token,
  login,
  name,
}: {
  readonly token: string;
  readonly login: string;
  readonly name: string;
}) {
  const { t } = useWords();
  const beginAnew = useBeginAnew();
  const [password, setPassword] = useState("");
  const [reset, { data, error, loading }] = useMutation(ResetPasswordDocument);
  const result = data?.resetPassword;
  const reason = result && "reason" in result ? result.reason : undefined;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const answer = await reset({ variables: { token, password } }).catch(
      () => undefined, // shown below
    );
    const done = answer?.data?.resetPassword;
    if (done && !("reason" in done)) await beginAnew();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Text>{t("people.resetFor", { name, login })}</Text>
        <NewPasswordField
          value={password}
          login={login}
          name={name}
          refusal={reason}
          onChange={setPassword}
        />
        {reason && !isPasswordFault(reason) && (
          <Alert role="alert" color="orange" variant="light">
            {t(`people.fault_${reason}`)}
          </Alert>
        )}
        {error && <ActError error={error} lost="people.actLost" />}
        <Button type="submit" loading={loading}>
          {t("people.setPassword")}
        </Button>
      </Stack>
    </form>
  );
}
