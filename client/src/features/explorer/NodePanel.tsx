/** What is known of the node that was chosen, and where one can go from it. */
import { Anchor, Button, Group, Text, Title } from "@mantine/core";
import { lazy, Suspense } from "react";
import { Link } from "react-router";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { openOf, type ExplorerAddress } from "./explorer-address.ts";
import classes from "./Explorer.module.css";
import type { DrawnNode } from "./picture-model.ts";
import type { NodeWords } from "./use-node-words.ts";

const SitePanel = lazy(async () => ({
  default: (await import("./SitePanel.tsx")).SitePanel,
}));

export function NodePanel({
  node,
  address,
  words,
}: {
  readonly node: DrawnNode;
  readonly address: ExplorerAddress;
  readonly words: NodeWords;
}) {
  const { t } = useWords();
  const { set } = useScope();
  return (
    <aside className={classes["panel"]} aria-label={t("network.panel")}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text size="sm" c="dimmed">
            {words.tier(node.tier)}
          </Text>
          <Title order={2} size="h4">
            {words.name(node)}
          </Title>
        </div>
        <Button
          className="no-print"
          variant="subtle"
          size="compact-sm"
          onClick={() => set({ at: undefined }, { replace: true })}
        >
          {t("network.close")}
        </Button>
      </Group>
      {node.kind === "undisclosed" ? (
        <Text size="sm" mt="xs">
          {words.count(node)}. {t("network.undisclosedNote")}
        </Text>
      ) : (
        <Counts node={node} words={words} />
      )}
      {node.hasUndisclosedSuppliers && (
        <Text size="sm" mt={4}>
          {t("network.hasUndisclosed")}
        </Text>
      )}
      <Actions node={node} address={address} />
      {node.site && (
        <Suspense>
          <SitePanel id={node.site} address={address} />
        </Suspense>
      )}
    </aside>
  );
}

function Counts({
  node,
  words,
}: {
  readonly node: DrawnNode;
  readonly words: NodeWords;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { low, high } = node;
  const takes = words.takes(node);
  const isRanged = low !== null && high !== null && node.asked > node.answered;
  const rows: (readonly [string, string])[] = [
    ...(node.kind === "site"
      ? []
      : [[t("network.rowSites"), words.count(node)] as const]),
    [
      t("network.rowPeople"),
      node.headcountUnknown === node.sites
        ? t("network.unknown")
        : [
            format.count(node.headcount),
            node.headcountUnknown > 0 &&
              t("network.withoutHeadcount", { count: node.headcountUnknown }),
          ]
            .filter(Boolean)
            .join(", "),
    ],
    [t("network.rowFlow"), format.percent(node.flow)],
    ...(takes ? [takes] : []),
    [
      words.shade,
      [
        words.value(node),
        isRanged &&
          t("network.range", {
            low: words.shadeText(low),
            high: words.shadeText(high),
          }),
        node.asked > 0 &&
          t("network.answered", {
            answered: format.count(node.answered),
            asked: format.count(node.asked),
          }),
        node.notShared > 0 && t("network.notShared", { count: node.notShared }),
      ]
        .filter(Boolean)
        .join(" · "),
    ],
    ...(node.within > 0
      ? [
          [
            t("network.rowWithin"),
            t("network.arcPairs", { count: node.within }),
          ] as const,
        ]
      : []),
  ];
  return (
    <dl className={classes["counts"]}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Opens and closes groups, and walks on from a site. */
function Actions({
  node,
  address,
}: {
  readonly node: DrawnNode;
  readonly address: ExplorerAddress;
}) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { set, to, toFiltered, params } = useScope();
  const { focus, detail } = address;
  const open = openOf(params);
  const { kind, tier, key, site } = node;
  const group = `${tier}|${key}`;
  const isOpen = open.includes(group) || open.includes(tier);
  const filter =
    key === ""
      ? { tier }
      : { tier, [address.view === "map" ? "province" : address.by]: key };
  return (
    <Group gap="xs" mt="sm" className="no-print">
      {(kind === "group" || isOpen) && (
        <Button
          size="compact-sm"
          onClick={() =>
            set({
              open: (isOpen
                ? open.filter((each) => each !== group && each !== tier)
                : [...open, group]
              ).join(","),
              at: isOpen ? group : undefined,
            })
          }
        >
          {isOpen ? t("network.fold") : t("network.open")}
        </Button>
      )}
      {kind === "other_groups" && (
        <Button
          size="compact-sm"
          onClick={() => set({ detail: String(Math.min(detail + 1, 3)) })}
        >
          {t("network.more")}
        </Button>
      )}
      {kind !== "undisclosed" && !open.includes(tier) && !site && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => set({ open: [...open, tier].join(",") })}
        >
          {t("network.openTier", { tier: catalogue.tier(tier)[locale] })}
        </Button>
      )}
      {(kind === "group" || kind === "other_sites") && (
        <Anchor component={Link} size="sm" to={toFiltered("/sites", filter)}>
          {t("network.asList")}
        </Anchor>
      )}
      {site && focus !== site && (
        <Button
          size="compact-sm"
          onClick={() => set({ focus: site, at: site })}
        >
          {t("network.focus")}
        </Button>
      )}
      {site && (
        <Anchor component={Link} size="sm" to={to(`/sites/${site}`)}>
          {t("network.toSite")}
        </Anchor>
      )}
    </Group>
  );
}
