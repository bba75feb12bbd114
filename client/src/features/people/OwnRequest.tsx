import { useMutation } from "@apollo/client/react";
import { Button, Text } from "@mantine/core";
import {
  WithdrawInvitationRequestDocument,
  type RequestPartsFragment,
} from "../../__generated__/operations.ts";
import { useAct } from "../../lib/act.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { ActError } from "../../ui/ActError.tsx";
import { Row } from "./Row.tsx";

/** What became of a request of one's own. */
export function OwnRequest({
  request: { id, entity, state, reason, askedOn },
}: {
  readonly request: RequestPartsFragment;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const [withdraw] = useMutation(WithdrawInvitationRequestDocument);
  const { run, isBusy, error } = useAct();
  const name = entity?.name[locale] ?? "–";
  const label = t("people.withdrawRequest");
  return (
    <Row
      acts={
        state === "open" && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={isBusy}
            aria-label={`${label}: ${name}`}
            onClick={() => void run(() => withdraw({ variables: { id } }))}
          >
            {label}
          </Button>
        )
      }
      open={
        error !== undefined && <ActError error={error} lost="people.actLost" />
      }
    >
      <Text fw={600}>{name}</Text>
      <Text size="sm" c="dimmed">
        {[
          t("people.askedOn", { day: format.day(askedOn) }),
          t(`people.request_${state}`, { reason }),
        ].join(" · ")}
      </Text>
    </Row>
  );
}
