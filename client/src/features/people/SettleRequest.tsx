import { useMutation } from "@apollo/client/react";
import { Button, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import {
  SettleInvitationRequestDocument,
  type RequestPartsFragment,
} from "../../__generated__/operations.ts";
import { useAct } from "../../lib/act.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { ActError } from "../../ui/ActError.tsx";
import { Asked } from "./Asked.tsx";
import { InviteForm } from "./InviteForm.tsx";
import { Row } from "./Row.tsx";

/** A customer's request, granted by an invitation or refused with a reason. */
export function SettleRequest({
  request,
}: {
  readonly request: RequestPartsFragment;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const [open, setOpen] = useState<"grant" | "refuse">();
  const [reason, setReason] = useState("");
  const [settle] = useMutation(SettleInvitationRequestDocument);
  const { run, isBusy, error } = useAct();
  const { id, entity, organisation, contact, message, standing } = request;
  const name = entity?.name[locale] ?? "–";
  const leave = () => setOpen(undefined);
  const isPresent = standing === "present";
  const grantLabel = t(isPresent ? "people.grantPresent" : "people.grant");
  const grant = () =>
    isPresent
      ? void run(() => settle({ variables: { id, granted: true } }))
      : setOpen(open === "grant" ? undefined : "grant");
  return (
    <Row
      acts={
        <>
          <Button
            size="compact-sm"
            disabled={isBusy}
            aria-label={`${grantLabel}: ${name}`}
            onClick={grant}
          >
            {grantLabel}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={open === "refuse"}
            aria-label={`${t("people.refuse")}: ${name}`}
            onClick={() => setOpen(open === "refuse" ? undefined : "refuse")}
          >
            {t("people.refuse")}
          </Button>
        </>
      }
      open={
        (open === "grant" && entity && (
          <InviteForm
            organisation={entity.id}
            roles={request.roles}
            contact={contact}
            onLeave={leave}
          />
        )) ||
        (open === "refuse" && (
          <Asked
            label={t("people.refuse")}
            isBusy={isBusy}
            error={error}
            onDo={() => {
              if (reason.trim() === "") return;
              void run(() =>
                settle({ variables: { id, granted: false, reason } }),
              );
            }}
            onLeave={leave}
          >
            <Textarea
              w="100%"
              label={t("people.reason")}
              required
              withAsterisk={false}
              maxLength={500}
              value={reason}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
          </Asked>
        )) ||
        (error !== undefined && (
          <ActError error={error} lost="people.actLost" />
        ))
      }
    >
      <Text fw={600}>{name}</Text>
      <Text size="sm" c="dimmed">
        {[
          ...(organisation
            ? [t("people.asks", { organisation: organisation.name[locale] })]
            : []),
          t("people.askedOn", { day: format.day(request.askedOn) }),
          ...(standing ? [t(`people.standing_${standing}`)] : []),
        ].join(" · ")}
      </Text>
      {contact && <Text size="sm">{t("people.contactIs", { contact })}</Text>}
      {message && <Text size="sm">{message}</Text>}
    </Row>
  );
}
