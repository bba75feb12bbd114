/** A lens to look through: groups that open, sites, and what passes between them; as a picture, a map or a table. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, Button, Skeleton, Text, Title } from "@mantine/core";
import { lazy, Suspense, useRef } from "react";
import { Link } from "react-router";
import {
  Explorer_NetworkFragmentDoc,
  type Explorer_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { isFraction } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { shadesOf } from "../../lib/shades.ts";
import { CriticalityNote } from "./CriticalityNote.tsx";
import classes from "./Explorer.module.css";
import type { ExplorerAddress } from "./explorer-address.ts";
import { NodePanel } from "./NodePanel.tsx";
import { PictureLegend } from "./PictureLegend.tsx";
import { PictureTree } from "./PictureTree.tsx";
import {
  readPicture,
  type DrawnNode,
  type DrawnPicture,
} from "./picture-model.ts";
import { SavePicture } from "./SavePicture.tsx";
import { TierPicture } from "./TierPicture.tsx";
import { useCriticalityNote, useSizeNote } from "./use-drawing-notes.ts";
import { useNodeWords } from "./use-node-words.ts";

const FlowPicture = lazy(async () => ({
  default: (await import("./FlowPicture.tsx")).FlowPicture,
}));
const MapPicture = lazy(async () => ({
  default: (await import("./MapPicture.tsx")).MapPicture,
}));
const LargePicture = lazy(async () => ({
  default: (await import("./LargePicture.tsx")).LargePicture,
}));

/** More than this is not read as cards: it is drawn as points, by the graphics card. */
const MOST_CARDS = 350;
const isLarge = ({ nodes }: DrawnPicture) => nodes.length > MOST_CARDS;

const TITLES = {
  tiers: "network.tiersTitle",
  flow: "network.flowTitle",
  map: "network.mapTitle",
  table: "network.tableTitle",
} as const;

export function Explorer({
  network,
  variables,
  address,
}: {
  readonly network: FragmentType<Explorer_NetworkFragment>;
  readonly variables: Record<string, unknown>;
  readonly address: ExplorerAddress;
}) {
  const { data, complete } = useFragment({
    fragment: Explorer_NetworkFragmentDoc,
    from: network,
    variables,
  });
  return complete ? <Shown network={data} address={address} /> : null;
}

function Shown({
  network,
  address,
}: {
  readonly network: Explorer_NetworkFragment;
  readonly address: ExplorerAddress;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const { set } = useScope();
  const around = useRef<HTMLDivElement>(null);
  const exporterRef = useRef<() => SVGSVGElement>(undefined);
  const picture = readPicture(network.picture);
  const { scale } = address;
  const words = useNodeWords(address);
  const sizeNote = useSizeNote();
  const criticalityNote = useCriticalityNote();
  const indicator = catalogue.findIndicator(address.shade);
  const shades = shadesOf(
    picture.nodes.map(({ value }) => value),
    indicator === undefined || isFraction(indicator),
  );
  const chosen = picture.nodes.find(({ address: at }) => at === address.chosen);
  const sumOf = (column: (node: DrawnNode) => number) =>
    picture.nodes.reduce((sum, node) => sum + column(node), 0);
  const asked = sumOf(({ asked }) => asked);
  const subtitle = [
    network.lens.name[locale],
    format.period(network.period),
    t("network.asOf", { day: format.day(network.asOf) }),
    words.shade,
    asked > 0 &&
      t("network.answered", {
        answered: format.count(sumOf(({ answered }) => answered)),
        asked: format.count(asked),
      }),
  ]
    .filter(Boolean)
    .join(" · ");
  /** Outside the page nobody sees its legend. */
  const legendLines = () => [
    t("network.shadesFromTo", {
      shade: words.shade,
      from: words.shadeText(shades.from),
      to: words.shadeText(shades.to),
    }),
    ...(address.view === "flow"
      ? [t("network.flowNote")]
      : [
          sizeNote(
            address.view === "map"
              ? "disc"
              : isLarge(picture)
                ? "point"
                : "bar",
            scale,
            picture,
            words,
          ),
        ]),
    ...(scale === "criticality" && address.view !== "flow"
      ? [criticalityNote(picture.originInputs)]
      : []),
  ];
  if (picture.nodes.length === 0)
    return (
      <Text>
        {t(address.focus ? "network.notHere" : "network.nothingPasses")}{" "}
        {address.focus && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => set({ focus: undefined, at: undefined })}
          >
            {t("network.wholeNetwork")}
          </Button>
        )}
      </Text>
    );
  return (
    <>
      <Summary picture={picture} isMap={address.view === "map"} />
      {picture.tiers.every((tier) => tier === "0") && <OnlyOrigin />}
      <div
        ref={around}
        className={[classes["body"], chosen && classes["withPanel"]]
          .filter(Boolean)
          .join(" ")}
      >
        <Suspense fallback={<Skeleton height={480} />}>
          <Drawing
            picture={picture}
            address={address}
            words={words}
            scale={scale}
            shades={shades}
            subtitle={subtitle}
            exporterRef={exporterRef}
            onChoose={(at) => set({ at }, { replace: true })}
          />
        </Suspense>
        {chosen && <NodePanel node={chosen} address={address} words={words} />}
      </div>
      {address.view !== "table" && (
        <SavePicture
          find={() =>
            exporterRef.current?.() ??
            around.current?.querySelector<SVGSVGElement>(
              "svg[data-export], svg[role=img]",
            )
          }
          head={[
            t(TITLES[address.view]),
            subtitle,
            ...legendLines(),
            t("network.number", { seq: network.seq }),
          ]}
          name={`saphan-network-${network.period}-${network.seq}`}
        />
      )}
    </>
  );
}

/** Why there is nobody upstream, and what to do first. */
function OnlyOrigin() {
  const { t } = useWords();
  const { to } = useScope();
  return (
    <Text maw="72ch">
      {t("network.onlyOrigin")}{" "}
      <Anchor component={Link} to={to("/sites", { tier: "0" })} inherit>
        {t("network.onlyOriginAct")}
      </Anchor>
    </Text>
  );
}

/** What is drawn, and what is folded away. */
function Summary({
  picture,
  isMap,
}: {
  readonly picture: DrawnPicture;
  readonly isMap: boolean;
}) {
  const { t } = useWords();
  const format = useFormat();
  const named = picture.nodes.filter(({ kind }) => kind !== "undisclosed");
  const sites = named.reduce((sum, node) => sum + node.sites, 0);
  const boxes = picture.nodes.filter(({ key }) => !isMap || key !== "").length;
  const alone = named.filter(({ kind }) => kind === "site").length;
  return (
    <Text size="sm">
      {[
        t(isMap ? "network.summaryMap" : "network.summary", {
          count: sites,
          sites: format.count(sites),
          boxes: t(isMap ? "network.provinces" : "network.boxes", {
            count: boxes,
            boxes: format.count(boxes),
          }),
        }),
        alone > 0 &&
          t("network.summaryAlone", {
            count: alone,
            sites: format.count(alone),
          }),
        picture.foldedAway > 0 &&
          t("network.summaryFolded", {
            count: picture.foldedAway,
            sites: format.count(picture.foldedAway),
          }),
      ]
        .filter(Boolean)
        .join(" ")}
    </Text>
  );
}

type DrawingProps = Omit<
  Parameters<typeof TierPicture>[0],
  "label" | "shadeOf"
> &
  Pick<
    Parameters<typeof LargePicture>[0] & Parameters<typeof MapPicture>[0],
    "exporterRef" | "scale" | "shades" | "subtitle"
  >;

function Drawing(props: DrawingProps) {
  const { t } = useWords();
  const { picture, address, words, shades, subtitle } = props;
  switch (address.view) {
    case "flow":
      return <FlowPicture {...props} />;
    case "map":
      return <MapPicture {...props} />;
    case "table":
      return (
        <div>
          <PictureTree picture={picture} address={address} words={words} />
          <CriticalityNote inputs={picture.originInputs} />
        </div>
      );
    case "tiers":
      return (
        <figure className={classes["figure"]}>
          <figcaption>
            <Title order={2}>{t("network.tiersTitle")}</Title>
            <Text size="sm" c="dimmed">
              {subtitle}
            </Text>
          </figcaption>
          {isLarge(picture) ? (
            <LargePicture {...props} />
          ) : (
            <TierPicture
              {...props}
              label={t("network.tiersTitle")}
              shadeOf={shades.shadeOf}
            />
          )}
          {!isLarge(picture) && (
            <div className={classes["printOnly"]}>
              <PictureTree picture={picture} address={address} words={words} />
            </div>
          )}
          <PictureLegend {...props} mark={isLarge(picture) ? "point" : "bar"} />
        </figure>
      );
  }
}
