import { Button, CopyButton } from "@mantine/core";
import type { ChaseRowsFragment } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { MethodLink } from "../../ui/MethodLink.tsx";
import { ChasePlan } from "./ChasePlan.tsx";
import type { FindingColumn } from "./finding-columns.ts";
import { FindingList, type ListProps } from "./FindingList.tsx";
import {
  useMenderColumn,
  useSeverityColumn,
  useSiteColumns,
} from "./FindingSite.tsx";
import classes from "./quality.module.css";

type Row = ChaseRowsFragment["nodes"][number];

const NAMED = 3;

function useColumns(): readonly FindingColumn<Row>[] {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const name = (id: string) => catalogue.indicator(id).name[locale];
  const asked = (
    id: "ending" | "silent",
    of: (row: Row) => readonly string[],
  ): FindingColumn<Row> => ({
    id,
    title: t(`quality.${id}`),
    cell: (row) => {
      const ids = of(row);
      if (ids.length === 0) return "–";
      return (
        <details className={classes["more"]}>
          <summary>
            <span className={classes["strong"]}>
              {format.count(ids.length)}
            </span>{" "}
            {ids.slice(0, NAMED).map(name).join("; ")}
            {ids.length > NAMED && " …"}
          </summary>
          {ids.slice(NAMED).map(name).join("; ")}
        </details>
      );
    },
    text: (row) => of(row).map(name).join("; "),
  });
  return [
    ...useSiteColumns<Row>(),
    {
      id: "people",
      title: t("quality.people"),
      isNumber: true,
      cell: ({ headcount }) =>
        headcount === null ? "–" : format.count(headcount),
      text: ({ headcount }) => headcount ?? "",
    },
    asked("silent", ({ silent }) => silent),
    asked("ending", ({ ending }) => ending),
    {
      id: "narrows",
      title: t("quality.narrows"),
      isNumber: true,
      cell: ({ narrows }) =>
        t("quality.points", { points: format.number(narrows * 100, 1) }),
      text: ({ narrows }) => narrows * 100,
    },
    useSeverityColumn<Row>(),
    useMenderColumn<Row>(),
  ];
}

/** The list as a message: who, where, what is asked; no name or address of a person. */
function CopyList({ rows }: { readonly rows: readonly Row[] }) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const names = (ids: readonly string[]) =>
    ids.map((id) => catalogue.indicator(id).name[locale]).join("; ");
  const text = rows
    .map(({ site, silent, ending }) =>
      [
        `${site.name[locale]} (${site.key})`,
        silent.length > 0
          ? `  ${t("quality.copySilent", { names: names(silent) })}`
          : "",
        ending.length > 0
          ? `  ${t("quality.copyEnding", { names: names(ending) })}`
          : "",
      ]
        .filter(Boolean)
        .join("\n"),
    )
    .join("\n\n");
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button
          className="no-print"
          size="sm"
          variant="default"
          mb="sm"
          onClick={copy}
        >
          {copied
            ? t("quality.copied")
            : t("quality.copy", { count: rows.length })}
        </Button>
      )}
    </CopyButton>
  );
}

export function ChaseList<
  Quality extends { readonly chase?: ChaseRowsFragment },
>({ found, loadFrom, ...list }: ListProps<ChaseRowsFragment, Quality>) {
  const { t } = useWords();
  return (
    <FindingList
      name="chase"
      title={t("quality.chase")}
      note={
        <>
          {t("quality.chaseNote")}{" "}
          <MethodLink topic="bounds">{t("quality.method")}</MethodLink>
        </>
      }
      nothing={t("quality.chaseNone")}
      columns={useColumns()}
      found={found}
      keyOf={({ site }) => site.id}
      load={async (skip, signal) =>
        (await loadFrom(skip, signal)).chase?.nodes ?? []
      }
      {...list}
    >
      {found.total > 0 && (
        <>
          <ChasePlan plan={found.plan} />
          <CopyList rows={found.nodes.slice(0, found.plan.sites)} />
        </>
      )}
    </FindingList>
  );
}
