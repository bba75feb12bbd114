import { useQuery } from "@apollo/client/react";
import { Anchor, Group, Text } from "@mantine/core";
import { Link } from "react-router";
import {
  SitePeekDocument,
  type SitePeekQuery,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { LoadError } from "../../ui/LoadError.tsx";

/** Missing core answers that are named; the site's page names them all. */
const MOST_NAMED = 6;

/** What an open row tells: whose the site is, what it makes, and which core answers are missing. */
export function SitePeek({
  id,
  scope,
}: {
  readonly id: string;
  readonly scope: {
    readonly period: string;
    readonly asOf: string;
    readonly seq: number;
  };
}) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { to } = useScope();
  const { data, error, refetch } = useQuery(SitePeekDocument, {
    variables: { id, ...scope },
  });
  if (error) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data)
    return (
      <Text size="sm" c="dimmed" role="status">
        {t("shell.loading")}
      </Text>
    );
  const { entity, partFamilies, sight, answers } = data.site;
  const conflicts = answers.filter(({ isConflict }) => isConflict).length;
  const parts = partFamilies
    .map((family) => catalogue.partFamily(family)[locale])
    .join(", ");
  return (
    <>
      <Text size="sm">
        {t("sites.ownedBy", { entity: entity.name[locale] })}
        {parts && ` · ${t("sites.makes", { parts })}`}
      </Text>
      <Text size="sm" c="dimmed">
        {t(`sight.${sight.reason}`)}
      </Text>
      <Missing answers={answers} />
      {conflicts > 0 && (
        <Text size="sm">{t("sites.conflicts", { count: conflicts })}</Text>
      )}
      <Group gap="md" mt={4}>
        <Anchor component={Link} to={to(`/sites/${id}`)} size="sm">
          {t("sites.openPage")}
        </Anchor>
      </Group>
    </>
  );
}

function Missing({
  answers,
}: {
  readonly answers: SitePeekQuery["site"]["answers"];
}) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const silent = answers
    .filter(({ standing, hidden }) => standing === "silent" && !hidden)
    .flatMap(({ indicator }) => catalogue.findIndicator(indicator.id) ?? [])
    .filter(({ isCore }) => isCore);
  const isAnswering = answers.some(({ standing }) => standing === "answered");
  if (silent.length === 0)
    return isAnswering ? (
      <Text size="sm">{t("sites.nothingMissing")}</Text>
    ) : null;
  const rest = silent.length - MOST_NAMED;
  return (
    <Text size="sm" maw="90ch">
      {t("sites.missing", {
        count: silent.length,
        names: silent
          .slice(0, MOST_NAMED)
          .map(({ name }) => name[locale])
          .join("; "),
      })}
      {rest > 0 && ` ${t("sites.missingMore", { count: rest })}`}
    </Text>
  );
}
