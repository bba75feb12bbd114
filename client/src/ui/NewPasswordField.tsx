/** A password that is to be chosen, with the rule before and the fault after one has typed. */
import { PasswordInput } from "@mantine/core";
import {
  FEWEST_PASSWORD_CHARACTERS,
  passwordFault,
} from "@saphan/shared/contract";
import { useState } from "react";
import { useWords } from "../lib/i18n.ts";
import { isPasswordFault } from "../lib/password-fault.ts";

export function NewPasswordField({
  value,
  login,
  name,
  refusal,
  onChange,
}: {
  readonly value: string;
  /** A password may not be made of these. */
  readonly login: string;
  readonly name: string;
  /** What the server said, of the password or of something else. */
  readonly refusal: string | undefined;
  readonly onChange: (password: string) => void;
}) {
  const { t } = useWords();
  const [hasLeft, setHasLeft] = useState(false);
  const count = FEWEST_PASSWORD_CHARACTERS;
  const found =
    hasLeft && value !== "" ? passwordFault(value, [login, name]) : undefined;
  const told = refusal && isPasswordFault(refusal) ? refusal : undefined;
  const shown = found ?? told;
  return (
    <>
      {/* Password managers keep the two together. */}
      <input
        type="text"
        autoComplete="username"
        value={login}
        readOnly
        hidden
      />
      <PasswordInput
        label={t("people.newPassword")}
        description={t("people.passwordNote", { count })}
        autoComplete="new-password"
        required
        withAsterisk={false}
        value={value}
        error={shown && t(`people.fault_${shown}`, { count })}
        onBlur={() => setHasLeft(true)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </>
  );
}
