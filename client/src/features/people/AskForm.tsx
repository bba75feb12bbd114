import { useMutation } from "@apollo/client/react";
import { Checkbox, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import {
  AskForInvitationDocument,
  type AskRefusal,
} from "../../__generated__/operations.ts";
import { useAct } from "../../lib/act.ts";
import { useWords } from "../../lib/i18n.ts";
import { Asked } from "./Asked.tsx";

const MOST = 500;

/** Asks that somebody invites a supplier's first person. */
export function AskForm({
  entity,
  onLeave,
}: {
  readonly entity: string;
  readonly onLeave: () => void;
}) {
  const { t } = useWords();
  const [contact, setContact] = useState("");
  const [message, setMessage] = useState("");
  const [tellProgrammes, setTellProgrammes] = useState(false);
  const [refusal, setRefusal] = useState<AskRefusal>();
  const [ask] = useMutation(AskForInvitationDocument);
  const { run, isBusy, error } = useAct();
  const send = async () => {
    const answer = await run(() =>
      ask({ variables: { ask: { entity, contact, message, tellProgrammes } } }),
    );
    const result = answer?.data?.askForInvitation;
    if (!result) return;
    if ("reason" in result) setRefusal(result.reason);
    else onLeave();
  };
  return (
    <Asked
      label={t("people.askSubmit")}
      isBusy={isBusy}
      error={error}
      refusal={refusal && t(`people.ask_${refusal}`)}
      onDo={() => void send()}
      onLeave={onLeave}
    >
      <Stack gap="sm" w="100%">
        <TextInput
          label={t("people.contact")}
          type="email"
          autoComplete="off"
          maxLength={MOST}
          value={contact}
          onChange={({ currentTarget }) => setContact(currentTarget.value)}
        />
        <Textarea
          label={t("people.message")}
          maxLength={MOST}
          value={message}
          onChange={({ currentTarget }) => setMessage(currentTarget.value)}
        />
        <Checkbox
          label={t("people.tellProgrammes")}
          checked={tellProgrammes}
          onChange={({ currentTarget }) =>
            setTellProgrammes(currentTarget.checked)
          }
        />
      </Stack>
    </Asked>
  );
}
