/** Takes the page along: the answer, its paths, its parts, and the bottlenecks. */
import { useApolloClient } from "@apollo/client/react";
import {
  ExposureFileDocument,
  type ExposureFileQuery,
} from "../../__generated__/operations.ts";
import { useFileHead, useFileTexts } from "../../lib/file-words.ts";
import { useWords } from "../../lib/i18n.ts";
import type { FileTable, PageFile } from "../../lib/page-file.ts";
import type { NetworkScope } from "../../lib/scope.ts";
import { MakeFile } from "../../ui/MakeFile.tsx";
import { useBottleneckTables } from "./bottleneck-tables.ts";
import {
  bottleneckInput,
  exposureInput,
  type ExposureAddress,
} from "./exposure-address.ts";
import { BASIS, descentOf, tierParts } from "./exposure-model.ts";
import { useExposureWords } from "./use-exposure-words.ts";

/** As many paths and rows as the server gives. */
const MOST = 500;

export function ExposureFile({
  address,
  scope,
  onDone,
}: {
  readonly address: ExposureAddress;
  readonly scope: NetworkScope;
  readonly onDone: () => void;
}) {
  useFileTexts();
  const { t, locale } = useWords();
  const client = useApolloClient();
  const head = useFileHead();
  const words = useExposureWords(address);
  const tablesOf = useExposureTables(address);
  const bottleneckTables = useBottleneckTables(words);
  const make = async (signal: AbortSignal): Promise<PageFile> => {
    const { data } = await client.query({
      query: ExposureFileDocument,
      variables: {
        ...scope,
        input: { ...exposureInput(address), mostPaths: MOST },
        bottlenecks: bottleneckInput({ ...address, rows: MOST }),
      },
      fetchPolicy: "no-cache",
      context: { fetchOptions: { signal } },
    });
    if (!data) throw new Error("no exposure");
    const { network } = data;
    const { site } = network.exposure;
    return {
      name: `saphan-exposure-${network.period}-${network.seq}`,
      head: head({
        title: t("exposure.title"),
        scope: network,
        more: [
          words.concern,
          words.about,
          ...(site ? [t("exposure.ofSite", { site: site.name[locale] })] : []),
          `${t("exposure.damping")}: ${words.percent(address.damping / 100)}`,
          `${t("exposure.weightsLabel")}: ${t(`exposure.weights_${address.weights}`)}`,
        ],
      }),
      tables: [
        ...tablesOf(network.exposure),
        ...bottleneckTables(network.bottlenecks),
      ],
    };
  };
  return <MakeFile make={make} onDone={onDone} />;
}

/** The answer and what it is made of, a sheet each. */
function useExposureTables(
  address: ExposureAddress,
): (
  exposure: ExposureFileQuery["network"]["exposure"],
) => readonly FileTable[] {
  const { t, locale } = useWords();
  const words = useExposureWords(address);
  const percent = (share: number | null) =>
    share === null ? "" : { percent: share };
  return (exposure) => {
    const { low, high, value, basis, gates, sources, unknown, paths } =
      exposure;
    return [
      {
        name: t("exposure.title"),
        columns: [t("exposure.basisPart"), t("exposure.share")],
        rows: [
          [t("exposure.low"), percent(low)],
          [t("exposure.high"), percent(high)],
          [t("file.value"), percent(value)],
          ...BASIS.map((part) => [
            t(`exposure.basis_${part}`),
            percent(basis[part]),
          ]),
        ],
      },
      {
        name: t("exposure.filePaths"),
        columns: [
          t("exposure.pathShare"),
          t("exposure.filePath"),
          t("filter.tier"),
          t("exposure.fileLinks"),
        ],
        rows: paths.paths.flatMap((_path, i) => {
          const found = descentOf(paths, i);
          if (!found) return [];
          return [
            [
              { percent: found.share },
              found.sites.map(({ name }) => name[locale]).join(" → "),
              words.tier(found.tiers[0] ?? ""),
              found.links.map((link) => words.percent(link)).join(" → "),
            ],
          ];
        }),
      },
      {
        name: t("filter.tier"),
        columns: [
          t("filter.tier"),
          t("exposure.influence"),
          t("exposure.low"),
          t("exposure.high"),
        ],
        rows: tierParts(exposure).map((part) => [
          part.tier === undefined
            ? t("exposure.unnamed")
            : words.tier(part.tier),
          { percent: part.influence },
          { percent: part.low },
          { percent: part.high },
        ]),
      },
      {
        name: t("exposure.gates"),
        columns: [
          t("file.key"),
          t("measure.site"),
          t("exposure.influence"),
          t("exposure.low"),
          t("exposure.high"),
        ],
        rows: gates.map((gate) => [
          gate.site.key,
          gate.site.name[locale],
          { percent: gate.influence },
          { percent: gate.low },
          { percent: gate.high },
        ]),
      },
      ...[
        { name: t("exposure.sources"), rows: sources },
        { name: t("exposure.unknownSites"), rows: unknown },
      ].map(({ name, rows }) => ({
        name,
        columns: [
          t("file.key"),
          t("measure.site"),
          t("filter.tier"),
          t("exposure.influence"),
          t("exposure.low"),
          t("exposure.high"),
        ],
        rows: rows.map((source) => [
          source.site.key,
          source.site.name[locale],
          words.tier(source.tier),
          { percent: source.influence },
          { percent: source.low },
          { percent: source.high },
        ]),
      })),
    ];
  };
}
