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
import { useViewer } from "../../lib/viewer.ts";
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
  const { role } = useViewer().membership;
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
  const isProgramme = role === "programme";
  const sites: readonly (readonly [
    TextKey,
    SiteNotesPartsFragment,
    TextKey?,
  ])[] = [
    ["home.began", turnover.began],
    ["home.fellSilent", turnover.fellSilent, "home.fellSilentNote"],
    ["home.lost", turnover.lost],
    [isProgramme ? "home.joined" : "home.entered", turnover.entered],
    [isProgramme ? "home.leftProgramme" : "home.leftNetwork", turnover.left],
  ];
  const grants: readonly (readonly [
    TextKey,
    GrantNotesPartsFragment,
    boolean,
  ])[] = [
    // A programme is let in by taking part, which is told above.
    ...(isProgramme
      ? []
      : ([
          ["home.grantBegun", received.begun, false],
          ["home.grantEnded", received.ended, false],
        ] as const)),
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
