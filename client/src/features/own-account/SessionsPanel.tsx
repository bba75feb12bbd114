import { useMutation } from "@apollo/client/react";
import { Button, Checkbox, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import {
  EndSessionDocument,
  SignOutEverywhereDocument,
  type OwnAccountPartsFragment,
} from "../../__generated__/operations.ts";
import { useAct } from "../../lib/act.ts";
import { useWords } from "../../lib/i18n.ts";
import { useBeginAnew } from "../../lib/memberships.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { ActError } from "../../ui/ActError.tsx";
import classes from "./own-account.module.css";

/** Browsers in which the viewer is signed in, and the way out of all of them. */
export function SessionsPanel({
  account: { sessions },
}: {
  readonly account: OwnAccountPartsFragment;
}) {
  const { t } = useWords();
  const format = useFormat();
  const [tokens, setTokens] = useState(false);
  const [endSession] = useMutation(EndSessionDocument);
  const [signOut] = useMutation(SignOutEverywhereDocument);
  const { run, isBusy, error } = useAct();
  const beginAnew = useBeginAnew();
  const leave = async () => {
    const done = await run(() => signOut({ variables: { tokens } }));
    if (done) await beginAnew();
  };
  const words = ({ since, lastSeen }: (typeof sessions)[number]) =>
    t("people.session", {
      since: format.day(since),
      seen: format.day(lastSeen),
    });
  return (
    <section className="no-print">
      <Title order={2}>{t("people.sessions")}</Title>
      <Text size="sm" maw="72ch" mb="xs">
        {t("people.sessionsNote")}
      </Text>
      <ul className={classes["list"]}>
        {sessions.map((session) => (
          <li key={session.id} className={classes["row"]}>
            <Text>
              {words(session)}
              {session.isThis && ` · ${t("people.thisSession")}`}
            </Text>
            {!session.isThis && (
              <Button
                size="compact-sm"
                variant="default"
                disabled={isBusy}
                aria-label={`${t("people.endSession")}: ${words(session)}`}
                onClick={() =>
                  void run(() => endSession({ variables: { id: session.id } }))
                }
              >
                {t("people.endSession")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {error !== undefined && <ActError error={error} lost="people.actLost" />}
      <Stack gap="xs" mt="sm" align="flex-start">
        <Checkbox
          label={t("people.everywhereTokens")}
          checked={tokens}
          onChange={({ currentTarget }) => setTokens(currentTarget.checked)}
        />
        <Group gap="sm">
          <Button
            variant="default"
            loading={isBusy}
            onClick={() => void leave()}
          >
            {t("people.everywhere")}
          </Button>
          <Text size="sm">{t("people.everywhereNote")}</Text>
        </Group>
      </Stack>
    </section>
  );
}
