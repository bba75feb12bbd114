/** What is wrong with the registry's own records, for who keeps it: no answer and no fact stands here. */
import { useApolloClient, useQuery } from "@apollo/client/react";
import { Anchor, Skeleton, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import {
  RegistryQualityDocument,
  type FaultRowsFragment,
  type RegistryQualityQuery,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { useShown } from "../../lib/shown.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import { CountLinks } from "./CountLinks.tsx";
import type { DuplicateRow } from "./duplicate-record.ts";
import { DuplicateList } from "./DuplicateList.tsx";
import type { FindingColumn } from "./finding-columns.ts";
import { FindingList } from "./FindingList.tsx";
import { moreRows, readRows } from "./quality-address.ts";

type Fault = FaultRowsFragment["nodes"][number];
type Rows = RegistryQualityQuery["registryQuality"];

/** Rows a request for a file. */
const FILE_ROWS = 500;

function useColumns(): readonly FindingColumn<Fault>[] {
  const { t, locale } = useWords();
  const { to } = useScope();
  const fault = ({ kind }: Fault) => t(`quality.fault_${kind}`);
  const nameOf = ({ site, entity }: Fault) => {
    const { name } = site ?? entity;
    return name[locale] || name.en || name.th;
  };
  return [
    {
      id: "record",
      title: t("quality.record"),
      cell: (row) =>
        row.site ? (
          <Anchor component={Link} to={to(`/sites/${row.site.id}`)} inherit>
            {nameOf(row)}
          </Anchor>
        ) : (
          nameOf(row)
        ),
      text: nameOf,
    },
    {
      id: "key",
      title: t("quality.recordKeyOne"),
      cell: ({ site, entity }) => (site ?? entity).key,
      text: ({ site, entity }) => (site ?? entity).key,
    },
    {
      id: "about",
      title: t("quality.whatIsWrong"),
      cell: fault,
      text: fault,
    },
    {
      id: "registration",
      title: t("quality.field_registration"),
      cell: ({ registration }) => registration || "–",
      text: ({ registration }) => registration ?? "",
    },
    {
      id: "mender",
      title: t("quality.mender"),
      cell: ({ entity }) => (
        <>
          <div>{entity.name[locale] || entity.name.en}</div>
          <div>{t("quality.registryAdmin")}</div>
        </>
      ),
      text: ({ entity }) =>
        `${entity.name[locale]}; ${t("quality.registryAdmin")}`,
    },
  ];
}

function Counts({
  duplicates,
  faults,
  shown,
}: {
  readonly duplicates: number;
  readonly faults: number;
  readonly shown: "duplicates" | "faults";
}) {
  const { t } = useWords();
  return (
    <CountLinks
      counts={[
        { kind: "duplicates", total: duplicates },
        { kind: "faults", total: faults },
      ]}
      shown={shown}
      wordsOf={(kind, count) => t(`quality.count_${kind}`, { count })}
    />
  );
}

export function RegistryQuality({
  act,
}: {
  /** What may be done about two records that may be one; `again` looks for pairs anew. */
  readonly act?:
    ((row: DuplicateRow, again: () => void) => ReactNode) | undefined;
}) {
  const { t } = useWords();
  const format = useFormat();
  const client = useApolloClient();
  const { params, set } = useScope();
  const columns = useColumns();
  const kind: "duplicates" | "faults" =
    params.get("kind") === "faults" ? "faults" : "duplicates";
  const variables = {
    first: readRows(params),
    skip: 0,
    duplicates: kind === "duplicates",
    faults: kind === "faults",
  };
  const { data, error, refetch } = useQuery(RegistryQualityDocument, {
    variables,
  });
  const shown = useShown(data, variables);
  if (!shown)
    return error ? (
      <LoadError error={error} retry={() => void refetch()} />
    ) : (
      <Stack role="status" aria-label={t("shell.loading")}>
        <Skeleton height={70} />
        <Skeleton height={320} />
      </Stack>
    );
  const { counted, countedFaults, duplicates, faults } =
    shown.data.registryQuality;
  const from = async (skip: number, signal: AbortSignal): Promise<Rows> => {
    const { data: page } = await client.query({
      query: RegistryQualityDocument,
      variables: { ...shown.variables, first: FILE_ROWS, skip },
      fetchPolicy: "no-cache",
      context: { fetchOptions: { signal } },
    });
    if (!page) throw new Error("no rows");
    return page.registryQuality;
  };
  const more = moreRows(shown.variables.first);
  const list = {
    onMore: more
      ? () => set({ rows: String(more) }, { replace: true })
      : undefined,
  };
  return (
    <Stack gap="lg" aria-busy={shown.isStale}>
      <Counts
        duplicates={counted.total}
        faults={countedFaults.total}
        shown={kind}
      />
      {duplicates && (
        <DuplicateList
          found={duplicates}
          act={act && ((row) => act(row, () => void refetch()))}
          load={async (skip, signal) =>
            (await from(skip, signal)).duplicates?.nodes ?? []
          }
          {...list}
        />
      )}
      {faults && (
        <FindingList
          name="registry-faults"
          title={t("quality.faults")}
          note={t("quality.faultsNote")}
          nothing={t("quality.faultsNone")}
          columns={columns}
          found={faults}
          keyOf={({ site, entity, kind: fault }) =>
            `${site?.id ?? ""} ${entity.id} ${fault}`
          }
          load={async (skip, signal) =>
            (await from(skip, signal)).faults?.nodes ?? []
          }
          {...list}
        >
          <ul>
            {faults.kinds.map(({ kind: fault, total }) => (
              <li key={fault}>
                <Text size="sm">
                  {t(`quality.fault_${fault}`)}: {format.count(total)}
                </Text>
              </li>
            ))}
          </ul>
        </FindingList>
      )}
    </Stack>
  );
}
