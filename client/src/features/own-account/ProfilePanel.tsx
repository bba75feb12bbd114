import { useMutation } from "@apollo/client/react";
import {
  Button,
  Group,
  NativeSelect,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useState, type SubmitEvent } from "react";
import {
  SetNameDocument,
  SetPreferencesDocument,
  type OwnAccountPartsFragment,
} from "../../__generated__/operations.ts";
import { useAct } from "../../lib/act.ts";
import { useWords } from "../../lib/i18n.ts";
import { ActError } from "../../ui/ActError.tsx";

/** Name, language and era. */
export function ProfilePanel({
  account,
}: {
  readonly account: OwnAccountPartsFragment;
}) {
  const { t, locale, setLocale } = useWords();
  const { login, era } = account;
  const [name, setName] = useState(account.name);
  const [isSaved, setIsSaved] = useState(false);
  const [saveName] = useMutation(SetNameDocument);
  const [setPreferences] = useMutation(SetPreferencesDocument);
  const { run, isBusy, error } = useAct();
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const done = await run(() => saveName({ variables: { name } }));
    setIsSaved(done !== undefined);
  };
  return (
    <section>
      <Title order={2}>{t("people.profile")}</Title>
      <Stack gap="sm" maw={480}>
        <Text>{t("people.address", { login })}</Text>
        <form onSubmit={(event) => void save(event)}>
          <Group align="end" gap="xs">
            <TextInput
              flex={1}
              label={t("people.name")}
              autoComplete="name"
              required
              withAsterisk={false}
              maxLength={120}
              value={name}
              onChange={({ currentTarget }) => {
                setName(currentTarget.value);
                setIsSaved(false);
              }}
            />
            <Button type="submit" variant="default" loading={isBusy}>
              {t("people.save")}
            </Button>
          </Group>
        </form>
        <Text size="sm" role="status">
          {isSaved ? t("people.saved") : ""}
        </Text>
        {error !== undefined && (
          <ActError error={error} lost="people.actLost" />
        )}
        <Group gap="sm">
          <NativeSelect
            label={t("people.language")}
            value={locale}
            data={[
              { value: "en", label: "English" },
              { value: "th", label: "ไทย" },
            ]}
            onChange={({ currentTarget }) => {
              const chosen = currentTarget.value === "th" ? "th" : "en";
              setLocale(chosen);
              void run(() =>
                setPreferences({ variables: { locale: chosen, era } }),
              );
            }}
          />
          <NativeSelect
            label={t("people.years")}
            value={era}
            data={[
              { value: "buddhist", label: t("account.eraBuddhist") },
              { value: "common", label: t("account.eraCommon") },
            ]}
            onChange={({ currentTarget }) => {
              const chosen =
                currentTarget.value === "common" ? "common" : "buddhist";
              void run(() =>
                setPreferences({ variables: { locale, era: chosen } }),
              );
            }}
          />
        </Group>
      </Stack>
    </section>
  );
}
