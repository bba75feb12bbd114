import { useLazyQuery } from "@apollo/client/react";
import { Combobox, Loader, Text, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedCallback, useHotkeys } from "@mantine/hooks";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { SearchBoxDocument } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";

const PAUSE_MS = 200;

/** Sites and indicators by name, in either script; `/` brings the cursor here. */
export function SearchBox() {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const navigate = useNavigate();
  const { to } = useScope();
  const combobox = useCombobox();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [search, { data, loading }] = useLazyQuery(SearchBoxDocument);
  const look = useDebouncedCallback((wanted: string) => {
    if (wanted.trim()) void search({ variables: { text: wanted } });
  }, PAUSE_MS);
  useHotkeys([["/", () => field.current?.focus()]]);
  const hits = text.trim() ? (data?.search ?? []) : [];
  const open = (id: string) => {
    const isSite = hits.some((hit) => hit.id === id && "province" in hit);
    setText("");
    combobox.closeDropdown();
    void navigate(to(`/${isSite ? "sites" : "indicators"}/${id}`));
  };
  return (
    <Combobox store={combobox} onOptionSubmit={open}>
      <Combobox.Target>
        <TextInput
          ref={field}
          size="sm"
          w="100%"
          maw={360}
          value={text}
          aria-label={t("shell.search")}
          placeholder={t("shell.search")}
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
          {hits.map((hit) => (
            <Combobox.Option key={hit.id} value={hit.id}>
              <Text size="sm">{hit.name[locale]}</Text>
              <Text size="xs" c="dimmed">
                {"province" in hit
                  ? `${hit.key} · ${catalogue.province(hit.province)[locale]}`
                  : t("shell.indicators")}
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
