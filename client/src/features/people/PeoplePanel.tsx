import { Stack, Text, Title } from "@mantine/core";
import type { PeoplePartsFragment } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { InvitationRow } from "./InvitationRow.tsx";
import { InviteForm } from "./InviteForm.tsx";
import { PersonRow } from "./PersonRow.tsx";
import { Rows } from "./Row.tsx";

/** Who works for an organisation, who has left, who is invited, and the way to invite. */
export function PeoplePanel({
  people: { entity, people, invitations, roles, mayInvite },
}: {
  readonly people: PeoplePartsFragment;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const organisation = entity?.name[locale] ?? t("people.registry");
  const here = people.filter(({ isHeld }) => isHeld);
  const gone = people.filter(({ isHeld }) => !isHeld);
  const rows = (of: typeof people) => (
    <Rows>
      {of.map((person) => (
        <PersonRow
          key={person.id}
          person={person}
          organisation={organisation}
          roles={roles}
        />
      ))}
    </Rows>
  );
  const isRegistry = entity === null;
  return (
    <Stack gap="xl">
      <section>
        <Title order={2}>
          {t(isRegistry ? "people.administrators" : "people.here")}
        </Title>
        {here.length > 0 ? (
          <>
            <Text size="sm" c="dimmed">
              {t("people.hereCount", {
                count: here.length,
                number: format.count(here.length),
              })}
            </Text>
            {rows(here)}
          </>
        ) : (
          <Text>{t("people.nobody")}</Text>
        )}
      </section>
      {(mayInvite || invitations.length > 0) && (
        <section>
          <Title order={2}>{t("people.invitations")}</Title>
          {invitations.length > 0 ? (
            <Rows>
              {invitations.map((invitation) => (
                <InvitationRow key={invitation.id} invitation={invitation} />
              ))}
            </Rows>
          ) : (
            <Text>{t("people.noInvitations")}</Text>
          )}
        </section>
      )}
      {mayInvite && (
        <section className="no-print">
          <Title order={2}>
            {t(isRegistry ? "people.inviteAdministrator" : "people.invite")}
          </Title>
          <InviteForm roles={roles} />
        </section>
      )}
      {gone.length > 0 && (
        <section>
          <Title order={2}>{t("people.gone")}</Title>
          {rows(gone)}
        </section>
      )}
    </Stack>
  );
}
