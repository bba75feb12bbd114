import { Text } from "@mantine/core";
import type { MissingFactRowsFragment } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { MethodLink } from "../../ui/MethodLink.tsx";
import type { FindingColumn } from "./finding-columns.ts";
import { FindingList, type ListProps } from "./FindingList.tsx";
import {
  useMenderColumn,
  useSeverityColumn,
  useSiteColumns,
} from "./FindingSite.tsx";

type Row = MissingFactRowsFragment["nodes"][number];

function useColumns(): readonly FindingColumn<Row>[] {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const names = (ids: readonly string[]) =>
    ids.map((id) => catalogue.indicator(id).name[locale]).join("; ");
  return [
    ...useSiteColumns<Row>(),
    {
      id: "fact",
      title: t("quality.fact"),
      cell: ({ fact }) => catalogue.fact(fact)[locale],
      text: ({ fact }) => catalogue.fact(fact)[locale],
    },
    { id: "factId", title: t("quality.factId"), text: ({ fact }) => fact },
    {
      id: "settles",
      title: t("quality.settles"),
      cell: ({ settles }) => names(settles) || "–",
      text: ({ settles }) => names(settles),
    },
    {
      id: "helps",
      title: t("quality.helps"),
      cell: ({ helps }) => names(helps) || "–",
      text: ({ helps }) => names(helps),
    },
    useSeverityColumn<Row>(),
    useMenderColumn<Row>(),
  ];
}

/** Which fact would settle most, over all sites. */
function Totals({
  facts,
}: {
  readonly facts: MissingFactRowsFragment["facts"];
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  if (facts.length === 0) return null;
  return (
    <ul>
      {facts.map(({ fact, sites, settles }) => (
        <li key={fact}>
          <Text size="sm">
            {t("quality.factTotal", {
              fact: catalogue.fact(fact)[locale],
              sites: format.count(sites),
              settles: format.count(settles),
            })}
          </Text>
        </li>
      ))}
    </ul>
  );
}

export function MissingFactList<
  Quality extends { readonly missingFacts?: MissingFactRowsFragment },
>({ found, loadFrom, ...list }: ListProps<MissingFactRowsFragment, Quality>) {
  const { t } = useWords();
  return (
    <FindingList
      name="missing-facts"
      title={t("quality.missingFacts")}
      note={
        <>
          {t("quality.missingFactsNote")}{" "}
          <MethodLink topic="asked">{t("quality.method")}</MethodLink>
        </>
      }
      nothing={t("quality.missingFactsNone")}
      columns={useColumns()}
      found={found}
      keyOf={({ site, fact }) => `${site.id} ${fact}`}
      load={async (skip, signal) =>
        (await loadFrom(skip, signal)).missingFacts?.nodes ?? []
      }
      {...list}
    >
      <Totals facts={found.facts} />
    </FindingList>
  );
}
