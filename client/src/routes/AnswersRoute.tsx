import { useQuery } from "@apollo/client/react";
import {
  Anchor,
  Group,
  NativeSelect,
  Skeleton,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { DRAFT_KEPT_DAYS } from "@saphan/shared/contract";
import { useMemo } from "react";
import { Link } from "react-router";
import {
  AnswersRouteDocument,
  type AnswersRouteQuery,
} from "../__generated__/operations.ts";
import { ChooseSite } from "../features/my-answers/ChooseSite.tsx";
import { MyAnswers } from "../features/my-answers/MyAnswers.tsx";
import { errorCode } from "../lib/error-code.ts";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";
import { useScope } from "../lib/scope.ts";
import { useMay } from "../lib/viewer.ts";
import answers from "../texts/answers.json" with { type: "json" };
import conflict from "../texts/conflict.json" with { type: "json" };
import sites from "../texts/sites.json" with { type: "json" };
import stated from "../texts/stated.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";
import { MethodLink } from "../ui/MethodLink.tsx";

/** The form of one site and quarter, both in the address; without a site, the sites to choose from. */
export function AnswersRoute() {
  usePageTexts({ answers, conflict, sites, stated });
  const { t } = useWords();
  const { params } = useScope();
  const site = params.get("site");
  if (!useMay("records:enter"))
    return (
      <Stack gap="md">
        <Title order={1}>{t("answers.title")}</Title>
        <Text maw="72ch">
          {t("answers.notToEnter")}{" "}
          <MethodLink topic="sight">{t("answers.notToEnterMore")}</MethodLink>
        </Text>
      </Stack>
    );
  return site ? <SheetPage key={site} site={site} /> : <ChooseSite />;
}

function SheetPage({ site }: { readonly site: string }) {
  const { t } = useWords();
  const { scope, to } = useScope();
  const { period } = scope;
  const { data, error, refetch } = useQuery(AnswersRouteDocument, {
    variables: { site, ...(period ? { period } : {}) },
    // What others have published meanwhile belongs to it: never what was fetched before.
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  if (error)
    return (
      <Stack gap="md">
        <Title order={1}>{t("answers.title")}</Title>
        <LoadError error={error} retry={() => void refetch()} />
        {errorCode(error) === "NOT_FOUND" && (
          <>
            <Text maw="72ch">{t("answers.whose")}</Text>
            <Anchor component={Link} to="/answers">
              {t("answers.choose")}
            </Anchor>
          </>
        )}
        {errorCode(error) === "BAD_USER_INPUT" && (
          <Anchor
            component={Link}
            to={to("/answers", { site, period: undefined })}
          >
            {t("answers.newestQuarter")}
          </Anchor>
        )}
      </Stack>
    );
  if (!data)
    return (
      <Stack role="status" aria-label={t("shell.loading")}>
        <Skeleton height={40} maw={360} />
        <Skeleton height={96} />
        <Skeleton height={420} />
      </Stack>
    );
  return <Sheet key={data.answerSheet.id} data={data} />;
}

function Sheet({ data }: { readonly data: AnswersRouteQuery }) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { set, to } = useScope();
  const { answerSheet: sheet, catalogue } = data;
  const terms = useMemo(
    () => ({
      indicators: new Map(catalogue.indicators.map((term) => [term.id, term])),
      facts: new Map(
        catalogue.facts.flatMap(({ id, note }) => (note ? [[id, note]] : [])),
      ),
    }),
    [catalogue],
  );
  return (
    <Stack gap="md">
      <header>
        <Text size="sm" c="dimmed" className="no-print">
          <Anchor component={Link} to={to("/answers")} inherit>
            {t("answers.otherSite")}
          </Anchor>
          {" · "}
          <Anchor component={Link} to={to(`/sites/${sheet.site.id}`)} inherit>
            {t("answers.toSite")}
          </Anchor>
        </Text>
        <Title order={1}>{sheet.site.name[locale]}</Title>
        <Text>
          {t(sheet.isOwn ? "answers.title" : "answers.titleForeign")}
          {" · "}
          {format.period(sheet.period)}
        </Text>
      </header>
      <Group align="end" className="no-print">
        <NativeSelect
          size="md"
          label={t("answers.period")}
          value={sheet.period}
          // An address may hold one that is not offered.
          data={[...new Set([...sheet.periods, sheet.period])].map(
            (period) => ({ value: period, label: format.period(period) }),
          )}
          onChange={({ currentTarget }) => set({ period: currentTarget.value })}
        />
      </Group>
      <Text size="sm" maw="72ch">
        {sheet.isOwn
          ? t("answers.speaksOwn")
          : t("answers.speaksForeign", {
              source: sheet.source.name[locale],
            })}{" "}
        {t("answers.kept", { days: DRAFT_KEPT_DAYS })}
      </Text>
      <MyAnswers sheet={sheet} terms={terms} />
      {sheet.isOwn && (
        <section className="no-print">
          <Title order={2}>{t("answers.links")}</Title>
          <Text size="sm" maw="72ch">
            {t("answers.linksNote")}{" "}
            <Anchor
              component={Link}
              to={to(`/sites/${sheet.site.id}/links`)}
              inherit
            >
              {t("answers.toLinks")}
            </Anchor>
            {" · "}
            <Anchor
              component={Link}
              to={to(`/sites/${sheet.site.id}/sharing`)}
              inherit
            >
              {t("answers.toSharing")}
            </Anchor>
          </Text>
        </section>
      )}
    </Stack>
  );
}
