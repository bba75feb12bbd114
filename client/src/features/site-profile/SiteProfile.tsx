/** Who and where, and why the viewer sees what it sees. */
import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import type { SiteProfile_SiteFragment } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { MethodLink } from "../../ui/MethodLink.tsx";
import classes from "./SiteProfile.module.css";

type Succession = SiteProfile_SiteFragment["successors"][number];
type Entity = SiteProfile_SiteFragment["entity"];
type EntitySuccession = Entity["successors"][number];

/** The same of the firm, of which there is no page of its own. */
function EntitySuccessions({ entity }: { readonly entity: Entity }) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { successors, predecessors, alsoKnownAs } = entity;
  const line = (
    end: "from" | "into",
    { how, on, entity: other }: EntitySuccession,
  ) => (
    <Text key={`${end} ${other.id}`}>
      {t(`site.entity_${end}_${how === "split" ? "split" : "moved"}`, {
        day: format.day(on),
        other: other.name[locale] || other.name.en,
      })}
    </Text>
  );
  return (
    <>
      {successors.map((each) => line("into", each))}
      {predecessors.map((each) => line("from", each))}
      {alsoKnownAs.length > 0 && (
        <Text>
          {t("site.entityAlsoKnownAs", {
            names: alsoKnownAs
              .map(({ name }) => name[locale] || name.en || name.th)
              .join(", "),
          })}
        </Text>
      )}
    </>
  );
}

/** What became of it, and what it came of: addresses of old records lead here for ever. */
function Successions({ site }: { readonly site: SiteProfile_SiteFragment }) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { to } = useScope();
  const { successors, predecessors, alsoKnownAs } = site;
  const line = (end: "from" | "into", { how, on, site: other }: Succession) => (
    <Text key={`${end} ${other.id}`}>
      {t(`site.${end}_${how === "split" ? "split" : "moved"}`, {
        day: format.day(on),
      })}{" "}
      <Anchor component={Link} to={to(`/sites/${other.id}`)} inherit>
        {other.name[locale] || other.name.en}
      </Anchor>
    </Text>
  );
  return (
    <>
      {successors.map((each) => line("into", each))}
      {predecessors.map((each) => line("from", each))}
      {alsoKnownAs.length > 0 && (
        <Text>
          {t("site.alsoKnownAs", {
            names: alsoKnownAs
              .map(({ name }) => name[locale] || name.en || name.th)
              .join(", "),
          })}
        </Text>
      )}
    </>
  );
}

export function SiteProfile({
  site,
  tier,
}: {
  readonly site: SiteProfile_SiteFragment;
  /** In the current lens; undefined where the site is none of the lens's. */
  readonly tier: string | undefined;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const { name, entity, sight } = site;
  const other = locale === "th" ? "en" : "th";
  const place = [
    tier === undefined ? t("site.outsideLens") : catalogue.tier(tier)[locale],
    site.province
      ? catalogue.province(site.province)[locale]
      : t("site.noProvince"),
    site.mainSegment
      ? catalogue.segment(site.mainSegment)[locale]
      : t("site.noSegment"),
  ];
  const rows: readonly (readonly [string, string])[] = [
    [t("sites.entity"), entity.name[locale]],
    [
      t("site.parts"),
      site.partFamilies
        .map((family) => catalogue.partFamily(family)[locale])
        .join(", "),
    ],
    [t("sites.key"), site.key],
    [t("site.osId"), site.osId],
    [t("sites.opened"), site.opened ? format.day(site.opened) : ""],
    [t("sites.closed"), site.closed ? format.day(site.closed) : ""],
  ];
  return (
    <section className={classes["profile"]}>
      <Text c="dimmed" lang={other}>
        {name[other]}
      </Text>
      <Text>
        {sight.reason === "registry"
          ? place.slice(1).join(" · ")
          : place.join(" · ")}
      </Text>
      <dl className={classes["facts"]}>
        {rows
          .filter(([, value]) => value !== "")
          .map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <Successions site={site} />
      <EntitySuccessions entity={entity} />
      <Text size="sm" maw="80ch" className={classes["sight"] ?? ""}>
        {t(`sight.${sight.reason}`)}{" "}
        <MethodLink topic="sight">{t("site.sightMore")}</MethodLink>
      </Text>
    </section>
  );
}
