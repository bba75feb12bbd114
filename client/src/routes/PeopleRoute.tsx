import { useQuery } from "@apollo/client/react";
import { Anchor, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { PeopleRouteDocument } from "../__generated__/operations.ts";
import { AccountsPanel } from "../features/people/AccountsPanel.tsx";
import { OrganisationsPanel } from "../features/people/OrganisationsPanel.tsx";
import { PeoplePanel } from "../features/people/PeoplePanel.tsx";
import { RequestsPanel } from "../features/people/RequestsPanel.tsx";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { useMay, useViewer } from "../lib/viewer.ts";
import peopleTexts from "../texts/people.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";

const SHOWN = [
  "administrators",
  "organisations",
  "accounts",
  "requests",
] as const;
type Shown = (typeof SHOWN)[number];

/** Who works for the organisation; for administrators everybody, and for those who bring others in, whom they bring. */
export function PeopleRoute() {
  usePageTexts({ people: peopleTexts });
  const { t, locale } = useWords();
  const { membership } = useViewer();
  const isAdministrator = useMay("accounts:manage");
  const { organisation } = membership;
  return (
    <Stack gap="xl">
      <div>
        <Title order={1}>{t("people.title")}</Title>
        <Text maw="72ch">
          {organisation
            ? t("people.intro", { organisation: organisation.name[locale] })
            : t("people.registryIntro")}
        </Text>
      </div>
      {isAdministrator ? <Registry /> : <Own />}
    </Stack>
  );
}

function People({ organisation }: { readonly organisation?: string }) {
  const { t } = useWords();
  const { data, previousData, error, refetch } = useQuery(PeopleRouteDocument, {
    variables: organisation ? { organisation } : {},
  });
  const people = (data ?? previousData)?.people;
  if (error && !people)
    return <LoadError error={error} retry={() => void refetch()} />;
  if (!people)
    return (
      <Stack role="status" aria-label={t("shell.loading")} gap="xs">
        <Skeleton height={28} width={160} />
        <Skeleton height={120} />
      </Stack>
    );
  return <PeoplePanel people={people} />;
}

function Own() {
  const { t } = useWords();
  const mayBring = useMay("people:bring");
  const mayAsk = useMay("people:ask");
  return (
    <>
      <People />
      {mayBring && (
        <>
          <Section title={t("people.requests")} note={t("people.requestsNote")}>
            <RequestsPanel way="settle" />
          </Section>
          <Section
            title={t("people.participants")}
            note={t("people.participantsNote")}
          >
            <OrganisationsPanel way="bring" none={t("people.noOrganisation")} />
          </Section>
        </>
      )}
      {mayAsk && (
        <>
          <Section title={t("people.yourRequests")}>
            <RequestsPanel way="ask" />
          </Section>
          <Section
            title={t("people.suppliers")}
            note={t("people.suppliersNote")}
          >
            <OrganisationsPanel way="ask" none={t("people.noSuppliers")} />
          </Section>
        </>
      )}
    </>
  );
}

function Registry() {
  const { t } = useWords();
  const { params, to } = useScope();
  const shown: Shown =
    SHOWN.find((each) => each === params.get("show")) ?? "administrators";
  const organisation = params.get("organisation");
  return (
    <>
      <nav aria-label={t("people.title")} className="no-print">
        <Group gap="md">
          {SHOWN.map((each) => (
            <Anchor
              key={each}
              component={Link}
              to={to("/people", { show: each })}
              aria-current={each === shown ? "page" : undefined}
              fw={each === shown ? 700 : 400}
              underline={each === shown ? "always" : "hover"}
            >
              {t(`people.${each}`)}
            </Anchor>
          ))}
        </Group>
      </nav>
      {shown === "administrators" && <People />}
      {shown === "organisations" &&
        (organisation ? (
          <OneOrganisation key={organisation} id={organisation} />
        ) : (
          <Section
            title={t("people.organisations")}
            note={t("people.organisationsNote")}
          >
            <OrganisationsPanel
              way="manage"
              none={t("people.noOrganisation")}
            />
          </Section>
        ))}
      {shown === "accounts" && (
        <Section title={t("people.accounts")} note={t("people.accountsNote")}>
          <AccountsPanel />
        </Section>
      )}
      {shown === "requests" && (
        <Section title={t("people.requests")} note={t("people.requestsNote")}>
          <RequestsPanel way="settle" />
        </Section>
      )}
    </>
  );
}

function Section({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  return (
    <section>
      <Title order={2}>{title}</Title>
      {note && (
        <Text size="sm" maw="72ch" mb="xs">
          {note}
        </Text>
      )}
      {children}
    </section>
  );
}

function OneOrganisation({ id }: { readonly id: string }) {
  const { t, locale } = useWords();
  const { to } = useScope();
  const { data } = useQuery(PeopleRouteDocument, {
    variables: { organisation: id },
  });
  return (
    <Stack gap="md">
      <Anchor
        component={Link}
        to={to("/people", { show: "organisations" })}
        className="no-print"
      >
        {t("people.back")}
      </Anchor>
      {data?.people.entity && (
        <Text fz={20} fw={600}>
          {data.people.entity.name[locale]}
        </Text>
      )}
      <People organisation={id} />
    </Stack>
  );
}
