import { Text } from "@mantine/core";
import type { IncompleteRowsFragment } from "../../__generated__/operations.ts";
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
import classes from "./quality.module.css";

type Row = IncompleteRowsFragment["nodes"][number];
type Counts = Row["pillars"][number];

function usePillarName(): (id: string) => string {
  const { locale } = useWords();
  const { pillars } = useCatalogue();
  return (id) => pillars.find((one) => one.id === id)?.name[locale] ?? id;
}

function useColumns(): readonly FindingColumn<Row>[] {
  const { t } = useWords();
  const format = useFormat();
  const pillarName = usePillarName();
  const { pillars } = useCatalogue();
  const gaps = ({ pillars: counts }: Row) =>
    counts.filter(({ asked, answered }) => answered < asked);
  const of = (row: Row, id: string): Counts | undefined =>
    row.pillars.find(({ pillar }) => pillar === id);
  return [
    ...useSiteColumns<Row>(),
    {
      id: "share",
      title: t("quality.answered"),
      isNumber: true,
      cell: ({ asked, answered }) => (
        <span className={classes["said"]}>
          <span className={classes["strong"]}>
            {format.percent(answered / asked)}
          </span>
          <Text span size="xs" c="dimmed">
            {t("quality.ofAsked", {
              answered: format.count(answered),
              asked: format.count(asked),
            })}
          </Text>
        </span>
      ),
    },
    {
      id: "answered",
      title: t("quality.answered"),
      text: ({ answered }) => answered,
    },
    { id: "asked", title: t("quality.asked"), text: ({ asked }) => asked },
    {
      id: "missing",
      title: t("quality.missingIn"),
      cell: (row) =>
        gaps(row).map(({ pillar, asked, answered }) => (
          <div key={pillar}>
            {t("quality.pillarGap", {
              pillar: pillarName(pillar),
              missing: format.count(asked - answered),
              asked: format.count(asked),
            })}
          </div>
        )),
    },
    ...pillars.map(({ id }): FindingColumn<Row> => ({
      id,
      title: t("quality.pillarMissing", { pillar: pillarName(id) }),
      text: (row) => {
        const counts = of(row, id);
        return counts ? counts.asked - counts.answered : "";
      },
    })),
    useSeverityColumn<Row>(),
    useMenderColumn<Row>(),
  ];
}

/** How complete the whole is, pillar by pillar. */
function Pillars({ pillars }: { readonly pillars: readonly Counts[] }) {
  const { t } = useWords();
  const format = useFormat();
  const pillarName = usePillarName();
  return (
    <ul>
      {pillars.map(({ pillar, asked, answered }) => (
        <li key={pillar}>
          <Text size="sm">
            {t("quality.pillarTotal", {
              pillar: pillarName(pillar),
              share: format.percent(answered / asked),
              answered: format.count(answered),
              asked: format.count(asked),
            })}
          </Text>
        </li>
      ))}
    </ul>
  );
}

export function IncompleteList<
  Quality extends { readonly incomplete?: IncompleteRowsFragment },
>({ found, loadFrom, ...list }: ListProps<IncompleteRowsFragment, Quality>) {
  const { t } = useWords();
  return (
    <FindingList
      name="completeness"
      title={t("quality.incomplete")}
      note={
        <>
          {t("quality.incompleteNote")}{" "}
          <MethodLink topic="coverage">{t("quality.method")}</MethodLink>
        </>
      }
      nothing={t("quality.incompleteNone")}
      columns={useColumns()}
      found={found}
      keyOf={({ site }) => site.id}
      load={async (skip, signal) =>
        (await loadFrom(skip, signal)).incomplete?.nodes ?? []
      }
      {...list}
    >
      <Pillars pillars={found.pillars} />
    </FindingList>
  );
}
