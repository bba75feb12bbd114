/** Whose form is to be opened; who has one site only is taken there. */
import { useQuery } from "@apollo/client/react";
import { Anchor, Skeleton, Stack, Text, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { Link, Navigate } from "react-router";
import { AnswerSitesDocument } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import classes from "./MyAnswers.module.css";

const SHOWN = 50;
const PAUSE_MS = 250;

export function ChooseSite() {
  const { t, locale } = useWords();
  const { to } = useScope();
  const { province } = useCatalogue();
  const [text, setText] = useState("");
  const [wanted] = useDebouncedValue(text, PAUSE_MS);
  const { data, previousData, error, refetch } = useQuery(AnswerSitesDocument, {
    variables: { text: wanted, first: SHOWN },
  });
  const sites = (data ?? previousData)?.answerableSites;
  const [only] = sites?.edges ?? [];
  if (wanted === "" && sites?.total === 1 && only)
    return <Navigate to={to("/answers", { site: only.site.id })} replace />;
  return (
    <Stack gap="md">
      <Title order={1}>{t("answers.title")}</Title>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {!sites && !error && (
        <Skeleton height={240} role="status" aria-label={t("shell.loading")} />
      )}
      {sites && sites.total === 0 && wanted === "" ? (
        <div>
          <Text fw={600}>{t("answers.noSites")}</Text>
          <Text maw="72ch">{t("answers.noSitesNote")}</Text>
        </div>
      ) : (
        sites && (
          <>
            <Text maw="72ch">
              {t(
                sites.edges.every(({ isOwn }) => isOwn)
                  ? "answers.chooseNote"
                  : "answers.chooseNoteOthers",
              )}
            </Text>
            <TextInput
              size="md"
              maw={420}
              type="search"
              label={t("answers.search")}
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
            />
            <ul className={classes["sites"]}>
              {sites.edges.map(({ site, isOwn, drafted }) => (
                <li key={site.id}>
                  <Anchor
                    component={Link}
                    to={to("/answers", { site: site.id })}
                    fw={600}
                  >
                    {site.name[locale]}
                  </Anchor>
                  <Text size="sm" c="dimmed">
                    {[
                      site.key,
                      site.province && province(site.province)[locale],
                      isOwn ? t("answers.ownSite") : site.entity.name[locale],
                      drafted > 0 && t("answers.drafted", { count: drafted }),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </Text>
                </li>
              ))}
            </ul>
            {sites.total > sites.edges.length && (
              <Text size="sm" c="dimmed">
                {t("answers.moreSites", {
                  count: sites.total - sites.edges.length,
                })}
              </Text>
            )}
          </>
        )
      )}
    </Stack>
  );
}
