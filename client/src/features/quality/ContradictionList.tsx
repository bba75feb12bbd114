import { Text } from "@mantine/core";
import type { ContradictionRowsFragment } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useClaimWords } from "../../ui/claim-words.ts";
import { useFactWords } from "../../ui/fact-words.ts";
import { MethodLink } from "../../ui/MethodLink.tsx";
import type { FindingColumn } from "./finding-columns.ts";
import { FindingList, type ListProps } from "./FindingList.tsx";
import {
  useIndicatorColumns,
  useMenderColumn,
  useSeverityColumn,
  useSiteColumns,
} from "./FindingSite.tsx";
import classes from "./quality.module.css";

type Row = ContradictionRowsFragment["nodes"][number];

/** `Workers from abroad: 0`; a fact that may not be shown says so. */
function useFactLine(): (fact: Row["facts"][number]) => string {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const factWords = useFactWords();
  return ({ fact, value, isWithheld }) => {
    const said = isWithheld
      ? t("quality.factWithheld")
      : value === null
        ? t("quality.factMissing")
        : factWords(fact, value);
    return `${catalogue.fact(fact)[locale]}: ${said}`;
  };
}

function useColumns(): readonly FindingColumn<Row>[] {
  const { t, locale } = useWords();
  const format = useFormat();
  const claim = useClaimWords();
  const factLine = useFactLine();
  const said = ({ indicator, stated }: Row) =>
    stated ? claim(indicator, stated) : t("quality.computed");
  const wrong = ({ kind, period }: Row) =>
    t(`quality.${kind}`, { period: format.period(period) });
  return [
    ...useSiteColumns<Row>(),
    ...useIndicatorColumns<Row>(),
    {
      id: "about",
      title: t("quality.whatIsWrong"),
      cell: wrong,
      text: wrong,
    },
    {
      id: "stated",
      title: t("quality.stated"),
      cell: (row) => (
        <span className={classes["said"]}>
          <span className={classes["strong"]}>{said(row)}</span>
          <Text span size="xs" c="dimmed">
            {row.source?.name[locale]}
          </Text>
        </span>
      ),
      text: said,
    },
    {
      id: "statedBy",
      title: t("quality.saidBy", { what: t("quality.stated") }),
      text: ({ source }) => source?.name[locale] ?? "",
    },
    {
      id: "facts",
      title: t("quality.facts"),
      cell: ({ facts }) =>
        facts.length === 0
          ? t("quality.appliesAlways")
          : facts.map((fact) => <div key={fact.fact}>{factLine(fact)}</div>),
      text: ({ facts }) => facts.map(factLine).join("; "),
    },
    useSeverityColumn<Row>(),
    useMenderColumn<Row>(),
  ];
}

export function ContradictionList<
  Quality extends { readonly contradictions?: ContradictionRowsFragment },
>({ found, loadFrom, ...list }: ListProps<ContradictionRowsFragment, Quality>) {
  const { t } = useWords();
  return (
    <FindingList
      name="contradictions"
      title={t("quality.contradictions")}
      note={
        <>
          {t("quality.contradictionsNote")}{" "}
          <MethodLink topic="asked">{t("quality.method")}</MethodLink>
        </>
      }
      nothing={t("quality.contradictionsNone")}
      columns={useColumns()}
      found={found}
      keyOf={({ site, indicator }) => `${site.id} ${indicator}`}
      load={async (skip, signal) =>
        (await loadFrom(skip, signal)).contradictions?.nodes ?? []
      }
      {...list}
    />
  );
}
