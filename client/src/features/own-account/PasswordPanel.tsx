import { useMutation } from "@apollo/client/react";
import {
  Alert,
  Button,
  PasswordInput,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { useState, type SubmitEvent } from "react";
import {
  ChangePasswordDocument,
  type OwnAccountPartsFragment,
} from "../../__generated__/operations.ts";
import { useAct } from "../../lib/act.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { isPasswordFault } from "../../lib/password-fault.ts";
import { ActError } from "../../ui/ActError.tsx";
import { NewPasswordField } from "../../ui/NewPasswordField.tsx";

/** Changes the password, and says when somebody else's link last set it. */
export function PasswordPanel({
  account: { login, name, passwordReset },
}: {
  readonly account: OwnAccountPartsFragment;
}) {
  const { t } = useWords();
  const format = useFormat();
  const [old, setOld] = useState("");
  const [password, setPassword] = useState("");
  const [change, { data }] = useMutation(ChangePasswordDocument);
  const { run, isBusy, error } = useAct();
  const result = data?.changePassword;
  const refused = result && "reason" in result ? result : undefined;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const answer = await run(() => change({ variables: { old, password } }));
    const done = answer?.data?.changePassword;
    if (!done || "reason" in done) return;
    setOld("");
    setPassword("");
  };
  return (
    <section className="no-print">
      <Title order={2}>{t("people.changePassword")}</Title>
      <Text size="sm" maw="72ch" mb="xs">
        {t("people.changePasswordNote")}
      </Text>
      {passwordReset && (
        <Text size="sm" maw="72ch" mb="xs">
          {t("people.lastReset", {
            day: format.day(passwordReset.on),
            by: t(`people.linkBy_${passwordReset.by}`),
          })}
        </Text>
      )}
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm" maw={480}>
          <PasswordInput
            label={t("people.oldPassword")}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={old}
            onChange={({ currentTarget }) => setOld(currentTarget.value)}
          />
          <NewPasswordField
            value={password}
            login={login}
            name={name}
            refusal={refused?.reason}
            onChange={setPassword}
          />
          {refused && !isPasswordFault(refused.reason) && (
            <Alert role="alert" color="orange" variant="light">
              {t(`people.fault_${refused.reason}`, {
                seconds: refused.waitSeconds,
              })}
            </Alert>
          )}
          {error !== undefined && (
            <ActError error={error} lost="people.actLost" />
          )}
          <Text size="sm" role="status">
            {result && !refused ? t("people.passwordChanged") : ""}
          </Text>
          <div>
            <Button type="submit" loading={isBusy}>
              {t("people.changePassword")}
            </Button>
          </div>
        </Stack>
      </form>
    </section>
  );
}
