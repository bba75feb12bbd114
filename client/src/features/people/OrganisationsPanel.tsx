/** Organisations that the viewer brings in, or asks for. */
import { useQuery } from "@apollo/client/react";
import { Anchor, Button, Skeleton, Stack, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { Link } from "react-router";
import {
  OrganisationsDocument,
  type OrganisationsQuery,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import { AskForm } from "./AskForm.tsx";
import { Finder } from "./Finder.tsx";
import { InviteForm } from "./InviteForm.tsx";
import { MoreRows } from "./MoreRows.tsx";
import { Row, Rows } from "./Row.tsx";
import { useRowsWanted } from "./rows-wanted.ts";

type Organisation =
  OrganisationsQuery["organisations"]["edges"][number]["node"];

export function OrganisationsPanel({
  way,
  none,
}: {
  readonly way: "ask" | "bring" | "manage";
  /** What an empty list teaches. */
  readonly none: string;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { params } = useScope();
  const text = params.get("q") ?? "";
  const first = useRowsWanted();
  const { data, previousData, error, refetch } = useQuery(
    OrganisationsDocument,
    { variables: { text, first } },
  );
  const found = (data ?? previousData)?.organisations;
  if (error && !found)
    return <LoadError error={error} retry={() => void refetch()} />;
  if (!found)
    return (
      <Skeleton height={160} role="status" aria-label={t("shell.loading")} />
    );
  return (
    <Stack gap="sm">
      <Finder label={t("people.findOrganisation")} />
      <Text size="sm" c="dimmed" role="status">
        {found.total === 0
          ? text === ""
            ? none
            : t("people.noOrganisation")
          : t("people.organisationCount", {
              count: found.total,
              number: format.count(found.total),
            })}
      </Text>
      <Rows>
        {found.edges.map(({ node }) => (
          <OrganisationRow key={node.id} organisation={node} way={way} />
        ))}
      </Rows>
      <MoreRows shown={found.edges.length} total={found.total} />
    </Stack>
  );
}

function OrganisationRow({
  organisation: { id, entity, standing, roles },
  way,
}: {
  readonly organisation: Organisation;
  readonly way: "ask" | "bring" | "manage";
}) {
  const { t, locale } = useWords();
  const { to } = useScope();
  const [isOpen, setIsOpen] = useState(false);
  const name = entity.name[locale];
  const leave = () => setIsOpen(false);
  const label = t(way === "ask" ? "people.ask" : "people.inviteFirst");
  const mayAct = way === "ask" || (standing !== "present" && roles.length > 0);
  const acts: ReactNode[] = [
    ...(way === "manage"
      ? [
          <Anchor
            key="people"
            component={Link}
            size="sm"
            to={to("/people", { show: "organisations", organisation: id })}
            aria-label={`${t("people.openPeople")}: ${name}`}
          >
            {t("people.openPeople")}
          </Anchor>,
        ]
      : []),
    ...(mayAct
      ? [
          <Button
            key="act"
            size="compact-sm"
            variant="default"
            aria-expanded={isOpen}
            aria-label={`${label}: ${name}`}
            onClick={() => setIsOpen(!isOpen)}
          >
            {label}
          </Button>,
        ]
      : []),
  ];
  return (
    <Row
      acts={acts}
      open={
        isOpen &&
        (way === "ask" ? (
          <AskForm entity={id} onLeave={leave} />
        ) : (
          <InviteForm organisation={id} roles={roles} onLeave={leave} />
        ))
      }
    >
      <Text fw={600}>{name}</Text>
      <Text size="sm" c="dimmed">
        {[
          entity.key,
          ...(standing ? [t(`people.standing_${standing}`)] : []),
          ...(standing && roles.length === 0 ? [t("people.noRoles")] : []),
        ].join(" · ")}
      </Text>
    </Row>
  );
}
