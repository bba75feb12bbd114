/** The paths, told by kind: from whom it rises, through whom, and which they are. */
import { Anchor, Button, Text, Title } from "@mantine/core";
import { Fragment } from "react";
import { Link } from "react-router";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import type { ExposureAddress } from "./exposure-address.ts";
import {
  descentOf,
  sitesOn,
  wayOf,
  type Descent,
  type Exposure,
  type Way,
} from "./exposure-model.ts";
import classes from "./exposure.module.css";
import { useExposureWords } from "./use-exposure-words.ts";

/** Kinds and paths that are read; the file has the rest. */
const MOST_WAYS = 12;
const MOST_PATHS = 12;
/** A picture is drawn of no more sites than it names. */
const MOST_DRAWN = 60;

export function PathList({
  paths,
  address,
}: {
  readonly paths: Exposure["paths"];
  readonly address: ExposureAddress;
}) {
  const { t } = useWords();
  const format = useFormat();
  const words = useExposureWords(address);
  const ways = paths.groups.flatMap((group) => wayOf(group) ?? []);
  const shown = ways.slice(0, Math.max(MOST_WAYS, address.way ?? 0));
  return (
    <section>
      <Title order={3}>{t("exposure.paths")}</Title>
      <Text c="dimmed" maw="72ch" mb="sm">
        {ways.length === 0
          ? t("exposure.noPaths")
          : t("exposure.pathsNote", { covered: words.percent(paths.covered) })}
        {paths.isCutOff &&
          ` ${t("exposure.pathsCutOff", { certain: format.count(paths.certain) })}`}
      </Text>
      <ol className={classes["ways"]}>
        {shown.map((way, i) => (
          <li key={`${i} ${way.share}`}>
            <WayRow way={way} number={i + 1} paths={paths} address={address} />
          </li>
        ))}
      </ol>
      {ways.length > shown.length && (
        <Text size="sm" c="dimmed" mt="xs">
          {t("exposure.moreWays", {
            count: ways.length - shown.length,
            ways: format.count(ways.length - shown.length),
            share: words.percent(
              ways
                .slice(shown.length)
                .reduce((sum, { share }) => sum + share, 0),
            ),
          })}
        </Text>
      )}
    </section>
  );
}

function WayRow({
  way,
  number,
  paths,
  address,
}: {
  readonly way: Way;
  readonly number: number;
  readonly paths: Exposure["paths"];
  readonly address: ExposureAddress;
}) {
  const { t } = useWords();
  const format = useFormat();
  const words = useExposureWords(address);
  const { set, to } = useScope();
  const isOpen = address.way === number;
  const listed = way.paths.slice(0, MOST_PATHS);
  const rest = way.paths.length - listed.length;
  const drawn = sitesOn(paths, way.paths).slice(0, MOST_DRAWN);
  return (
    <>
      <div className={classes["way"]}>
        <span className={classes["share"]}>{words.percent(way.share)}</span>
        <span className={classes["wayWords"]}>
          {words.way(way)}{" "}
          <span className={classes["quiet"]}>
            ·{" "}
            {t("exposure.pathCount", {
              count: way.paths.length,
              paths: format.count(way.paths.length),
            })}
          </span>
        </span>
        <Button
          size="compact-sm"
          variant="default"
          className="no-print"
          aria-expanded={isOpen}
          onClick={() =>
            set({ way: isOpen ? undefined : String(number) }, { replace: true })
          }
        >
          {t(isOpen ? "exposure.closeWay" : "exposure.openWay")}
        </Button>
      </div>
      {isOpen && (
        <>
          <ul className={classes["paths"]} aria-label={t("exposure.filePaths")}>
            {listed.map((index) => {
              const descent = descentOf(paths, index);
              return (
                descent && (
                  <li key={index} className={classes["path"]}>
                    <PathLine descent={descent} words={words} />
                  </li>
                )
              );
            })}
          </ul>
          <Text size="sm" mt="xs">
            {rest > 0 &&
              `${t("exposure.morePaths", { count: rest, paths: format.count(rest) })} · `}
            <Anchor
              component={Link}
              inherit
              className="no-print"
              to={to("/network", { path: drawn.join(",") })}
            >
              {t("exposure.drawWay")}
            </Anchor>
          </Text>
        </>
      )}
    </>
  );
}

/** Site after site down to the origin, each with what it is of its customer's inputs. */
function PathLine({
  descent: { sites, tiers, links, share },
  words,
}: {
  readonly descent: Descent;
  readonly words: ReturnType<typeof useExposureWords>;
}) {
  const { t, locale } = useWords();
  const { to } = useScope();
  return (
    <>
      <span title={t("exposure.pathShare")}>{words.percent(share)}</span>
      <span>
        {sites.map((site, i) => (
          <Fragment key={site.id}>
            <Anchor component={Link} inherit to={to(`/sites/${site.id}`)}>
              {site.name[locale]}
            </Anchor>{" "}
            <span className={classes["quiet"]}>
              ({words.tier(tiers[i] ?? "")})
            </span>
            {i < links.length && (
              <span
                className={classes["hop"]}
                title={t("exposure.link", {
                  share: words.percent(links[i] ?? 0),
                })}
              >
                {" "}
                — {words.percent(links[i] ?? 0)} →{" "}
              </span>
            )}
          </Fragment>
        ))}
      </span>
    </>
  );
}
