/** What comes of a scenario: first in a sentence, then over the days, by origin, by family, by path, and what would help. */
import type { HelpFound, MonteCarlo } from "@saphan/shared/core";
import { Stack } from "@mantine/core";
import { memo } from "react";
import { DrawsFigure } from "./DrawsFigure.tsx";
import { HelpTable } from "./HelpTable.tsx";
import { useLab } from "./lab-context.ts";
import type { LabOutcome } from "./lab-work.ts";
import { OriginTable } from "./OriginTable.tsx";
import { digestOf } from "./outcome-digest.ts";
import { OutcomeSentence } from "./OutcomeSentence.tsx";
import { OutputControls, OutputFigure } from "./OutputFigure.tsx";
import { PathList } from "./PathList.tsx";
import { ShortageTable } from "./ShortageTable.tsx";
import { SocialFigure } from "./SocialFigure.tsx";
import { useLabWords } from "./use-lab-words.ts";
import { useSiteNames } from "./use-site-names.ts";

/** Drawn anew when something came of it, not with each step of the progress beside it. */
export const OutcomeView = memo(function OutcomeView({
  outcome,
  helps,
  draws,
  isBesideAnother,
}: {
  readonly outcome: LabOutcome;
  readonly helps: readonly HelpFound[] | undefined;
  readonly draws: MonteCarlo | undefined;
  /** The sentence and the chart stand above, beside those of another scenario. */
  readonly isBesideAnother: boolean;
}) {
  const { network, groupName } = useLab();
  const id = (row: number) => network.sites[row] ?? "";
  const name = useSiteNames([
    ...network.origins.map(id),
    ...outcome.paths.flatMap(({ sites }) => sites.map(id)),
    ...(helps ?? []).map(({ remedy }) => id(remedy.customer)),
  ]);
  const words = useLabWords(name, groupName);
  const digest = digestOf(outcome, network);
  const isFelt = digest.firstDay !== null;
  const isFeltAtWorst = digest.worseFirstDay !== null;
  const named = { site: (row: number) => name(id(row)), id, words };
  return (
    <Stack gap="lg">
      {!isBesideAnother && <OutcomeSentence digest={digest} />}
      {!isBesideAnother && isFeltAtWorst && (
        <>
          <OutputControls siteName={name} />
          <OutputFigure outcome={outcome} siteName={name} />
        </>
      )}
      {isFeltAtWorst && <OriginTable outcome={outcome} named={named} />}
      {outcome.social && (
        <SocialFigure
          social={outcome.social}
          stopped={outcome.stopped.length}
        />
      )}
      {isFelt && (
        <>
          <ShortageTable outcome={outcome} named={named} />
          <PathList outcome={outcome} named={named} />
          {helps && <HelpTable helps={helps} named={named} />}
          {draws && <DrawsFigure draws={draws} />}
        </>
      )}
    </Stack>
  );
});
