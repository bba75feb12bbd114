import { useMutation } from "@apollo/client/react";
import { Button, Text } from "@mantine/core";
import {
  RenewInvitationDocument,
  WithdrawInvitationDocument,
  type InvitationPartsFragment,
} from "../../__generated__/operations.ts";
import { addressWith, useAct } from "../../lib/act.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { ActError } from "../../ui/ActError.tsx";
import { ShownOnce } from "../../ui/ShownOnce.tsx";
import { Row } from "./Row.tsx";

/** An invitation that waits, and what becomes of it. */
export function InvitationRow({
  invitation,
}: {
  readonly invitation: InvitationPartsFragment;
}) {
  const { t } = useWords();
  const format = useFormat();
  const [renew, renewed] = useMutation(RenewInvitationDocument);
  const [withdraw] = useMutation(WithdrawInvitationDocument);
  const { run, isBusy, error } = useAct();
  const { id, login, role, by, until, works } = invitation;
  const facts = [
    t(`account.role_${role}`),
    ...(invitation.managesPeople ? [t("people.manages")] : []),
    t("people.invitedOn", { day: format.day(invitation.invitedOn) }),
    ...(by === "registry" || by === "programme" ? [t(`people.by_${by}`)] : []),
    ...(until ? [t("people.until", { day: format.day(until) })] : []),
    works
      ? t("people.worksUntil", { moment: format.moment(invitation.expiresAt) })
      : t("people.worksNoMore"),
  ];
  const link = renewed.data?.renewInvitation;
  const variables = { id };
  return (
    <Row
      acts={
        <>
          <Button
            size="compact-sm"
            variant="default"
            disabled={isBusy}
            aria-label={`${t("people.renew")}: ${login}`}
            onClick={() => void run(() => renew({ variables }))}
          >
            {t("people.renew")}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={isBusy}
            aria-label={`${t("people.withdraw")}: ${login}`}
            onClick={() => void run(() => withdraw({ variables }))}
          >
            {t("people.withdraw")}
          </Button>
        </>
      }
      open={
        (error !== undefined && (
          <ActError error={error} lost="people.actLost" />
        )) ||
        (link && (
          <ShownOnce
            title={t("people.linkTitle", { login })}
            note={t("people.linkNote", {
              moment: format.moment(link.invitation.expiresAt),
            })}
            label={t("people.link")}
            text={addressWith("/invitation", link.token)}
            onClose={renewed.reset}
          />
        ))
      }
    >
      <Text fw={600}>{login}</Text>
      <Text size="sm" c="dimmed">
        {facts.join(" · ")}
      </Text>
    </Row>
  );
}
