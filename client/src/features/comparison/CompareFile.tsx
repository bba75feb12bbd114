/** Two cells side by side as an Excel file; no more than the page says of their difference. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import {
  ComparedCells_NetworkFragmentDoc,
  type ComparedCells_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { figureCell, useFigureColumns } from "../../lib/figure-table.ts";
import {
  useFileHead,
  useFileTexts,
  type FileScope,
} from "../../lib/file-words.ts";
import { useWords } from "../../lib/i18n.ts";
import type { FileCell, PageFile } from "../../lib/page-file.ts";
import { useFigureUnit } from "../../ui/figure-words.ts";
import { MakeFile } from "../../ui/MakeFile.tsx";
import { judge, type Compared } from "./compare-model.ts";
import { useCellNames } from "./use-cell-names.ts";
import { useFindingWords } from "./use-finding-words.ts";

export function CompareFile({
  network,
  variables,
  scope,
  groups,
  onDone,
}: {
  readonly network: FragmentType<ComparedCells_NetworkFragment>;
  readonly variables: Record<string, unknown>;
  readonly scope: FileScope;
  readonly groups: ReadonlyMap<string, string>;
  readonly onDone: () => void;
}) {
  useFileTexts();
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const head = useFileHead();
  const figures = useFigureColumns();
  const unit = useFigureUnit();
  const nameOf = useCellNames(groups);
  const findingWords = useFindingWords();
  const { data, complete } = useFragment({
    fragment: ComparedCells_NetworkFragmentDoc,
    fragmentName: "ComparedCells_network",
    from: network,
    variables,
  });
  if (!complete) return null;
  const rowsOf = ({ figures: pairs, left, right }: Compared) =>
    pairs.map((pair): readonly FileCell[] => {
      const indicator = catalogue.indicator(pair.indicator);
      const judged = judge(pair.left, pair.right);
      const isTwo = left.period !== right.period;
      const { note } = findingWords(indicator, judged, pair, isTwo);
      return [
        indicator.name[locale],
        indicator.id,
        unit(indicator),
        ...figures.cells(indicator, pair.left),
        ...figures.cells(indicator, pair.right),
        figureCell(indicator, judged.difference),
        figureCell(indicator, judged.least),
        note,
        ...(isTwo
          ? [
              figureCell(indicator, pair.matchedLeft),
              figureCell(indicator, pair.matchedRight),
              pair.matched,
              pair.renewed,
            ]
          : []),
      ];
    });
  const make = (): Promise<PageFile> => {
    const { comparison } = data;
    const names = nameOf(comparison);
    const side = (name: string) =>
      figures.titles.map((title) => `${name}: ${title}`);
    return Promise.resolve({
      name: `saphan-compare-${scope.period}-${scope.seq}`,
      head: head({
        title: `${t("compare.title")}: ${names.left} / ${names.right}`,
        scope,
        groupName: (id) => groups.get(id) ?? id,
      }),
      tables: [
        {
          name: t("compare.title"),
          columns: [
            t("compare.figure"),
            t("file.figureId"),
            t("file.unit"),
            ...side(names.left),
            ...side(names.right),
            t("compare.difference"),
            t("compare.least"),
            t("compare.finding"),
            ...(comparison.left.period === comparison.right.period
              ? []
              : [
                  t("compare.matchedLeft"),
                  t("compare.matchedRight"),
                  t("compare.matchedSites"),
                  t("compare.renewed"),
                ]),
          ],
          rows: rowsOf(comparison),
        },
      ],
    });
  };
  return <MakeFile make={make} onDone={onDone} />;
}
