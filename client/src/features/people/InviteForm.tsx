/** Invites somebody: gives a link that the viewer sends, as the product sends no mail. */
import { useMutation } from "@apollo/client/react";
import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { INVITATION_DAYS } from "@saphan/shared/contract";
import { useState, type SubmitEvent } from "react";
import {
  InvitePersonDocument,
  type InviteRefusal,
  type Role,
} from "../../__generated__/operations.ts";
import { addressWith, useAct } from "../../lib/act.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { ActError } from "../../ui/ActError.tsx";
import { DayField } from "../../ui/DayField.tsx";
import { ShownOnce } from "../../ui/ShownOnce.tsx";

const inAYear = (): string =>
  new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);

export function InviteForm({
  organisation,
  roles,
  contact = "",
  onLeave,
}: {
  /** Id of an entity whose first person is invited; absent: a colleague of the viewer. */
  readonly organisation?: string;
  readonly roles: readonly Role[];
  /** The address that somebody proposed. */
  readonly contact?: string;
  readonly onLeave?: () => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const isFirst = organisation !== undefined;
  const [login, setLogin] = useState(contact);
  const [role, setRole] = useState(roles[0]);
  const [managesPeople, setManagesPeople] = useState(false);
  const [until, setUntil] = useState<string>();
  const [refusal, setRefusal] = useState<InviteRefusal>();
  const [invite, { data, reset }] = useMutation(InvitePersonDocument);
  const { run, isBusy, error } = useAct();
  const result = data?.invitePerson;
  if (result && "token" in result) {
    const { invitation, token } = result;
    return (
      <ShownOnce
        title={t("people.linkTitle", { login: invitation.login })}
        note={t("people.linkNote", {
          moment: format.moment(invitation.expiresAt),
        })}
        label={t("people.link")}
        text={addressWith("/invitation", token)}
        onClose={() => {
          reset();
          setLogin("");
          onLeave?.();
        }}
      />
    );
  }
  if (!role) return <Text size="sm">{t("people.noRoles")}</Text>;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setRefusal(undefined);
    const wanted = { login, role, managesPeople: isFirst || managesPeople };
    const answer = await run(() =>
      invite({
        variables: {
          invite: {
            ...wanted,
            ...(isFirst ? { organisation } : {}),
            ...(until ? { until } : {}),
          },
        },
      }),
    );
    const refused = answer?.data?.invitePerson;
    if (refused && "reason" in refused) setRefusal(refused.reason);
  };
  const year = new Date().getFullYear();
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="sm" maw={560} align="stretch">
        <Text size="sm">
          {t("people.inviteNote", { days: INVITATION_DAYS })}{" "}
          {isFirst && t("people.inviteFirstNote")}
        </Text>
        <TextInput
          label={t("people.email")}
          type="email"
          autoComplete="off"
          required
          withAsterisk={false}
          value={login}
          error={refusal && t(`people.refused_${refusal}`)}
          onChange={({ currentTarget }) => setLogin(currentTarget.value)}
        />
        {roles.length > 1 && (
          <NativeSelect
            label={t("people.role")}
            value={role}
            onChange={({ currentTarget }) =>
              setRole(roles.find((each) => each === currentTarget.value))
            }
            data={roles.map((value) => ({
              value,
              label: t(`account.role_${value}`),
            }))}
          />
        )}
        {!isFirst && (
          <Checkbox
            label={t("people.mayManage")}
            checked={managesPeople}
            onChange={({ currentTarget }) =>
              setManagesPeople(currentTarget.checked)
            }
          />
        )}
        <Checkbox
          label={t("people.hasEnd")}
          checked={until !== undefined}
          onChange={({ currentTarget }) =>
            setUntil(currentTarget.checked ? inAYear() : undefined)
          }
        />
        {until && (
          <DayField
            label={t("people.lastDay")}
            value={until}
            years={[year, year + 10]}
            onChange={setUntil}
          />
        )}
        {error !== undefined && (
          <ActError error={error} lost="people.actLost" />
        )}
        <Group gap="xs">
          <Button type="submit" loading={isBusy}>
            {t("people.inviteSubmit")}
          </Button>
          {onLeave && (
            <Button variant="default" onClick={onLeave}>
              {t("people.cancel")}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
