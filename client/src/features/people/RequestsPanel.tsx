/** Requests for invitations: what the viewer's organisation asked for, or what the viewer may settle. */
import { useQuery } from "@apollo/client/react";
import { Skeleton, Text } from "@mantine/core";
import { InvitationRequestsDocument } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import { OwnRequest } from "./OwnRequest.tsx";
import { Rows } from "./Row.tsx";
import { SettleRequest } from "./SettleRequest.tsx";

export function RequestsPanel({ way }: { readonly way: "ask" | "settle" }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(InvitationRequestsDocument);
  const requests = data?.invitationRequests;
  if (error && !requests)
    return <LoadError error={error} retry={() => void refetch()} />;
  if (!requests)
    return (
      <Skeleton height={80} role="status" aria-label={t("shell.loading")} />
    );
  if (requests.length === 0)
    return (
      <Text>
        {t(way === "ask" ? "people.noYourRequests" : "people.noRequests")}
      </Text>
    );
  return (
    <Rows>
      {requests.map((request) =>
        way === "ask" ? (
          <OwnRequest key={request.id} request={request} />
        ) : (
          <SettleRequest key={request.id} request={request} />
        ),
      )}
    </Rows>
  );
}
