import { useApolloClient, useMutation } from "@apollo/client/react";
import { useState } from "react";
import {
  EndMembershipDocument,
  type MembershipRefusal,
  type PersonPartsFragment,
} from "../../__generated__/operations.ts";
import { useAct } from "../../lib/act.ts";
import { useWords } from "../../lib/i18n.ts";
import { Asked } from "./Asked.tsx";
import { refusalKey } from "./refusal-key.ts";

/** Ends a membership, somebody else's or one's own. */
export function EndMembership({
  person: { id, name, isSelf },
  organisation,
  onLeave,
}: {
  readonly person: PersonPartsFragment;
  readonly organisation: string;
  readonly onLeave: () => void;
}) {
  const { t } = useWords();
  const client = useApolloClient();
  const [refusal, setRefusal] = useState<MembershipRefusal>();
  const [endIt] = useMutation(EndMembershipDocument);
  const { run, isBusy, error } = useAct();
  const end = async () => {
    const answer = await run(() => endIt({ variables: { id } }));
    const result = answer?.data?.endMembership;
    if (!result) return;
    if ("reason" in result) setRefusal(result.reason);
    // Who has left is no longer signed in under this membership.
    else if (isSelf) await client.resetStore().catch(() => undefined);
    else onLeave();
  };
  return (
    <Asked
      label={t(isSelf ? "people.leave" : "people.end")}
      text={
        isSelf
          ? t("people.leaveAsk", { organisation })
          : t("people.endAsk", { name, organisation })
      }
      isBusy={isBusy}
      error={error}
      refusal={refusal && t(refusalKey(refusal))}
      onDo={() => void end()}
      onLeave={onLeave}
    />
  );
}
