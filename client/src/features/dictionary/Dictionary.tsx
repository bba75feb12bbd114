/** All indicators by pillar: what is counted, of whom, who may see it, and how it stands in the viewer's own lens. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, Text, Title } from "@mantine/core";
import { useMemo } from "react";
import {
  Dictionary_CatalogueFragmentDoc,
  Dictionary_NetworkFragmentDoc,
  type Dictionary_CatalogueFragment,
  type Dictionary_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { questions } from "../../lib/questions.ts";
import { Heading } from "../../ui/Heading.tsx";
import { MethodLink } from "../../ui/MethodLink.tsx";
import { Table } from "../../ui/Table.tsx";
import classes from "./Dictionary.module.css";
import {
  chosenRows,
  dictionaryRows,
  type DictionaryRow,
} from "./dictionary-model.ts";
import { useDictionaryFilter } from "./dictionary-filter.ts";
import { DictionaryFilters } from "./DictionaryFilters.tsx";
import { Entry, type RowFigure } from "./Entry.tsx";
import { PillarName } from "../../ui/PillarName.tsx";

export interface Figures {
  readonly network: FragmentType<Dictionary_NetworkFragment> | undefined;
  readonly variables: Record<string, unknown>;
  /** Loading them failed. */
  readonly failed: boolean;
}

export function Dictionary({
  catalogue,
  figures,
}: {
  readonly catalogue: FragmentType<Dictionary_CatalogueFragment>;
  /** Undefined for those who read no figures. */
  readonly figures: Figures | undefined;
}) {
  const { t } = useWords();
  const { indicators, pillars } = useCatalogue();
  const { set } = useScope();
  const filter = useDictionaryFilter();
  const { data, complete } = useFragment({
    fragment: Dictionary_CatalogueFragmentDoc,
    fragmentName: "Dictionary_catalogue",
    from: catalogue,
  });
  const rows = useMemo(
    () =>
      complete ? dictionaryRows(indicators, data.indicators, questions) : [],
    [complete, data, indicators],
  );
  if (!complete) return null;
  const chosen = chosenRows(rows, filter);
  return (
    <>
      <DictionaryFilters shown={chosen.length} total={rows.length} />
      {figures ? (
        <WithFigures figures={figures}>
          {(figureOf) =>
            pillars.map(({ id }) => (
              <Pillar
                key={id}
                id={id}
                rows={chosen.filter(({ term }) => term.pillar.id === id)}
                figureOf={figureOf}
              />
            ))
          }
        </WithFigures>
      ) : (
        <>
          <Text size="sm" maw="72ch">
            {t("indicators.noFigures")}{" "}
            <MethodLink topic="sight">
              {t("indicators.noFiguresMore")}
            </MethodLink>
          </Text>
          {pillars.map(({ id }) => (
            <Pillar
              key={id}
              id={id}
              rows={chosen.filter(({ term }) => term.pillar.id === id)}
              figureOf={undefined}
            />
          ))}
        </>
      )}
      {chosen.length === 0 && (
        <Text>
          {t("indicators.nothing")}{" "}
          <Anchor
            component="button"
            type="button"
            onClick={() =>
              set({
                find: undefined,
                pillar: undefined,
                sensitivity: undefined,
                core: undefined,
                short: undefined,
              })
            }
          >
            {t("indicators.clear")}
          </Anchor>
        </Text>
      )}
      <Trust data={data} />
    </>
  );
}

type FigureOf = (id: string) => RowFigure;

/** The dictionary stands; the figures come into it. */
function WithFigures({
  figures: { network, variables, failed },
  children,
}: {
  readonly figures: Figures;
  readonly children: (figureOf: FigureOf) => React.ReactNode;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { data, complete } = useFragment({
    fragment: Dictionary_NetworkFragmentDoc,
    fragmentName: "Dictionary_network",
    from: network ?? null,
    variables,
  });
  const measures = useMemo(
    () =>
      new Map(
        (complete ? (data?.measures ?? []) : []).map(
          ({ indicator, measure }) => [indicator, measure],
        ),
      ),
    [complete, data],
  );
  const isThere = measures.size > 0;
  return (
    <>
      <Text size="sm" c="dimmed" role="status">
        {failed
          ? t("indicators.figuresNot")
          : isThere && complete && data
            ? t("indicators.figuresOf", {
                lens: data.lens.name[locale],
                period: format.period(data.period),
              })
            : t("indicators.figuresLoading")}
      </Text>
      {children((id) => (failed ? "failed" : (measures.get(id) ?? "loading")))}
    </>
  );
}

function Pillar({
  id,
  rows,
  figureOf,
}: {
  readonly id: string;
  readonly rows: readonly DictionaryRow[];
  readonly figureOf: FigureOf | undefined;
}) {
  const { t } = useWords();
  if (rows.length === 0) return null;
  return (
    <section>
      <Title order={2}>
        <PillarName id={id} />{" "}
        <Text component="span" size="sm" c="dimmed" fw={400}>
          {rows.length}
        </Text>
      </Title>
      <Table
        className={classes["table"] ?? ""}
        fz="sm"
        verticalSpacing={6}
        horizontalSpacing="sm"
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes["name"] ?? ""}>
              <Heading>{t("indicators.indicator")}</Heading>
            </Table.Th>
            <Table.Th visibleFrom="sm">
              <Heading>{t("indicators.appliesTo")}</Heading>
            </Table.Th>
            <Table.Th visibleFrom="sm">{t("indicators.marks")}</Table.Th>
            <Table.Th visibleFrom="md">{t("indicators.standards")}</Table.Th>
            {figureOf && (
              <Table.Th className={classes["figure"]}>
                <Heading>{t("indicators.figure")}</Heading>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Entry
              key={row.term.id}
              row={row}
              figure={figureOf?.(row.term.id)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Trust({ data }: { readonly data: Dictionary_CatalogueFragment }) {
  const { t, locale } = useWords();
  return (
    <Text size="sm" c="dimmed" maw="90ch">
      {data.status[locale]}
      <br />
      {data.translationNotice[locale]}.{" "}
      <MethodLink topic="trust">{t("indicators.trust")}</MethodLink>
    </Text>
  );
}
