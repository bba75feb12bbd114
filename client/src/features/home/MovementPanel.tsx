import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import {
  MovementPanel_NetworkFragmentDoc,
  type MovementPanel_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue, type IndicatorTerm } from "../../lib/catalogue.ts";
import {
  differenceText,
  figureText,
  isBetter,
  isFraction,
} from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { Table } from "../../ui/Table.tsx";
import classes from "./home.module.css";
import { partsOf, type Movement } from "./movement-model.ts";
import { Heading } from "../../ui/Heading.tsx";
import { LabelledCell } from "./LabelledCell.tsx";

/** What moved since the quarter before, and how much of it the same sites did. */
export function MovementPanel({
  network,
  variables,
  period,
}: {
  readonly network: FragmentType<MovementPanel_NetworkFragment>;
  readonly variables: Record<string, unknown>;
  readonly period: string;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { data, complete } = useFragment({
    fragment: MovementPanel_NetworkFragmentDoc,
    from: network,
    variables,
  });
  if (!complete) return null;
  const [first] = data.movements;
  return (
    <>
      {first && <Lead movement={first} />}
      <div className={classes["stackable"]}>
        <Table verticalSpacing="xs" fz="sm" aria-label={t("home.movements")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Heading>{t("home.movementIndicator")}</Heading>
              </Table.Th>
              <Table.Th>
                <Heading>{t("home.movementFromTo")}</Heading>
              </Table.Th>
              <Table.Th>
                <Heading>{t("home.movementMatched")}</Heading>
              </Table.Th>
              <Table.Th>
                <Heading>{t("home.movementRest")}</Heading>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.movements.map((movement) => (
              <MovementRow key={movement.indicator} movement={movement} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="sm" c="dimmed" maw="72ch" mt={4}>
        {t("home.movementNote", { period: format.period(period) })}
      </Text>
    </>
  );
}

/** In two sentences: how the first figure moved, and how it did at the same sites. */
function Lead({ movement }: { readonly movement: Movement }) {
  const { t, locale } = useWords();
  const format = useFormat();
  const indicator = useCatalogue().indicator(movement.indicator);
  const { from, to, matched: by } = partsOf(movement);
  const text = (value: number | null) => figureText(indicator, value, format);
  const words = {
    indicator: indicator.name[locale],
    from: text(from),
    to: text(to),
    period: format.period(movement.since),
  };
  const moved = by === null ? null : differenceText(indicator, by, format);
  const key =
    to === null
      ? "home.leadNothing"
      : from === null
        ? "home.leadFirst"
        : words.from === words.to
          ? "home.leadSame"
          : "home.leadMoved";
  return (
    <Text size="lg" maw="72ch" mb="md">
      {t(key, words)}{" "}
      {from !== null &&
        to !== null &&
        moved !== null &&
        t(
          moved === differenceText(indicator, 0, format)
            ? "home.leadMatchedSame"
            : "home.leadMatched",
          {
            count: movement.matched,
            sites: format.count(movement.matched),
            by: isFraction(indicator)
              ? t("home.pointsSince", { points: moved })
              : moved,
          },
        )}
    </Text>
  );
}

function MovementRow({ movement }: { readonly movement: Movement }) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { to } = useScope();
  const indicator = useCatalogue().indicator(movement.indicator);
  const parts = partsOf(movement);
  const text = (value: number | null) => figureText(indicator, value, format);
  const { matched, renewed, came, left } = movement;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <Anchor component={Link} to={to(`/indicators/${indicator.id}`)} inherit>
          {indicator.name[locale]}
        </Anchor>
      </Table.Th>
      <LabelledCell label={t("home.movementFromTo")}>
        <span className={classes["nowrap"]}>
          {text(parts.from)} <span aria-hidden="true">→</span>{" "}
          <strong>{text(parts.to)}</strong>
        </span>
        <br />
        <Moved indicator={indicator} {...parts} />
      </LabelledCell>
      <LabelledCell label={t("home.movementMatched")}>
        {parts.matched === null
          ? t("home.movementNoMatch")
          : differenceText(indicator, parts.matched, format)}
        {parts.matched !== null && (
          <Text size="xs" c="dimmed">
            {t("home.movementMatchedNote", {
              count: matched,
              sites: format.count(matched),
              renewed: format.count(renewed),
            })}
          </Text>
        )}
      </LabelledCell>
      <LabelledCell label={t("home.movementRest")}>
        {parts.others === null
          ? "–"
          : differenceText(indicator, parts.others, format)}
        <Text size="xs" c="dimmed">
          {t("home.movementRestNote", {
            came: format.count(came),
            left: format.count(left),
          })}
        </Text>
      </LabelledCell>
    </Table.Tr>
  );
}

/** The whole move, with its direction as a sign and a word's colour. */
function Moved({
  indicator,
  from,
  to,
  all,
}: {
  readonly indicator: IndicatorTerm;
  readonly from: number | null;
  readonly to: number | null;
  readonly all: number | null;
}) {
  const { t } = useWords();
  const format = useFormat();
  if (all === null || from === null || to === null) return null;
  const moved = differenceText(indicator, all, format);
  if (moved === differenceText(indicator, 0, format))
    return (
      <Text component="span" size="xs" c="dimmed">
        {t("home.unchanged")}
      </Text>
    );
  const better = isBetter(indicator, from, to);
  const color =
    better === undefined
      ? "var(--saphan-quiet)"
      : better
        ? "var(--saphan-good)"
        : "var(--saphan-bad)";
  return (
    <Text component="span" size="xs" c={color}>
      <span aria-hidden="true">{all > 0 ? "▲" : "▼"} </span>
      {moved}
    </Text>
  );
}
