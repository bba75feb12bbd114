/** A kept scenario, run again: what moved since it was kept, and keeping what comes now. */
import { useMutation } from "@apollo/client/react";
import { Button, Group, Stack, Text } from "@mantine/core";
import {
  RemoveScenarioDocument,
  SavedScenariosDocument,
  SaveScenarioDocument,
  type SavedScenarioPartsFragment,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { ActError } from "../../ui/ActError.tsx";
import { Heading } from "../../ui/Heading.tsx";
import { Table } from "../../ui/Table.tsx";
import { useLab } from "./lab-context.ts";
import type { LabOutcome } from "./lab-work.ts";
import {
  digestOf,
  encodeDigest,
  maybeDigest,
  whatMoved,
  type Moved,
} from "./outcome-digest.ts";
import { useLabWords } from "./use-lab-words.ts";

export function SavedNotice({
  saved,
  outcome,
}: {
  readonly saved: SavedScenarioPartsFragment;
  readonly outcome: LabOutcome | undefined;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { network, lens, seq } = useLab();
  const { set } = useScope();
  const [keep, keeping] = useMutation(SaveScenarioDocument);
  const [remove, removing] = useMutation(RemoveScenarioDocument, {
    refetchQueries: [SavedScenariosDocument],
    awaitRefetchQueries: true,
  });
  const before = maybeDigest(saved.outcome);
  const now = outcome && digestOf(outcome, network);
  const isHere = saved.lens === lens.id;
  const moved = before && now && isHere ? whatMoved(before, now) : undefined;
  const error = keeping.error ?? removing.error;
  const { id, name, definition, isShared } = saved;
  return (
    <Stack gap="xs">
      <Text size="sm">
        {[
          t("resilience.keptAt", {
            moment: format.moment(saved.savedAt),
            seq: saved.seq,
          }),
          !isHere && t("resilience.otherLens"),
          isHere && !before && t("resilience.keptUnreadable"),
          moved?.length === 0 &&
            t("resilience.nothingMoved", { from: saved.seq, to: seq }),
        ]
          .filter(Boolean)
          .join(" ")}
      </Text>
      {moved && moved.length > 0 && <MovedTable moved={moved} />}
      <Group gap="xs" className="no-print">
        {!isHere && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => set({ lens: saved.lens })}
          >
            {t("resilience.toItsLens")}
          </Button>
        )}
        {saved.isOwn && isHere && now && saved.seq !== seq && (
          <Button
            size="compact-sm"
            variant="default"
            loading={keeping.loading}
            onClick={() => {
              keep({
                variables: {
                  scenario: {
                    id,
                    name,
                    definition,
                    isShared,
                    lens: lens.id,
                    seq,
                    outcome: encodeDigest(now),
                  },
                },
                // What went wrong stands in `error`.
              }).catch(() => undefined);
            }}
          >
            {t("resilience.keepNow")}
          </Button>
        )}
        {saved.mayRemove && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            loading={removing.loading}
            onClick={() => {
              remove({ variables: { id } })
                .then(() => set({ scenario: undefined, beside: undefined }))
                .catch(() => undefined);
            }}
          >
            {t("resilience.removeSaved")}
          </Button>
        )}
      </Group>
      {error && <ActError error={error} />}
    </Stack>
  );
}

function MovedTable({ moved }: { readonly moved: readonly Moved[] }) {
  const { t } = useWords();
  const format = useFormat();
  const { groupName } = useLab();
  const words = useLabWords(() => "", groupName);
  const shown = (what: Moved["what"], value: string | number | null) =>
    value === null
      ? t("resilience.notAtAll")
      : typeof value === "string"
        ? words.family(value)
        : format.number(value, what.endsWith("ay") ? 0 : 1);
  return (
    <Table.ScrollContainer minWidth={360}>
      <Table fz="sm" maw={720}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th ta="left">
              <Heading>{t("resilience.moved")}</Heading>
            </Table.Th>
            <Table.Th ta="right">
              <Heading>{t("resilience.movedBefore")}</Heading>
            </Table.Th>
            <Table.Th ta="right">
              <Heading>{t("resilience.movedNow")}</Heading>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {moved.map(({ what, before, now }) => (
            <Table.Tr key={what}>
              <Table.Th scope="row" fw={400}>
                {t(`resilience.moved_${what}`)}
              </Table.Th>
              <Table.Td ta="right">{shown(what, before)}</Table.Td>
              <Table.Td ta="right">{shown(what, now)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
