/** A password that is to be chosen, with the rule before and the fault after one has typed. */
import { PasswordInput } from "@mantine/core";
import {
  FEWEST_PASSWORD_CHARACTERS,
  passwordFault,
  type PasswordFault,
} from "@saphan/shared/contract";
import { useState } from "react";
import { useWords } from "../lib/i18n.ts";

export function NewPasswordField({
  value,
  own,
  fault,
  onChange,
}: {
  readonly value: string;
  /** The person's login and name, which a password may not be made of. */
  readonly own: readonly string[];
  /** What the server found. */
  readonly fault?: PasswordFault | undefined;
  readonly onChange: (password: string) => void;
}) {
  const { t } = useWords();
  const [hasLeft, setHasLeft] = useState(false);
  const count = FEWEST_PASSWORD_CHARACTERS;
  const found = hasLeft && value !== "" ? passwordFault(value, own) : undefined;
  const shown = found ?? fault;
  return (
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
  );
}
