import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import {
  SetDataRightDocument,
  type MembershipRefusal,
  type PersonPartsFragment,
} from "../../__generated__/operations.ts";
import { useAct } from "../../lib/act.ts";
import { useWords } from "../../lib/i18n.ts";
import { Asked } from "./Asked.tsx";
import { refusalKey } from "./refusal-key.ts";

/** Whether an administrator may touch everybody's data as a file. */
export function DataRight({
  person: { id, name, dataRight },
  onLeave,
}: {
  readonly person: PersonPartsFragment;
  readonly onLeave: () => void;
}) {
  const { t } = useWords();
  const [refusal, setRefusal] = useState<MembershipRefusal>();
  const [set] = useMutation(SetDataRightDocument);
  const { run, isBusy, error } = useAct();
  const act = async () => {
    const answer = await run(() =>
      set({ variables: { id, given: !dataRight } }),
    );
    const result = answer?.data?.setDataRight;
    if (!result) return;
    if ("reason" in result) setRefusal(result.reason);
    else onLeave();
  };
  return (
    <Asked
      label={t(dataRight ? "people.takeRight" : "people.giveRight")}
      text={t(dataRight ? "people.rightTakeAsk" : "people.rightAsk", { name })}
      isBusy={isBusy}
      error={error}
      refusal={refusal && t(refusalKey(refusal))}
      onDo={() => void act()}
      onLeave={onLeave}
    />
  );
}
