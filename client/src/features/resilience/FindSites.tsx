/** Sites of the lens, found by name in either script or by key. */
import { useLazyQuery } from "@apollo/client/react";
import { MultiSelect } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { LabFindDocument } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";

const PAUSE_MS = 200;
/** In one loss: the address names each of them. */
const MOST = 30;

export function FindSites({
  chosen,
  siteName,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly siteName: (id: string) => string;
  readonly onChange: (ids: readonly string[]) => void;
}) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { scope } = useScope();
  const [text, setText] = useState("");
  const [search, { data }] = useLazyQuery(LabFindDocument);
  const look = useDebouncedCallback((wanted: string) => {
    if (wanted.trim()) void search({ variables: { ...scope, text: wanted } });
  }, PAUSE_MS);
  const hits = text.trim() ? (data?.network.sites.edges ?? []) : [];
  const found = hits.map(({ node, tier }) => ({
    value: node.id,
    label: [
      node.name[locale],
      catalogue.tier(tier)[locale],
      catalogue.province(node.province)[locale],
    ].join(" · "),
  }));
  const known = new Set(found.map(({ value }) => value));
  return (
    <MultiSelect
      size="sm"
      label={t("resilience.keys_sites")}
      placeholder={t("resilience.findHint")}
      searchable
      maxValues={MOST}
      value={[...chosen]}
      data={[
        ...found,
        ...chosen
          .filter((id) => !known.has(id))
          .map((value) => ({ value, label: siteName(value) })),
      ]}
      // The server has looked already, in both scripts.
      filter={({ options }) => options}
      searchValue={text}
      onSearchChange={(wanted) => {
        setText(wanted);
        look(wanted);
      }}
      nothingFoundMessage={
        text.trim() ? t("shell.searchNothing") : t("resilience.findHint")
      }
      onChange={(ids) => {
        setText("");
        onChange(ids);
      }}
    />
  );
}
