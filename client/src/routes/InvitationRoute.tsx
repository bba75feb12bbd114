import { useMutation } from "@apollo/client/react";
import { Anchor, Button, Loader, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { Link, useLocation } from "react-router";
import {
  OpenInvitationDocument,
  SignOutDocument,
  type OpenInvitationMutation,
} from "../__generated__/operations.ts";
import { AcceptAnew } from "../features/invitation/AcceptAnew.tsx";
import { AcceptAsMember } from "../features/invitation/AcceptAsMember.tsx";
import { tokenOf } from "../lib/act.ts";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";
import { useSession } from "../lib/viewer.ts";
import peopleTexts from "../texts/people.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";
import { PublicPage } from "../ui/PublicPage.tsx";

type Offer = NonNullable<OpenInvitationMutation["openInvitation"]>;

/** Where an invitation's link leads. Its token stands behind `#`, which browsers send to no server. */
export function InvitationRoute() {
  usePageTexts({ people: peopleTexts });
  const { t } = useWords();
  const token = tokenOf(useLocation().hash);
  const { viewer } = useSession();
  const [open, { data, error }] = useMutation(OpenInvitationDocument);
  const who = viewer?.id;
  useEffect(() => {
    // Whose it is depends on who is signed in. What went wrong stands in `error`.
    open({ variables: { token } }).catch(() => undefined);
  }, [open, token, who]);
  if (error)
    return (
      <PublicPage title={t("people.invitationTitle")}>
        <LoadError
          error={error}
          retry={() => void open({ variables: { token } }).catch(() => {})}
        />
      </PublicPage>
    );
  if (!data)
    return (
      <PublicPage title={t("people.invitationTitle")}>
        <Loader role="status" aria-label={t("people.opening")} />
      </PublicPage>
    );
  const offer = data.openInvitation;
  return offer ? (
    <PublicPage title={t("people.invitationTitle")}>
      <OfferText offer={offer} />
      <Answer key={offer.login} token={token} offer={offer} />
    </PublicPage>
  ) : (
    <PublicPage title={t("people.noLinkTitle")}>
      <Text role="alert">{t("people.noLink")}</Text>
      <Anchor component={Link} to="/sign-in">
        {t("people.toSignIn")}
      </Anchor>
    </PublicPage>
  );
}

function OfferText({ offer }: { readonly offer: Offer }) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { by, inviter, organisation, role, until, login } = offer;
  const invitedBy =
    by === "colleague" && inviter
      ? t("people.offeredBy_colleague", { inviter })
      : t(
          by === "programme"
            ? "people.offeredBy_programme"
            : "people.offeredBy_registry",
        );
  return (
    <Stack gap={4}>
      <Text fz={20} fw={600}>
        {t("people.offer", {
          organisation: organisation?.name[locale] ?? t("people.registry"),
          role: t(`account.role_${role}`),
        })}
      </Text>
      <Text>
        {invitedBy}{" "}
        {until && t("people.offerUntil", { day: format.day(until) })}
      </Text>
      <Text>{t("people.offerFor", { login })}</Text>
    </Stack>
  );
}

function Answer({
  token,
  offer: { login, isForViewer },
}: {
  readonly token: string;
  readonly offer: Offer;
}) {
  const { t } = useWords();
  const { viewer } = useSession();
  const [way, setWay] = useState<"anew" | "known" | "member">("anew");
  const [signOut, { client }] = useMutation(SignOutDocument);
  if (viewer && !isForViewer)
    return (
      <Stack align="flex-start">
        <Text>{t("people.otherPerson", { login: viewer.login })}</Text>
        <Button onClick={() => void signOut().then(() => client.resetStore())}>
          {t("account.signOut")}
        </Button>
      </Stack>
    );
  if (viewer)
    return <AcceptAsMember token={token} login={login} isKnown={false} />;
  return (
    <>
      {way === "anew" ? (
        <AcceptAnew
          token={token}
          login={login}
          onHasAccount={() => setWay("known")}
        />
      ) : (
        <AcceptAsMember token={token} login={login} isKnown={way === "known"} />
      )}
      <Anchor
        component="button"
        type="button"
        ta="start"
        onClick={() => setWay(way === "anew" ? "member" : "anew")}
      >
        {t(way === "anew" ? "people.haveAccount" : "people.noAccountYet")}
      </Anchor>
    </>
  );
}
