import { Anchor, List, Text, Title } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { attentionOf, type Entry } from "./answers-model.ts";

/** What is due, what is missing, what does not fit: before everything else. */
export function NeedsAttention({
  entries,
  day,
}: {
  readonly entries: readonly Entry[];
  /** The day that the page is about. */
  readonly day: string;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { missing, conflicts, ending, severe, answered } = attentionOf(
    entries,
    day,
  );
  const nothing =
    missing.length + conflicts.length + ending.length === 0 && !severe;
  return (
    <section>
      <Title order={2}>{t("site.attention")}</Title>
      {nothing ? (
        <Text mt={4}>
          {t(answered > 0 ? "site.attentionNone" : "site.attentionNobody")}
        </Text>
      ) : (
        <List size="sm" mt="xs" spacing={6} maw="110ch">
          {severe && (
            <List.Item fw={600}>
              {t("site.severe", { count: severe.answer.value ?? 0 })}
            </List.Item>
          )}
          {missing.length > 0 && (
            <List.Item>
              {t("site.missing", { count: missing.length })}{" "}
              <Names entries={missing} />
            </List.Item>
          )}
          {conflicts.length > 0 && (
            <List.Item>
              {t("site.conflicts", { count: conflicts.length })}{" "}
              <Names entries={conflicts} />
            </List.Item>
          )}
          {ending.length > 0 && (
            <List.Item>
              {t("site.ending", {
                count: ending.length,
                day: format.day(
                  ending
                    .map(({ answer }) => answer.speaksUntil ?? "")
                    .sort()[0] ?? day,
                ),
              })}{" "}
              <Names entries={ending} />
            </List.Item>
          )}
        </List>
      )}
    </section>
  );
}

/** Each leads to its row below. */
function Names({ entries }: { readonly entries: readonly Entry[] }) {
  const { locale } = useWords();
  return entries.map(({ indicator }, i) => (
    <span key={indicator.id}>
      {i > 0 && "; "}
      <Anchor href={`#${indicator.id}`} inherit>
        {indicator.name[locale]}
      </Anchor>
    </span>
  ));
}
