/** What changed at this site, when, and by whom, as a list to be read. */
import { useLazyQuery, useQuery } from "@apollo/client/react";
import { Anchor, Button, List, Skeleton, Text, Title } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useLocation } from "react-router";
import {
  SiteHistoryMoreDocument,
  type SiteHistory_SiteFragment,
  type SiteHistoryMoreQueryVariables,
  type SiteHistoryPageFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope, type NetworkScope } from "../../lib/scope.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import classes from "./SiteHistory.module.css";
import { useItemWords } from "./use-item-words.ts";

type Entry = SiteHistoryPageFragment["entries"][number];
type Variables = SiteHistoryMoreQueryVariables;

/** Items of a change that are there at once; the others open. */
const FEW = 5;

export function SiteHistory({
  site,
  scope,
}: {
  readonly site: SiteHistory_SiteFragment;
  readonly scope: NetworkScope;
}) {
  const { t, locale } = useWords();
  const { params, set } = useScope();
  const { hash, key } = useLocation();
  const indicator = useCatalogue().findIndicator(params.get("history") ?? "");
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (hash === "#history") section.current?.scrollIntoView();
  }, [hash, key]);
  const { period, asOf, seq } = scope;
  const variables = {
    id: site.id,
    ...(period ? { period } : {}),
    ...(asOf ? { asOf } : {}),
    ...(seq ? { seq } : {}),
  };
  return (
    <section id="history" className={classes["section"]} ref={section}>
      <Title order={2}>{t("site.history")}</Title>
      {indicator && (
        <Text size="sm" mb="xs">
          {t("site.historyOnly", { indicator: indicator.name[locale] })}{" "}
          <Anchor
            component="button"
            type="button"
            inherit
            onClick={() => set({ history: undefined })}
          >
            {t("site.historyAll")}
          </Anchor>
        </Text>
      )}
      {!site.sight.isOwn && (
        <Text size="sm" c="dimmed" maw="80ch">
          {t("site.historyForeign")}
        </Text>
      )}
      {indicator ? (
        <VersionsOf
          key={indicator.id}
          variables={{ ...variables, indicator: indicator.id }}
        />
      ) : (
        <HistoryPages first={site.history} variables={variables} />
      )}
    </section>
  );
}

/** What was said of one indicator: it is asked for when somebody wants to know. */
function VersionsOf({ variables }: { readonly variables: Variables }) {
  const { data, error, refetch } = useQuery(SiteHistoryMoreDocument, {
    variables,
    fetchPolicy: "no-cache",
  });
  if (error) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton height={96} />;
  return <HistoryPages first={data.site.history} variables={variables} />;
}

function HistoryPages({
  first,
  variables,
}: {
  readonly first: SiteHistoryPageFragment;
  readonly variables: Variables;
}) {
  const { t } = useWords();
  const [load, { loading, error }] = useLazyQuery(SiteHistoryMoreDocument, {
    fetchPolicy: "no-cache",
  });
  const [more, setMore] = useState<readonly SiteHistoryPageFragment[]>([]);
  const { before } = more.at(-1) ?? first;
  const next = async () => {
    if (before === null) return;
    const { data } = await load({ variables: { ...variables, before } });
    if (data) setMore([...more, data.site.history]);
  };
  const entries = [first, ...more].flatMap((page) => page.entries);
  return (
    <>
      {entries.length === 0 ? (
        <Text mt="xs">{t("site.noHistory")}</Text>
      ) : (
        <ol className={classes["entries"]}>
          {entries.map((entry) => (
            <HistoryEntry key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {error && <LoadError error={error} retry={() => void next()} />}
      {before !== null && (
        <Button
          variant="default"
          size="compact-md"
          className="no-print"
          loading={loading}
          onClick={() => void next()}
        >
          {t("site.earlier")}
        </Button>
      )}
    </>
  );
}

function HistoryEntry({ entry }: { readonly entry: Entry }) {
  const { t, locale } = useWords();
  const format = useFormat();
  const words = useItemWords();
  const [isOpen, setOpen] = useState(false);
  const { items, total, person, organisation, isByRegistry, subject } = entry;
  const who =
    person ??
    organisation?.name[locale] ??
    t(isByRegistry ? "site.byRegistry" : "site.bySomebody");
  const shown = isOpen ? items : items.slice(0, FEW);
  return (
    <li>
      <Text size="sm">
        <b>{who}</b>
        {person && organisation && ` (${organisation.name[locale]})`} ·{" "}
        {format.moment(entry.at)} · {t("site.change", { seq: entry.id })}
        {subject && ` · ${t("site.fromFile", { file: subject })}`}
        {entry.isWithdrawn && (
          <Text component="span" inherit c="var(--saphan-bad)">
            {" "}
            · {t("site.withdrawn")}
          </Text>
        )}
      </Text>
      <List
        size="sm"
        className={entry.isWithdrawn ? (classes["withdrawn"] ?? "") : ""}
      >
        {shown.map((item, i) => (
          <List.Item key={i}>{words(item)}</List.Item>
        ))}
      </List>
      {total > shown.length && (
        <Text size="sm" c="dimmed">
          {shown.length < items.length ? (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => setOpen(true)}
            >
              {t("site.moreItems", { count: total - shown.length })}
            </Button>
          ) : (
            t("site.itemsLeft", { count: total - shown.length })
          )}
        </Text>
      )}
    </li>
  );
}
