import { useMutation } from "@apollo/client/react";
import { Checkbox, NativeSelect } from "@mantine/core";
import { useState } from "react";
import {
  ChangeMembershipDocument,
  type MembershipRefusal,
  type PersonPartsFragment,
  type Role,
} from "../../__generated__/operations.ts";
import { useAct } from "../../lib/act.ts";
import { useWords } from "../../lib/i18n.ts";
import { Asked } from "./Asked.tsx";
import { refusalKey } from "./refusal-key.ts";

/** What a colleague is here, and whether it manages people. */
export function ChangePerson({
  person,
  roles,
  onLeave,
}: {
  readonly person: PersonPartsFragment;
  readonly roles: readonly Role[];
  readonly onLeave: () => void;
}) {
  const { t } = useWords();
  const [role, setRole] = useState(person.role);
  const [managesPeople, setManagesPeople] = useState(person.managesPeople);
  const [refusal, setRefusal] = useState<MembershipRefusal>();
  const [change] = useMutation(ChangeMembershipDocument);
  const { run, isBusy, error } = useAct();
  const save = async () => {
    const answer = await run(() =>
      change({ variables: { id: person.id, role, managesPeople } }),
    );
    const result = answer?.data?.changeMembership;
    if (!result) return;
    if ("reason" in result) setRefusal(result.reason);
    else onLeave();
  };
  return (
    <Asked
      label={t("people.save")}
      isBusy={isBusy}
      error={error}
      refusal={refusal && t(refusalKey(refusal))}
      onDo={() => void save()}
      onLeave={onLeave}
    >
      {roles.length > 1 && (
        <NativeSelect
          label={t("people.role")}
          value={role}
          onChange={({ currentTarget }) =>
            setRole(roles.find((each) => each === currentTarget.value) ?? role)
          }
          data={roles.map((value) => ({
            value,
            label: t(`account.role_${value}`),
          }))}
        />
      )}
      <Checkbox
        label={t("people.mayManage")}
        checked={managesPeople}
        onChange={({ currentTarget }) =>
          setManagesPeople(currentTarget.checked)
        }
      />
    </Asked>
  );
}
