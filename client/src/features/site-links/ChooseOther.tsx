/** The site at the other end, by name or number, among those that the viewer knows by name. */
import { useQuery } from "@apollo/client/react";
import { Button, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { LinkEndsDocument } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import classes from "./SiteLinks.module.css";

const PAUSE_MS = 250;

export interface OtherEnd {
  readonly id: string;
  readonly name: { readonly en: string; readonly th: string };
}

export function ChooseOther({
  site,
  label,
  onChoose,
}: {
  /** It does not supply itself. */
  readonly site: string;
  readonly label: string;
  readonly onChoose: (other: OtherEnd) => void;
}) {
  const { t, locale } = useWords();
  const { province } = useCatalogue();
  const [text, setText] = useState("");
  const [wanted] = useDebouncedValue(text.trim(), PAUSE_MS);
  const { data, previousData, error, refetch } = useQuery(LinkEndsDocument, {
    variables: { text: wanted },
    skip: wanted === "",
  });
  const hits = ((data ?? previousData)?.search ?? []).flatMap((hit) =>
    "province" in hit && hit.id !== site ? [hit] : [],
  );
  return (
    <div className={classes["choose"]}>
      <TextInput
        size="md"
        type="search"
        autoComplete="off"
        label={label}
        description={t("links.searchHint")}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {wanted !== "" && hits.length > 0 && (
        <ul className={classes["hits"]} aria-label={t("links.found")}>
          {hits.map((hit) => (
            <li key={hit.id}>
              <Button
                variant="subtle"
                fullWidth
                h="auto"
                py={8}
                justify="flex-start"
                onClick={() => onChoose(hit)}
                styles={{ label: { whiteSpace: "normal", textAlign: "start" } }}
              >
                <span>
                  {hit.name[locale]}
                  <Text component="span" display="block" size="sm" c="dimmed">
                    {[
                      hit.key,
                      hit.province && province(hit.province)[locale],
                      hit.entity.name[locale],
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </Text>
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {wanted !== "" && data && hits.length === 0 && (
        <div role="status">
          <Text>{t("links.nothingFound")}</Text>
          <Text size="sm" c="dimmed">
            {t("links.nothingFoundNote")}
          </Text>
        </div>
      )}
    </div>
  );
}
