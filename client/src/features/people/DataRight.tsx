import { useMutation } from "@apollo/client/react";
import {
  SetDataRightDocument,
  type PersonPartsFragment,
} from "../../__generated__/operations.ts";
import { useAct } from "../../lib/act.ts";
import { useWords } from "../../lib/i18n.ts";
import { Asked } from "./Asked.tsx";

/** Whether an administrator may touch everybody's data as a file. */
export function DataRight({
  person: { id, name, dataRight },
  onLeave,
}: {
  readonly person: PersonPartsFragment;
  readonly onLeave: () => void;
}) {
  const { t } = useWords();
  const [set] = useMutation(SetDataRightDocument);
  const { run, isBusy, error } = useAct();
  const act = async () => {
    const answer = await run(() =>
      set({ variables: { id, given: !dataRight } }),
    );
    if (answer) onLeave();
  };
  return (
    <Asked
      label={t(dataRight ? "people.takeRight" : "people.giveRight")}
      text={t(dataRight ? "people.rightTakeAsk" : "people.rightAsk", { name })}
      isBusy={isBusy}
      error={error}
      onDo={() => void act()}
      onLeave={onLeave}
    />
  );
}
