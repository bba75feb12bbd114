/** What every file says of itself, in the viewer's language. */
import type { CsvCell } from "@saphan/shared/contract";
import type { FileScopeFragment } from "../__generated__/operations.ts";
import file from "../texts/file.json" with { type: "json" };
import { useCatalogue } from "./catalogue.ts";
import { useFilterWords } from "./filter-words.ts";
import { usePageTexts, useWords, type TextKey } from "./i18n.ts";
import type { PageFile } from "./page-file.ts";
import { useFormat } from "./preferences.tsx";
import { useScope } from "./scope.ts";
import { useSession } from "./viewer.ts";

/** The words of files, which come with what makes them and not with a page. */
export const useFileTexts = (): void => usePageTexts({ file });

const STANDINGS: Readonly<Record<string, TextKey>> = {
  answered: "sign.answered",
  silent: "sign.silent",
  not_asked: "sign.notAsked",
  not_applicable: "sign.notApplicable",
  not_shared: "sign.notShared",
};

/** What a file must know of the network that it is of. */
export type FileScope = Omit<FileScopeFragment, " $fragmentName">;

export interface HeadRequest {
  /** Title of the page. */
  readonly title: string;
  /** Absent: of the registry, which has no period and no lens. */
  readonly scope?: FileScope;
  /** Filters that are the page's own, in words. */
  readonly more?: readonly string[];
  readonly groupName?: (id: string) => string;
}

/** What each row of a CSV says first: period, day and seq of its figures. */
export function useScopeColumns(): (
  scope: Pick<FileScope, "period" | "asOf" | "seq">,
) => readonly (readonly [string, CsvCell])[] {
  const { t } = useWords();
  return ({ period, asOf, seq }) => [
    [t("file.period"), period],
    [t("file.asOf"), asOf],
    [t("file.seq"), seq],
  ];
}

/** Title, viewer, scope, filters, coverage, source and address, one a line. */
export function useFileHead(): (request: HeadRequest) => PageFile["head"] {
  const { t, locale } = useWords();
  const format = useFormat();
  const { params } = useScope();
  const { viewer, demo } = useSession();
  const catalogue = useCatalogue();
  const filterWords = useFilterWords();

  const standing = (): readonly string[] => {
    const of = catalogue.findIndicator(params.get("of") ?? "");
    const names = (params.get("standing") ?? "").split(",").filter(Boolean);
    if (!of || names.length === 0) return [];
    return [
      t("file.standing", {
        indicator: of.name[locale],
        standing: names
          .map((name) => t(STANDINGS[name] ?? "sign.silent"))
          .join(", "),
      }),
    ];
  };
  const coverage = ({ boundary }: FileScope): string => {
    const { sites, shared, own, leftOut, unnamed } = boundary;
    const about = unnamed.reduce((sum, tier) => sum + tier.about, 0);
    return [
      t("file.coverageValue", {
        sites: format.count(sites),
        shared: format.count(Math.max(shared, own)),
      }),
      unnamed.length > 0 &&
        t(about === 0 ? "file.coverageFew" : "file.coverageUnnamed", {
          about: format.count(about),
        }),
      leftOut > 0 && t("file.leftOut", { count: leftOut }),
    ]
      .filter(Boolean)
      .join(" ");
  };
  const scopeLines = (scope: FileScope): PageFile["head"] => [
    [t("file.lens"), scope.lens.name[locale]],
    [t("file.period"), `${format.period(scope.period)} (${scope.period})`],
    [t("file.asOf"), `${format.day(scope.asOf)} (${scope.asOf})`],
    [
      t("file.seq"),
      scope.publishedAt
        ? t("file.seqValue", {
            seq: scope.seq,
            moment: format.moment(scope.publishedAt),
          })
        : String(scope.seq),
    ],
    [
      t("file.rules"),
      t("file.rulesValue", {
        catalogue: scope.catalogueVersion,
        method: scope.methodVersion,
      }),
    ],
  ];
  /** The page as it was taken: with what it would else read as "the newest". */
  const address = (scope: FileScope | undefined): string => {
    const link = new URL(location.href);
    if (scope) {
      link.searchParams.set("lens", scope.lens.id);
      link.searchParams.set("period", scope.period);
      link.searchParams.set("asOf", scope.asOf);
      link.searchParams.set("seq", String(scope.seq));
    }
    return link.href;
  };
  return ({ title, scope, more = [], groupName }) => {
    const filters = [filterWords(params, groupName), ...standing(), ...more];
    return [
      [t("shell.product"), title],
      ...(viewer
        ? ([
            [
              t("file.for"),
              viewer.membership.organisation?.name[locale] ?? viewer.name,
            ],
          ] as const)
        : []),
      ...(scope ? scopeLines(scope) : []),
      [
        t("file.filters"),
        filters.filter(Boolean).join("; ") || t("file.noFilters"),
      ],
      ...(scope ? ([[t("file.coverage"), coverage(scope)]] as const) : []),
      [
        t("file.source"),
        t(scope ? "file.sourceValue" : "file.registrySource", {
          host: location.host,
        }),
      ],
      ...(scope ? ([[t("file.signs"), t("file.signsValue")]] as const) : []),
      [t("file.address"), address(scope)],
      [t("file.made"), format.moment(new Date().toISOString())],
      ...(demo ? ([[t("file.demo"), t("shell.demoBanner")]] as const) : []),
    ];
  };
}
