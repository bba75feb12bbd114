/** Whom the site supplies, who supplies it, who may read it, and what it takes part in. */
import { Anchor, List, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import type {
  SiteRelations_SiteFragment,
  LinkTableRowFragment,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { LinkTable } from "../../ui/LinkTable.tsx";
import { MethodLink } from "../../ui/MethodLink.tsx";

export function SiteRelations({
  site,
}: {
  readonly site: SiteRelations_SiteFragment;
}) {
  const { t } = useWords();
  const { to } = useScope();
  const { isOwn, reason } = site.sight;
  const isForeign = !isOwn && reason !== "registry";
  return (
    <>
      <section>
        <Title order={2}>{t("site.network")}</Title>
        {isForeign && (
          <Text size="sm" c="dimmed" maw="80ch">
            {t("site.networkNote")}{" "}
            <MethodLink topic="sight">{t("site.more")}</MethodLink>
          </Text>
        )}
        {isOwn && (
          <Text size="sm" className="no-print">
            <Anchor component={Link} to={to(`/sites/${site.id}/links`)} inherit>
              {t("site.toLinks")}
            </Anchor>
          </Text>
        )}
        <Title order={3} mt="sm">
          <Sites of="site.customers" links={site.customers} />
        </Title>
        <LinkTable
          links={site.customers}
          nothing={t(
            isForeign ? "site.noCustomersForeign" : "site.noCustomers",
          )}
        />
        <Title order={3} mt="md">
          <Sites of="site.suppliers" links={site.suppliers} />
        </Title>
        <LinkTable
          links={site.suppliers}
          nothing={t(
            isForeign ? "site.noSuppliersForeign" : "site.noSuppliers",
          )}
        />
      </section>
      <section>
        <Title order={2}>{t("site.access")}</Title>
        <Text size="sm" c="dimmed" maw="80ch">
          {t(isForeign ? "site.accessForeign" : "site.accessOwn")}
        </Text>
        {isOwn && (
          <Text size="sm" className="no-print">
            <Anchor
              component={Link}
              to={to(`/sites/${site.id}/sharing`)}
              inherit
            >
              {t("site.toSharing")}
            </Anchor>
          </Text>
        )}
        <Access site={site} />
      </section>
    </>
  );
}

/** How many sites today; a site may stand in several rows, and of those that are not named nobody can tell. */
function Sites({
  of,
  links,
}: {
  readonly of: "site.customers" | "site.suppliers";
  readonly links: readonly LinkTableRowFragment[];
}) {
  const { t } = useWords();
  const current = links.filter(({ isCurrent }) => isCurrent);
  const named = new Set(current.flatMap(({ other }) => other?.id ?? []));
  const unnamed = current.filter(({ other }) => !other).length;
  return (
    <>
      {t(of, { count: named.size })}
      {unnamed > 0 && ` ${t("site.unnamedLinks", { count: unnamed })}`}
    </>
  );
}

function Access({ site }: { readonly site: SiteRelations_SiteFragment }) {
  const { t, locale } = useWords();
  const days = useDays();
  const { grants, enrolments } = site;
  if (grants.length + enrolments.length === 0)
    return <Text mt="xs">{t("site.noAccess")}</Text>;
  return (
    <List size="sm" mt="xs" spacing={4}>
      {grants.map(({ id, organisation, since, until, isOpen }) => (
        <List.Item key={id}>
          {t(isOpen ? "site.grant" : "site.grantClosed", {
            organisation: organisation.name[locale],
          })}
          {days(since, until)}
        </List.Item>
      ))}
      {enrolments.map(({ id, organisation, role, since, until }) => (
        <List.Item key={id}>
          {t(`site.enrolled_${role}`, {
            organisation: organisation.name[locale],
          })}
          {days(since, until)}
        </List.Item>
      ))}
    </List>
  );
}

/** `, since 1 Jan 2025, until 31 Dec 2026`, as far as it is said. */
function useDays(): (since: string | null, until: string | null) => string {
  const { t } = useWords();
  const format = useFormat();
  return (since, until) =>
    [
      since && t("site.since", { day: format.day(since) }),
      until && t("site.until", { day: format.day(until) }),
    ]
      .filter(Boolean)
      .map((words) => `, ${words}`)
      .join("");
}
