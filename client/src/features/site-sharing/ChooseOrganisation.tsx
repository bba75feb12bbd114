/** Whom to look for: the site's customers are offered at once, others are found by name or number. */
import { useQuery } from "@apollo/client/react";
import { NativeSelect, Skeleton, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { GranteesDocument } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { LoadError } from "../../ui/LoadError.tsx";

const PAUSE_MS = 250;
const SHOWN = 50;

export function ChooseOrganisation({
  site,
  chosen,
  onChoose,
}: {
  readonly site: string;
  /** Id, empty for none. */
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  const { t, locale } = useWords();
  const [text, setText] = useState("");
  const [wanted] = useDebouncedValue(text.trim(), PAUSE_MS);
  const { data, previousData, error, refetch } = useQuery(GranteesDocument, {
    variables: { site, text: wanted, first: SHOWN },
  });
  const found = (data ?? previousData)?.grantees;
  if (error) return <LoadError error={error} retry={() => void refetch()} />;
  if (!found)
    return (
      <Skeleton height={40} role="status" aria-label={t("shell.loading")} />
    );
  if (found.length === 0 && wanted === "")
    return <Text maw="72ch">{t("sharing.nobodyKnown")}</Text>;
  return (
    <>
      <TextInput
        size="md"
        w="100%"
        maw={420}
        type="search"
        autoComplete="off"
        label={t("sharing.find")}
        description={t("sharing.findHint")}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          onChoose("");
        }}
      />
      {found.length === 0 ? (
        <Text role="status">{t("sharing.notFound")}</Text>
      ) : (
        <NativeSelect
          size="md"
          w="100%"
          maw={420}
          label={t("sharing.organisation")}
          value={chosen}
          data={[
            { value: "", label: t("sharing.choose") },
            ...found.map(({ id, name }) => ({
              value: id,
              label: name[locale],
            })),
          ]}
          onChange={({ currentTarget }) => onChoose(currentTarget.value)}
        />
      )}
      {found.length >= SHOWN && (
        <Text size="sm" c="dimmed">
          {t("sharing.moreOfThem", { count: SHOWN })}
        </Text>
      )}
    </>
  );
}
