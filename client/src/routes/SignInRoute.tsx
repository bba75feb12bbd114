import { useApolloClient, useMutation } from "@apollo/client/react";
import {
  Alert,
  Anchor,
  Button,
  Group,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useState, type SubmitEvent } from "react";
import { Navigate, useSearchParams } from "react-router";
import { SignInDocument } from "../__generated__/operations.ts";
import { hasTyped } from "../features/my-answers/typed-storage.ts";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useSession } from "../lib/viewer.ts";
import signInTexts from "../texts/sign-in.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";

const DEMO_ACCOUNTS = ["buyer", "buyer2", "programme", "supplier", "admin"].map(
  (name) => `${name}@demo.example`,
);
const DEMO_PASSWORD = "saphan-demo";

/** Only a path of ours: an address that was sent by somebody else must not lead away. */
const safePath = (next: string | null): string =>
  next && /^\/(?!\/)/.test(next) ? next : "/";

export function SignInRoute() {
  usePageTexts({ signIn: signInTexts });
  const { t, locale, setLocale } = useWords();
  const { viewer, demo } = useSession();
  const [params] = useSearchParams();
  const client = useApolloClient();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [signIn, { data, loading, error }] = useMutation(SignInDocument);
  if (viewer) return <Navigate to={safePath(params.get("next"))} replace />;
  const refused = data && "reason" in data.signIn ? data.signIn : undefined;
  const refusalText = ({
    reason,
    waitSeconds,
  }: NonNullable<typeof refused>) => {
    if (reason === "no_membership") return t("signIn.noMembership");
    return waitSeconds > 0
      ? t("signIn.locked", { seconds: waitSeconds })
      : t("signIn.wrong");
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const result = await signIn({ variables: { login, password } }).catch(
      () => undefined, // shown below
    );
    if (result?.data && "viewer" in result.data.signIn)
      await client.resetStore();
  };
  const other = locale === "en" ? "th" : "en";
  return (
    <Stack component="main" maw={420} mx="auto" p="lg" pt={72} gap="lg">
      <Group justify="space-between">
        <Text fw={700}>{t("shell.product")}</Text>
        <Button variant="subtle" lang={other} onClick={() => setLocale(other)}>
          {other === "th" ? "ไทย" : "English"}
        </Button>
      </Group>
      <div>
        <Title order={1}>{t("signIn.title")}</Title>
        <Text mt="xs">{t("signIn.intro")}</Text>
        {hasTyped() && (
          <Alert role="status" variant="light" mt="sm">
            {t("signIn.typedKept")}
          </Alert>
        )}
      </div>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <TextInput
            label={t("signIn.login")}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          <PasswordInput
            label={t("signIn.password")}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {refused && (
            <Alert role="alert" color="orange" variant="light">
              {refusalText(refused)}
            </Alert>
          )}
          {error && <LoadError error={error} />}
          <Button type="submit" loading={loading}>
            {t("signIn.submit")}
          </Button>
        </Stack>
      </form>
      {demo && (
        <Stack gap={4}>
          <Text size="sm" fw={500}>
            {t("signIn.demoAccounts")}
          </Text>
          {DEMO_ACCOUNTS.map((account) => (
            <Anchor
              key={account}
              component="button"
              type="button"
              size="sm"
              ta="start"
              onClick={() => {
                setLogin(account);
                setPassword(DEMO_PASSWORD);
              }}
            >
              {account}
            </Anchor>
          ))}
          <Text size="sm" c="dimmed">
            {t("signIn.demoPassword", { password: DEMO_PASSWORD })}
          </Text>
          <Text size="sm" c="dimmed">
            {t("shell.demoBanner")}
          </Text>
        </Stack>
      )}
    </Stack>
  );
}
