import { useQuery } from "@apollo/client/react";
import {
  Alert,
  Anchor,
  Group,
  Skeleton,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { DataRouteDocument } from "../__generated__/operations.ts";
import { ImportList } from "../features/import-list/ImportList.tsx";
import { SendFile } from "../features/send-file/SendFile.tsx";
import { TakeAlong } from "../features/take-along/TakeAlong.tsx";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useScope } from "../lib/scope.ts";
import { useMay } from "../lib/viewer.ts";
import dataTexts from "../texts/data.json" with { type: "json" };
import { LoadError } from "../ui/LoadError.tsx";

const FIRST = 10;
const MOST = 50;

/** The way in, the way out, and what has been sent. */
export function DataRoute() {
  usePageTexts({ data: dataTexts });
  const { t } = useWords();
  const { to } = useScope();
  const mayImport = useMay("workbook:import");
  return (
    <Stack gap="xl">
      <div>
        <Title order={1}>{t("data.title")}</Title>
        <Text maw="72ch">{t("data.intro")}</Text>
        <Group gap="lg">
          <Anchor component={Link} to={to("/data/ledger")}>
            {t("data.ledgerOpen")}
          </Anchor>
          <Anchor component={Link} to={to("/data/quality")}>
            {t("data.qualityOpen")}
          </Anchor>
        </Group>
      </div>
      {mayImport ? (
        <>
          <SendFile />
          <Imports />
        </>
      ) : (
        <Alert variant="light" color="gray" title={t("data.noImport")}>
          {t("data.noImportNote")}
        </Alert>
      )}
      <TakeAlong />
    </Stack>
  );
}

function Imports() {
  const { t } = useWords();
  const [first, setFirst] = useState(FIRST);
  const { data, previousData, error, refetch } = useQuery(DataRouteDocument, {
    variables: { first },
  });
  const imports = (data ?? previousData)?.imports;
  if (error && !imports)
    return <LoadError error={error} retry={() => void refetch()} />;
  if (!imports)
    return (
      <Stack role="status" aria-label={t("shell.loading")} gap="xs">
        <Skeleton height={28} width={160} />
        <Skeleton height={120} />
      </Stack>
    );
  const { edges, pageInfo } = imports;
  return (
    <ImportList
      rows={edges.map(({ node }) => ({ id: node.id, import: node }))}
      onMore={
        pageInfo.hasNextPage && first < MOST ? () => setFirst(MOST) : undefined
      }
    />
  );
}
