import { useMutation } from "@apollo/client/react";
import { Button, Text, Title } from "@mantine/core";
import {
  RevokeApiTokenDocument,
  type OwnAccountPartsFragment,
} from "../../__generated__/operations.ts";
import { useAct } from "../../lib/act.ts";
import { useWords } from "../../lib/i18n.ts";
import { useMembershipWords } from "../../lib/memberships.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useViewer } from "../../lib/viewer.ts";
import { ActError } from "../../ui/ActError.tsx";
import { NewToken } from "./NewToken.tsx";
import { scopeKey } from "./scope-key.ts";
import classes from "./own-account.module.css";

/** What programs sign in with. */
export function TokensPanel({
  account: { apiTokens, tokenActions },
}: {
  readonly account: OwnAccountPartsFragment;
}) {
  const { t } = useWords();
  const format = useFormat();
  const words = useMembershipWords();
  const { membership } = useViewer();
  const [revoke] = useMutation(RevokeApiTokenDocument);
  const { run, isBusy, error } = useAct();
  return (
    <section className="no-print">
      <Title order={2}>{t("people.tokens")}</Title>
      <Text size="sm" maw="72ch" mb="xs">
        {t("people.tokensNote", { membership: words(membership) })}
      </Text>
      {apiTokens.length === 0 ? (
        <Text>{t("people.noTokens")}</Text>
      ) : (
        <ul className={classes["list"]}>
          {apiTokens.map((token) => (
            <li key={token.id} className={classes["row"]}>
              <div>
                <Text fw={600}>{token.name}</Text>
                <Text size="sm" c="dimmed">
                  {[
                    ...(token.membership ? [words(token.membership)] : []),
                    token.actions
                      .map((action) => t(scopeKey(action)))
                      .join(", "),
                    t("people.tokenEnds", {
                      day: format.moment(token.expiresAt),
                    }),
                    t("people.tokenUsed", { day: format.day(token.lastUsed) }),
                  ].join(" · ")}
                </Text>
              </div>
              <Button
                size="compact-sm"
                variant="default"
                disabled={isBusy}
                aria-label={`${t("people.revoke")}: ${token.name}`}
                onClick={() =>
                  void run(() => revoke({ variables: { id: token.id } }))
                }
              >
                {t("people.revoke")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {error !== undefined && <ActError error={error} lost="people.actLost" />}
      <NewToken actions={tokenActions} />
    </section>
  );
}
