/** Finds a site of the lens by name, in either script, and flies to it. */
import { useLazyQuery } from "@apollo/client/react";
import { Combobox, Loader, Text, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { ExplorerFindDocument } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";

const PAUSE_MS = 200;

export function FindSite() {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { scope, set } = useScope();
  const combobox = useCombobox();
  const [text, setText] = useState("");
  const [search, { data, loading }] = useLazyQuery(ExplorerFindDocument);
  const look = useDebouncedCallback((wanted: string) => {
    if (wanted.trim()) void search({ variables: { ...scope, text: wanted } });
  }, PAUSE_MS);
  const hits = text.trim() ? (data?.network.sites.edges ?? []) : [];
  const open = (id: string) => {
    setText("");
    combobox.closeDropdown();
    set({ focus: id, at: id });
  };
  return (
    <Combobox store={combobox} onOptionSubmit={open}>
      <Combobox.Target>
        <TextInput
          className="no-print"
          size="sm"
          maw={360}
          value={text}
          label={t("network.find")}
          placeholder={t("network.findHint")}
          rightSection={loading ? <Loader size={14} /> : undefined}
          onChange={(event) => {
            setText(event.currentTarget.value);
            look(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!text.trim() || (loading && !data)}>
        <Combobox.Options>
          {hits.map(({ node, tier }) => (
            <Combobox.Option key={node.id} value={node.id}>
              <Text size="sm">{node.name[locale]}</Text>
              <Text size="xs" c="dimmed">
                {[
                  catalogue.tier(tier)[locale],
                  node.key,
                  catalogue.province(node.province)[locale],
                ].join(" · ")}
              </Text>
            </Combobox.Option>
          ))}
          {hits.length === 0 && (
            <Combobox.Empty>{t("shell.searchNothing")}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
