import { useMutation } from "@apollo/client/react";
import {
  Button,
  Checkbox,
  NativeSelect,
  Stack,
  TextInput,
} from "@mantine/core";
import { useState, type SubmitEvent } from "react";
import { CreateApiTokenDocument } from "../../__generated__/operations.ts";
import { useAct } from "../../lib/act.ts";
import { useWords } from "../../lib/i18n.ts";
import { ActError } from "../../ui/ActError.tsx";
import { ShownOnce } from "../../ui/ShownOnce.tsx";
import { scopeKey } from "./scope-key.ts";

const DAYS = [7, 30, 90, 366];

/** Makes a token and shows its secret, once. */
export function NewToken({ actions }: { readonly actions: readonly string[] }) {
  const { t } = useWords();
  const [name, setName] = useState("");
  const [days, setDays] = useState(30);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [create, { data, reset }] = useMutation(CreateApiTokenDocument);
  const { run, isBusy, error } = useAct();
  const secret = data?.createApiToken.secret;
  if (secret)
    return (
      <ShownOnce
        title={t("people.tokenMade", { name })}
        note={t("people.tokenOnce")}
        label={t("people.tokenSecret")}
        text={secret}
        onClose={() => {
          reset();
          setName("");
          setChosen([]);
        }}
      />
    );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const variables = { name, days, actions: [...chosen] };
    void run(() => create({ variables }));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={480} mt="sm">
        <TextInput
          label={t("people.tokenName")}
          autoComplete="off"
          required
          withAsterisk={false}
          maxLength={60}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <NativeSelect
          label={t("people.tokenDays")}
          value={days}
          data={DAYS.map((value) => ({
            value: String(value),
            label: t("people.days", { count: value }),
          }))}
          onChange={({ currentTarget }) => setDays(Number(currentTarget.value))}
        />
        <Checkbox.Group
          label={t("people.tokenMay")}
          value={[...chosen]}
          onChange={setChosen}
        >
          <Stack gap={6} mt={4}>
            {actions.map((action) => (
              <Checkbox
                key={action}
                value={action}
                label={t(scopeKey(action))}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        {error !== undefined && (
          <ActError error={error} lost="people.actLost" />
        )}
        <div>
          <Button
            type="submit"
            variant="default"
            loading={isBusy}
            disabled={chosen.length === 0}
          >
            {t("people.tokenSubmit")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
