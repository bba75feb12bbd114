import { useMutation } from "@apollo/client/react";
import { RESET_LINK_HOURS } from "@saphan/shared/contract";
import {
  MakePasswordLinkDocument,
  type PersonPartsFragment,
} from "../../__generated__/operations.ts";
import { addressWith, useAct } from "../../lib/act.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { ShownOnce } from "../../ui/ShownOnce.tsx";
import { Asked } from "./Asked.tsx";

/** A link for somebody who has forgotten the password. */
export function PasswordLink({
  person: { account, name, login },
  onLeave,
}: {
  readonly person: PersonPartsFragment;
  readonly onLeave: () => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const [make, { data }] = useMutation(MakePasswordLinkDocument);
  const { run, isBusy, error } = useAct();
  const link = data?.makePasswordLink;
  if (link)
    return (
      <ShownOnce
        title={t("people.linkTitle", { login })}
        note={t("people.linkNote", { moment: format.moment(link.expiresAt) })}
        label={t("people.link")}
        text={addressWith("/password", link.token)}
        onClose={onLeave}
      />
    );
  return (
    <Asked
      label={t("people.resetLink")}
      text={t("people.resetAsk", { name, hours: RESET_LINK_HOURS })}
      isBusy={isBusy}
      error={error}
      onDo={() => void run(() => make({ variables: { account } }))}
      onLeave={onLeave}
    />
  );
}
