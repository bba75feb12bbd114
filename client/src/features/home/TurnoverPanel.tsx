import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Text } from "@mantine/core";
import {
  TurnoverPanel_NetworkFragmentDoc,
  type GrantNotesPartsFragment,
  type SiteNotesPartsFragment,
  type TurnoverPanel_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useWords, type TextKey } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { Item, Items } from "./Item.tsx";
import { GrantNames, SiteNames } from "./Names.tsx";

/** Who began or ceased to answer, to share, or to be there, since the quarter before. */
export function TurnoverPanel({
  network,
  variables,
}: {
  readonly network: FragmentType<TurnoverPanel_NetworkFragment>;
  readonly variables: Record<string, unknown>;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { data, complete } = useFragment({
    fragment: TurnoverPanel_NetworkFragmentDoc,
    fragmentName: "TurnoverPanel_network",
    from: network,
    variables,
  });
  if (!complete) return null;
  const { turnover, grantMoves } = data;
  const { received, given } = grantMoves;
  const period = format.period(data.period);
  const sites: readonly (readonly [
    TextKey,
    SiteNotesPartsFragment,
    TextKey?,
  ])[] = [
    ["home.began", turnover.began],
    ["home.fellSilent", turnover.fellSilent, "home.fellSilentNote"],
    ["home.lost", turnover.lost],
    ["home.entered", turnover.entered],
    ["home.leftNetwork", turnover.left],
  ];
  const grants: readonly (readonly [
    TextKey,
    GrantNotesPartsFragment,
    boolean,
  ])[] = [
    [enrolledOr("Begun", received.begun), received.begun, false],
    [enrolledOr("Ended", received.ended), received.ended, false],
    ["home.givenBegun", given.begun, true],
    ["home.givenEnded", given.ended, true],
  ];
  const isQuiet =
    turnover.renewed === 0 &&
    [...sites, ...grants].every(([, { total }]) => total === 0);
  if (isQuiet) return <Text c="dimmed">{t("home.nothingChanged")}</Text>;
  return (
    <Items>
      {turnover.renewed > 0 && (
        <Item
          count={turnover.renewed}
          title={t("home.renewed", { count: turnover.renewed, period })}
          note={t("home.renewedNote")}
        />
      )}
      {sites.map(
        ([key, notes, note]) =>
          notes.total > 0 && (
            <Item
              key={key}
              count={notes.total}
              title={t(key, { count: notes.total })}
              note={note && t(note)}
            >
              <SiteNames notes={notes} />
            </Item>
          ),
      )}
      {grants.map(
        ([key, notes, withReader]) =>
          notes.total > 0 && (
            <Item
              key={key}
              count={notes.total}
              title={t(key, { count: notes.total })}
            >
              <GrantNames notes={notes} withReader={withReader} />
            </Item>
          ),
      )}
    </Items>
  );
}

/** A programme is let in by enrolment, everybody else by a grant. */
const enrolledOr = (
  move: "Begun" | "Ended",
  { grants }: GrantNotesPartsFragment,
): TextKey =>
  `home.${grants.every(({ isEnrolment }) => isEnrolment) ? "enrol" : "grant"}${move}`;
