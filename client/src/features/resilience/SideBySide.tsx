/** Two scenarios in two columns, drawn on one axis. */
import { Button, Group, Skeleton, Text, Title } from "@mantine/core";
import { useMemo } from "react";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import { AssumptionsLine } from "./AssumptionsForm.tsx";
import classes from "./Lab.module.css";
import { readLabAddress, type ScenarioRef } from "./lab-address.ts";
import { useLab } from "./lab-context.ts";
import type { LabJob, LabOutcome } from "./lab-work.ts";
import { digestOf } from "./outcome-digest.ts";
import { OutcomeSentence } from "./OutcomeSentence.tsx";
import { OutputControls, OutputFigure } from "./OutputFigure.tsx";
import { useChosen, type Chosen } from "./use-chosen.ts";
import { useLabJob } from "./use-lab-job.ts";
import { useSiteNames } from "./use-site-names.ts";
import { WorkStatus } from "./WorkStatus.tsx";

/** End of the axis of both: the most that anybody is behind. */
const mostOf = (outcomes: readonly (LabOutcome | undefined)[]): number =>
  Math.ceil(
    Math.max(
      1,
      ...outcomes.flatMap((outcome) =>
        (outcome?.worse ?? []).map(({ worst }) => worst),
      ),
    ),
  );

export function SideBySide({
  chosen,
  outcome,
  beside,
}: {
  readonly chosen: Chosen;
  readonly outcome: LabOutcome | undefined;
  readonly beside: ScenarioRef;
}) {
  const { t } = useWords();
  const { params, set } = useScope();
  const { network } = useLab();
  const { draws } = readLabAddress(params);
  const state = useChosen(beside);
  const other = state.chosen;
  const definition = other?.definition;
  const job = useMemo<LabJob | undefined>(
    () =>
      definition && { kind: "scenario", network, definition, isBrief: true },
    [network, definition],
  );
  const work = useLabJob(job);
  const name = useSiteNames(
    network.origins.map((row) => network.sites[row] ?? ""),
  );
  // A day's output is above plan by the overtime at most.
  const max =
    draws === "behind"
      ? mostOf([outcome, work.outcome])
      : 1 + Math.max(chosen.definition.overtime, definition?.overtime ?? 0);
  const column = (title: string, each: Chosen, of: LabOutcome | undefined) => (
    <div>
      <Title order={3}>{title}</Title>
      <AssumptionsLine definition={each.definition} />
      {of ? (
        <>
          <OutcomeSentence digest={digestOf(of, network)} />
          <OutputFigure outcome={of} siteName={name} max={max} />
        </>
      ) : (
        <Skeleton height={260} />
      )}
    </div>
  );
  return (
    <>
      <Group gap="sm" align="end">
        <OutputControls siteName={name} />
        <Button
          className="no-print"
          variant="default"
          size="sm"
          onClick={() => set({ beside: undefined })}
        >
          {t("resilience.besideEnd")}
        </Button>
      </Group>
      {state.error !== undefined && <LoadError error={state.error} />}
      {state.isUnreadable && <Text>{t("resilience.unreadable")}</Text>}
      {other && work.status !== "done" && <WorkStatus work={work} />}
      <div className={classes["pair"]}>
        {column(chosen.title, chosen, outcome)}
        {other && column(other.title, other, work.outcome)}
      </div>
    </>
  );
}
