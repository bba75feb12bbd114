/** What changed at this site, when, and by whom, as a list to be read. */
import { useLazyQuery } from "@apollo/client/react";
import { Button, List, Text, Title } from "@mantine/core";
import { useState } from "react";
import {
  SiteHistoryMoreDocument,
  type SiteHistory_SiteFragment,
  type SiteHistoryPageFragment,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import type { NetworkScope } from "../../lib/scope.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import classes from "./SiteHistory.module.css";
import { useItemWords } from "./use-item-words.ts";

type Entry = SiteHistoryPageFragment["entries"][number];

/** Items of a change that are there at once; the others open. */
const FEW = 5;

export function SiteHistory({
  site,
  scope,
}: {
  readonly site: SiteHistory_SiteFragment;
  readonly scope: NetworkScope;
}) {
  const { t } = useWords();
  const [load, { loading, error }] = useLazyQuery(SiteHistoryMoreDocument, {
    fetchPolicy: "no-cache",
  });
  const [more, setMore] = useState<readonly SiteHistoryPageFragment[]>([]);
  const { period, asOf, seq } = scope;
  const before = (more.at(-1) ?? site.history).before;
  const next = async () => {
    if (before === null) return;
    const { data } = await load({
      variables: {
        id: site.id,
        before,
        ...(period ? { period } : {}),
        ...(asOf ? { asOf } : {}),
        ...(seq ? { seq } : {}),
      },
    });
    if (data) setMore([...more, data.site.history]);
  };
  const entries = [site.history, ...more].flatMap((page) => page.entries);
  return (
    <section id="history">
      <Title order={2}>{t("site.history")}</Title>
      {!site.sight.isOwn && (
        <Text size="sm" c="dimmed" maw="80ch">
          {t("site.historyForeign")}
        </Text>
      )}
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
    </section>
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
