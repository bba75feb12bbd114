import { useMutation, useQuery, useSubscription } from "@apollo/client/react";
import {
  Alert,
  Anchor,
  Button,
  Group,
  Skeleton,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { Link, useParams } from "react-router";
import {
  CancelImportDocument,
  ImportProgressDocument,
  ImportRouteDocument,
  PlanImportAgainDocument,
  type ImportRouteQuery,
  type ImportState,
} from "../__generated__/operations.ts";
import { PlanLetter, PlanRows } from "../features/import-plan/PlanLetter.tsx";
import { PublishPanel } from "../features/import-plan/PublishPanel.tsx";
import { WorkProgress } from "../features/import-plan/WorkProgress.tsx";
import { UploadProgress } from "../features/send-file/UploadProgress.tsx";
import { UndoChange } from "../features/undo-change/UndoChange.tsx";
import { usePageTexts, useWords } from "../lib/i18n.ts";
import { useFormat } from "../lib/preferences.tsx";
import { useScope } from "../lib/scope.ts";
import { useMay } from "../lib/viewer.ts";
import dataTexts from "../texts/data.json" with { type: "json" };
import { ActError } from "../ui/ActError.tsx";
import { stateKey } from "../ui/import-state.ts";
import { LoadError } from "../ui/LoadError.tsx";

// Few files leave a question open.
const QuestionList = lazy(async () => ({
  default: (await import("../features/import-plan/QuestionList.tsx"))
    .QuestionList,
}));

type ImportParts = ImportRouteQuery["import"];

const POLL_MS = 2_000;
const MOVING: readonly ImportState[] = ["uploading", "planning", "publishing"];
const OVER: readonly ImportState[] = ["published", "unchanged", "cancelled"];

/** One file: how far it is, what it would do, and what became of it. */
export function ImportRoute() {
  usePageTexts({ data: dataTexts });
  const { t } = useWords();
  const { to } = useScope();
  const { id = "" } = useParams();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(
    ImportRouteDocument,
    { variables: { id } },
  );
  const state = data?.import.state;
  const [isPolling, setIsPolling] = useState(false);
  useSubscription(ImportProgressDocument, {
    variables: { id },
    skip: state === undefined || OVER.includes(state),
    ignoreResults: true,
    onData: ({ data: told }) => {
      // Progress comes by itself; a plan, or an end, is fetched.
      const next = told.data?.importProgress.state;
      if (next && !MOVING.includes(next)) void refetch();
    },
    onError: () => {
      setIsPolling(true);
      startPolling(POLL_MS);
    },
  });
  if (isPolling && state && !MOVING.includes(state)) stopPolling();
  return (
    <Stack gap="lg">
      <Anchor component={Link} to={to("/data")} className="no-print">
        {t("data.back")}
      </Anchor>
      {error && !data && (
        <LoadError error={error} retry={() => void refetch()} />
      )}
      {!data && !error && (
        <Stack role="status" aria-label={t("shell.loading")}>
          <Skeleton height={40} width={320} />
          <Skeleton height={160} />
        </Stack>
      )}
      {data && (
        <ImportPage
          file={data.import}
          isPolling={isPolling}
          onChanged={() => void refetch()}
        />
      )}
    </Stack>
  );
}

function ImportPage({
  file,
  isPolling,
  onChanged,
}: {
  readonly file: ImportParts;
  readonly isPolling: boolean;
  readonly onChanged: () => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { id, fileName, bytes, received, state, acts, change } = file;
  const [cancel, cancelling] = useMutation(CancelImportDocument);
  const [again, planning] = useMutation(PlanImportAgainDocument);
  const error = cancelling.error ?? planning.error;
  const act = (does: typeof cancel | typeof again) => {
    does({ variables: { id } })
      // What went wrong stands in `error`.
      .catch(() => undefined)
      .finally(onChanged);
  };
  const isReady = state === "planned";
  const hasPlan = isReady || state === "published";
  return (
    <>
      <header>
        <Title order={1} style={{ overflowWrap: "anywhere" }}>
          {fileName}
        </Title>
        <Text size="sm" c="dimmed">
          {[
            t(stateKey(state, change?.isWithdrawn ?? false)),
            format.bytes(bytes),
            format.moment(file.createdAt),
            file.person ?? t("data.nobody"),
          ].join(" · ")}
        </Text>
      </header>
      {error && <ActError error={error} />}
      {isPolling && (
        <Text size="sm" c="dimmed">
          {t("data.polling")}
        </Text>
      )}
      {state === "uploading" && (
        <UploadProgress
          id={id}
          fileName={fileName}
          bytes={bytes}
          received={received}
          onCancel={() => act(cancel)}
        />
      )}
      {(state === "planning" || state === "publishing") && (
        <WorkProgress
          progress={file.progress}
          note={t("data.publishingNote")}
        />
      )}
      {state === "failed" && <Text maw="72ch">{t("data.failedNote")}</Text>}
      {state === "cancelled" && <Text>{t("data.cancelledNote")}</Text>}
      {state === "unchanged" && <Text>{t("data.unchangedNote")}</Text>}
      {change && <Published change={change} onChanged={onChanged} />}
      {hasPlan && <PlanLetter import={file} />}
      {isReady && (
        <Suspense>
          <QuestionList key={file.plan?.id} import={file} />
        </Suspense>
      )}
      {isReady && <PublishPanel import={file} onPublished={onChanged} />}
      {hasPlan && <PlanRows import={file} />}
      <Group className="no-print">
        {acts.includes("plan_again") && (
          <Button
            variant="default"
            loading={planning.loading}
            onClick={() => act(again)}
          >
            {t("data.planAgain")}
          </Button>
        )}
        {acts.includes("cancel") && state !== "uploading" && (
          <Button
            variant="default"
            loading={cancelling.loading}
            onClick={() => act(cancel)}
          >
            {t("data.cancel")}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t("data.kept", { day: format.day(file.keptUntil.slice(0, 10)) })}
      </Text>
    </>
  );
}

/** What it was published as, where to see it, and the way back. */
function Published({
  change,
  onChanged,
}: {
  readonly change: NonNullable<ImportParts["change"]>;
  readonly onChanged: () => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { params, set, to } = useScope();
  const seesFigures = useMay("figures:read");
  const { id, seq, at, isWithdrawn, mayWithdraw } = change;
  const isAsking = params.get("undo") === id;
  return (
    <>
      <Alert variant="light" role="status">
        <Stack gap="xs" align="flex-start">
          <Text fw={600}>
            {t(isWithdrawn ? "data.publishedUndone" : "data.published", {
              seq,
              moment: format.moment(at),
            })}
          </Text>
          <Group className="no-print">
            <Anchor
              component={Link}
              to={to(seesFigures ? "/overview" : "/sites")}
            >
              {t(seesFigures ? "data.seeFigures" : "data.seeSites")}
            </Anchor>
            <Anchor component={Link} to={to("/data/ledger")}>
              {t("data.ledgerOpen")}
            </Anchor>
            {mayWithdraw && !isAsking && (
              <Button
                variant="default"
                size="compact-md"
                onClick={() => set({ undo: id })}
              >
                {t("data.undo")}
              </Button>
            )}
          </Group>
        </Stack>
      </Alert>
      {isAsking && mayWithdraw && (
        <UndoChange
          change={id}
          onLeave={() => set({ undo: undefined })}
          onDone={() => {
            set({ undo: undefined });
            onChanged();
          }}
        />
      )}
    </>
  );
}
