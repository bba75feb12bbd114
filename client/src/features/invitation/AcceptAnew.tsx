/** Accepts an invitation with a new account. */
import { useMutation } from "@apollo/client/react";
import { Alert, Button, Stack, TextInput } from "@mantine/core";
import { useState, type SubmitEvent } from "react";
import { AcceptInvitationDocument } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useBeginAnew } from "../../lib/memberships.ts";
import { isPasswordFault } from "../../lib/password-fault.ts";
import { ActError } from "../../ui/ActError.tsx";
import { NewPasswordField } from "../../ui/NewPasswordField.tsx";

export function AcceptAnew({
  token,
  login,
  onHasAccount,
}: {
  readonly token: string;
  readonly login: string;
  /** Told when the address turns out to have an account. */
  readonly onHasAccount: () => void;
}) {
  const { t, locale } = useWords();
  const beginAnew = useBeginAnew();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [accept, { data, error, loading }] = useMutation(
    AcceptInvitationDocument,
  );
  const result = data?.acceptInvitation;
  const reason = result && "reason" in result ? result.reason : undefined;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const answer = await accept({
      variables: { token, name, password, locale },
    }).catch(() => undefined); // shown below
    const accepted = answer?.data?.acceptInvitation;
    if (!accepted) return;
    if (!("reason" in accepted)) await beginAnew();
    else if (accepted.reason === "has_account") onHasAccount();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <TextInput
          label={t("people.name")}
          description={t("people.nameNote")}
          autoComplete="name"
          required
          withAsterisk={false}
          maxLength={120}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <NewPasswordField
          value={password}
          login={login}
          name={name}
          refusal={reason}
          onChange={setPassword}
        />
        {reason && !isPasswordFault(reason) && (
          <Alert role="alert" color="orange" variant="light">
            {reason === "no_link"
              ? t("people.noLink")
              : t(`people.accept_${reason}`)}
          </Alert>
        )}
        {error && <ActError error={error} lost="people.actLost" />}
        <Button type="submit" loading={loading}>
          {t("people.accept")}
        </Button>
      </Stack>
    </form>
  );
}
