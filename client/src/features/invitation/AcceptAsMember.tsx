/** Accepts an invitation with an account that is there: signs in first where nobody is. */
import { useMutation } from "@apollo/client/react";
import { Alert, Button, PasswordInput, Stack, Text } from "@mantine/core";
import { useState, type SubmitEvent } from "react";
import {
  JoinByInvitationDocument,
  SignInToAcceptDocument,
  type AcceptRefusal,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useBeginAnew } from "../../lib/memberships.ts";
import { useSession } from "../../lib/viewer.ts";
import { ActError } from "../../ui/ActError.tsx";

export function AcceptAsMember({
  token,
  login,
  isKnown,
}: {
  readonly token: string;
  readonly login: string;
  /** Whether the address was found to have an account. */
  readonly isKnown: boolean;
}) {
  const { t } = useWords();
  const { viewer } = useSession();
  const beginAnew = useBeginAnew();
  const [password, setPassword] = useState("");
  const [refusal, setRefusal] = useState<AcceptRefusal>();
  const [signIn, signingIn] = useMutation(SignInToAcceptDocument);
  const [join, joining] = useMutation(JoinByInvitationDocument);
  const refused =
    signingIn.data && "reason" in signingIn.data.signIn
      ? signingIn.data.signIn
      : undefined;
  const accept = async () => {
    const answer = await join({ variables: { token } });
    const result = answer.data?.joinByInvitation;
    if (result && "reason" in result) setRefusal(result.reason);
    else await beginAnew();
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    try {
      if (!viewer) {
        const answer = await signIn({ variables: { login, password } });
        if (!answer.data || "reason" in answer.data.signIn) return;
      }
      await accept();
    } catch {
      // What went wrong stands in `error`.
    }
  };
  const error = signingIn.error ?? joining.error;
  const shortOf = ({ reason, waitSeconds }: NonNullable<typeof refused>) => {
    if (reason === "no_membership") return t("signIn.noMembership");
    return waitSeconds > 0
      ? t("signIn.locked", { seconds: waitSeconds })
      : t("signIn.wrong");
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        {viewer ? (
          <Text>{t("people.joinNote", { name: viewer.name })}</Text>
        ) : (
          <>
            {isKnown && (
              <Alert role="alert" color="orange" variant="light">
                {t("people.accept_has_account")}
              </Alert>
            )}
            <input
              type="text"
              autoComplete="username"
              value={login}
              readOnly
              hidden
            />
            <PasswordInput
              label={t("people.password")}
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={password}
              onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            />
          </>
        )}
        {refused && (
          <Alert role="alert" color="orange" variant="light">
            {shortOf(refused)}
          </Alert>
        )}
        {refusal && (
          <Alert role="alert" color="orange" variant="light">
            {refusal === "no_link"
              ? t("people.noLink")
              : t(`people.accept_${refusal as "member"}`)}
          </Alert>
        )}
        {error && <ActError error={error} lost="people.actLost" />}
        <Button type="submit" loading={signingIn.loading || joining.loading}>
          {t(viewer ? "people.join" : "people.signInToAccept")}
        </Button>
      </Stack>
    </form>
  );
}
