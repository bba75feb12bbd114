/** A lens to look through: groups that open, sites, and what passes between them; as a picture, a map or a table. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Button, Text } from "@mantine/core";
import { lazy, Suspense, useRef } from "react";
import {
  Explorer_NetworkFragmentDoc,
  type Explorer_NetworkFragment,
} from "../../__generated__/operations.ts";
import { ShadeScale } from "../../charts/map/ShadeScale.tsx";
import { useCatalogue } from "../../lib/catalogue.ts";
import { isFraction } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { shadesOf } from "../../lib/shades.ts";
import classes from "./Explorer.module.css";
import type { ExplorerAddress } from "./explorer-address.ts";
import { NodePanel } from "./NodePanel.tsx";
import { PictureTree } from "./PictureTree.tsx";
import { readPicture, type DrawnPicture } from "./picture-model.ts";
import { SavePicture } from "./SavePicture.tsx";
import { TierPicture } from "./TierPicture.tsx";
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
  // A share of the whole's flow says nothing where tiers are not told apart.
  const scale =
    address.view === "map" && address.scale === "flow"
      ? "headcount"
      : address.scale;
  const words = useNodeWords({ ...address, scale });
  const indicator = catalogue.findIndicator(address.shade);
  const shades = shadesOf(
    picture.nodes.map(({ value }) => value),
    indicator === undefined || isFraction(indicator),
  );
  const chosen = picture.nodes.find(({ address: at }) => at === address.chosen);
  const subtitle = [
    network.lens.name[locale],
    format.period(network.period),
    t("network.asOf", { day: format.day(network.asOf) }),
    words.shade,
  ].join(" · ");
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
      <Summary picture={picture} />
      <div
        ref={around}
        className={[classes["body"], chosen && classes["withPanel"]]
          .filter(Boolean)
          .join(" ")}
      >
        <Suspense>
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
            t("network.title"),
            subtitle,
            t("network.number", { seq: network.seq }),
          ]}
          name={`saphan-network-${network.period}-${network.seq}`}
        />
      )}
    </>
  );
}

/** What is drawn, and what is folded away. */
function Summary({ picture }: { readonly picture: DrawnPicture }) {
  const { t } = useWords();
  const format = useFormat();
  const named = picture.nodes.filter(({ kind }) => kind !== "undisclosed");
  const sites = named.reduce((sum, node) => sum + node.sites, 0);
  const alone = named.filter(({ kind }) => kind === "site").length;
  return (
    <Text size="sm">
      {[
        t("network.summary", {
          count: sites,
          sites: format.count(sites),
          nodes: format.count(picture.nodes.length),
        }),
        alone > 0 && t("network.summaryAlone", { sites: format.count(alone) }),
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
      return <PictureTree picture={picture} address={address} words={words} />;
    case "tiers":
      return (
        <figure className={classes["figure"]}>
          <figcaption>
            <Text fw={600}>{t("network.tiersTitle")}</Text>
            <Text size="sm" c="dimmed">
              {subtitle}
            </Text>
          </figcaption>
          {picture.nodes.length > MOST_CARDS ? (
            <LargePicture {...props} />
          ) : (
            <TierPicture
              {...props}
              label={t("network.tiersTitle")}
              shadeOf={shades.shadeOf}
            />
          )}
          <div className={classes["legend"]}>
            <div>
              <Text size="xs" fw={600}>
                {words.shade}
              </Text>
              <ShadeScale
                from={shades.from}
                to={shades.to}
                format={words.shadeText}
                missing={t("sign.silent")}
              />
            </div>
            <LineLegend scale={props.scale} />
          </div>
        </figure>
      );
  }
}

function LineLegend({ scale }: { readonly scale: DrawingProps["scale"] }) {
  const { t } = useWords();
  const lines = [
    { words: t("network.lineConfirmed") },
    { words: t("network.lineUnconfirmed"), strokeDasharray: "6 4" },
    { words: t("network.lineHidden"), strokeDasharray: "1 4" },
  ];
  return (
    <ul className={classes["lines"]}>
      {lines.map(({ words, strokeDasharray }) => (
        <li key={words}>
          <svg width={36} height={8} aria-hidden="true">
            <line
              x2={36}
              y1={4}
              y2={4}
              stroke="var(--saphan-series-6)"
              strokeWidth={2}
              strokeDasharray={strokeDasharray}
            />
          </svg>{" "}
          {words}
        </li>
      ))}
      <li>{t("network.lineWidth")}</li>
      <li>{t("network.barNote", { scale: t(`network.scale_${scale}`) })}</li>
    </ul>
  );
}
