/** One scenario: chosen, put together, run, laid beside another, kept. */
import { Alert, Button, Skeleton, Stack, Text, Title } from "@mantine/core";
import { lazy, Suspense, useMemo, useState } from "react";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import { MethodLink } from "../../ui/MethodLink.tsx";
import { AssumptionsForm, AssumptionsLine } from "./AssumptionsForm.tsx";
import { BesideSelect } from "./BesideSelect.tsx";
import { readRef, refOf, type ScenarioRef } from "./lab-address.ts";
import { useLab } from "./lab-context.ts";
import type { LabJob } from "./lab-work.ts";
import { LossList } from "./LossList.tsx";
import { OutcomeView } from "./OutcomeView.tsx";
import { SavedNotice } from "./SavedNotice.tsx";
import { SaveScenario } from "./SaveScenario.tsx";
import { ScenarioChooser } from "./ScenarioChooser.tsx";
import type { ScenarioDefinition } from "./scenario-definition.ts";
import { SocialSwitch } from "./SocialSwitch.tsx";
import { useChosen, type Chosen } from "./use-chosen.ts";
import { useLabJob } from "./use-lab-job.ts";
import { WorkStatus } from "./WorkStatus.tsx";

const SideBySide = lazy(async () => ({
  default: (await import("./SideBySide.tsx")).SideBySide,
}));

export function ScenarioView({
  scenario,
}: {
  readonly scenario: ScenarioRef | undefined;
}) {
  const { t } = useWords();
  const { chosen, isLoading, error, isUnreadable } = useChosen(scenario);
  return (
    <Stack gap="md">
      <ScenarioChooser scenario={scenario} />
      {!scenario && <Text maw="72ch">{t("resilience.chooseFirst")}</Text>}
      {isLoading && <Skeleton height={320} />}
      {error !== undefined && <LoadError error={error} />}
      {isUnreadable && (
        <Alert color="orange" variant="light" role="alert">
          {t("resilience.unreadable")}
        </Alert>
      )}
      {chosen && <ChosenScenario chosen={chosen} />}
    </Stack>
  );
}

function ChosenScenario({ chosen }: { readonly chosen: Chosen }) {
  const { t } = useWords();
  const { params, set } = useScope();
  const { network } = useLab();
  const { definition, saved } = chosen;
  const [edits, setEdits] = useState(false);
  const job = useMemo<LabJob>(
    () => ({ kind: "scenario", network, definition }),
    [network, definition],
  );
  const work = useLabJob(job);
  const besideText = params.get("beside");
  const beside = useMemo(() => readRef(besideText), [besideText]);
  const change = (next: ScenarioDefinition) =>
    set({ scenario: refOf(next) }, { replace: true });
  const isEmpty = definition.lost.length === 0;
  // What the scenario before came to is shown while this one is worked out, and said of nothing else.
  const current = work.isStale ? undefined : work.outcome;
  return (
    <Stack gap="lg">
      <section aria-labelledby="lab-scenario">
        <Stack gap="sm">
          <Title order={2} id="lab-scenario">
            {chosen.title}
          </Title>
          <LossList
            definition={definition}
            found={current?.found}
            stopped={current?.stopped}
            waiting={current?.waiting}
            edits={edits || isEmpty}
            onChange={(next) => {
              setEdits(true);
              change(next);
            }}
          />
          {!isEmpty && (
            <Button
              className="no-print"
              variant="default"
              size="compact-md"
              w="fit-content"
              aria-expanded={edits}
              onClick={() => setEdits(!edits)}
            >
              {t(edits ? "resilience.editDone" : "resilience.edit")}
            </Button>
          )}
          <AssumptionsLine definition={definition} />
          <AssumptionsForm definition={definition} onChange={change} />
          <SocialSwitch definition={definition} onChange={change} />
        </Stack>
      </section>
      {!isEmpty && (
        <section aria-labelledby="lab-outcome">
          <Stack gap="md">
            <Title order={2} id="lab-outcome">
              {t("resilience.outcome")}
            </Title>
            <WorkStatus work={work} />
            {saved && <SavedNotice saved={saved} outcome={current} />}
            <BesideSelect />
            {beside ? (
              <Suspense fallback={<Skeleton height={320} />}>
                <SideBySide chosen={chosen} outcome={current} beside={beside} />
              </Suspense>
            ) : null}
            {work.outcome && (
              <div
                aria-busy={work.isStale}
                style={{ opacity: work.isStale ? 0.6 : 1 }}
              >
                {beside && (
                  <Title order={3} mb="sm">
                    {t("resilience.inDetail", { name: chosen.title })}
                  </Title>
                )}
                <OutcomeView
                  outcome={work.outcome}
                  helps={work.helps}
                  draws={work.draws}
                  isBesideAnother={beside !== undefined}
                />
              </div>
            )}
            <Text size="sm" c="dimmed" maw="72ch">
              {t("resilience.limits")}{" "}
              <MethodLink topic="resilience">
                {t("resilience.toMethod")}
              </MethodLink>
            </Text>
          </Stack>
        </section>
      )}
      {current && !isEmpty && (
        <SaveScenario chosen={chosen} outcome={current} />
      )}
    </Stack>
  );
}
