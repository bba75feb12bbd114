/** Lenses of automakers laid over each other: each site counted once, the overlap spelled out. */
import { Button, Checkbox, Group, Text, Title } from "@mantine/core";
import { ChartFigure } from "../../charts/ChartFigure.tsx";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import classes from "./LensOverlap.module.css";
import { MOST_SPELLED, spellOut } from "./overlap-model.ts";
import { SharedTable, type Overlap } from "./SharedTable.tsx";

export function LensOverlap({ overlap }: Part) {
  return (
    <>
      <Chooser overlap={overlap} />
      {overlap.chosen.length > 0 && (
        <>
          <InWords overlap={overlap} />
          <Patterns overlap={overlap} />
          <ByNumber overlap={overlap} />
          <SharedTable overlap={overlap} />
        </>
      )}
    </>
  );
}

interface Part {
  readonly overlap: Overlap;
}

function Chooser({ overlap: { automakers, chosen } }: Part) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { set } = useScope();
  const ids = chosen.map(({ entity }) => entity.id);
  const choose = (wanted: readonly string[]) =>
    set({
      of: wanted.length === automakers.length ? undefined : wanted.join(","),
    });
  return (
    <section className="no-print">
      <Title order={2}>{t("lenses.choose")}</Title>
      <Group gap="xs" my="xs">
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => choose(automakers.map(({ entity }) => entity.id))}
        >
          {t("lenses.all")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            choose(automakers.slice(0, 2).map(({ entity }) => entity.id))
          }
        >
          {t("lenses.largestTwo")}
        </Button>
      </Group>
      <ul className={classes["chooser"]}>
        {automakers.map(({ entity, sites }) => (
          <li key={entity.id}>
            <Checkbox
              size="sm"
              label={`${entity.name[locale]} · ${format.count(sites)}`}
              checked={ids.includes(entity.id)}
              onChange={({ currentTarget: { checked } }) =>
                choose(
                  automakers
                    .map((each) => each.entity.id)
                    .filter((id) =>
                      id === entity.id ? checked : ids.includes(id),
                    ),
                )
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function InWords({ overlap }: Part) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { chosen, shared, union, intersection, sites } = overlap;
  const terms = spellOut(chosen.length, shared, intersection);
  const nameOf = (lens: number) => chosen[lens]?.entity.name[locale] ?? "";
  const [, , ...several] = overlap.byLenses;
  const inSeveral = several.reduce<number>(
    (sum, count) => sum + (count ?? 0),
    0,
  );
  return (
    <section>
      <Title order={2}>{t("lenses.inWords")}</Title>
      {terms.length > 0 && (
        <p className={classes["sum"]}>
          {terms.map(({ sign, lenses, sites: count }, i) => (
            <span key={lenses.join()} className={classes["term"]}>
              {i > 0 && (sign > 0 ? "+ " : "− ")}
              {lenses.length === 1
                ? nameOf(lenses[0] ?? -1)
                : lenses.length === chosen.length && chosen.length > 2
                  ? t("lenses.sharedByAll")
                  : t("lenses.sharedBy", {
                      names: lenses.map(nameOf).join(" · "),
                    })}{" "}
              <strong>{format.count(count)}</strong>
            </span>
          ))}
          <span className={classes["term"]}>
            ={" "}
            <strong>
              {t("lenses.sites", { sites: format.count(union), count: union })}
            </strong>
          </span>
        </p>
      )}
      <Text>
        {chosen.length > MOST_SPELLED || terms.length === 0
          ? t("lenses.unionMany", {
              lenses: chosen.length,
              sites: format.count(union),
              all: format.count(sites),
            })
          : t("lenses.unionFew", {
              sites: format.count(union),
              all: format.count(sites),
            })}{" "}
        {chosen.length > 1 &&
          t("lenses.several", {
            sites: format.count(inSeveral),
            share: format.percent(union === 0 ? 0 : inSeveral / union),
            intersection: format.count(intersection),
          })}
      </Text>
    </section>
  );
}

/** The union in parts that do not overlap: which lenses hold them, and how many sites they are. */
function Patterns({ overlap }: Part) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { chosen, patterns, union } = overlap;
  const most = Math.max(1, ...patterns.map(({ sites }) => sites));
  const shown = patterns.reduce((sum, { sites }) => sum + sites, 0);
  const names = (lenses: readonly number[]) =>
    lenses.map((lens) => chosen[lens]?.entity.name[locale] ?? "").join(", ");
  return (
    <ChartFigure
      order={2}
      title={t("lenses.patterns")}
      subtitle={t("lenses.patternsNote", {
        shown: format.count(shown),
        union: format.count(union),
      })}
      table={{
        columns: [t("lenses.heldBy"), t("lenses.sitesColumn")],
        rows: patterns.map(({ lenses, sites }) => [
          names(lenses),
          format.count(sites),
        ]),
      }}
    >
      <ul className={classes["bars"]}>
        {patterns.map(({ lenses, sites }) => (
          <li key={lenses.join()}>
            <span>
              {lenses.length > 3
                ? t("lenses.heldByMany", {
                    names: names(lenses.slice(0, 2)),
                    count: lenses.length - 2,
                  })
                : names(lenses)}
            </span>
            <span className={classes["bar"]}>
              <span style={{ width: `${(sites / most) * 100}%` }} />
              {format.count(sites)}
            </span>
          </li>
        ))}
      </ul>
    </ChartFigure>
  );
}

function ByNumber({ overlap: { byLenses, chosen } }: Part) {
  const { t } = useWords();
  const format = useFormat();
  if (chosen.length < 2) return null;
  const counts = byLenses.map((count) => count ?? 0);
  const last = counts.findLastIndex((count) => count > 0);
  const rows = counts.slice(0, Math.max(last + 1, 2));
  const most = Math.max(1, ...rows);
  const nameOf = (lenses: number) =>
    lenses === 0 ? t("lenses.inNone") : t("lenses.inSoMany", { count: lenses });
  return (
    <ChartFigure
      order={2}
      title={t("lenses.byNumber")}
      subtitle={t("lenses.byNumberNote")}
      table={{
        columns: [t("lenses.lensesColumn"), t("lenses.sitesColumn")],
        rows: rows.map((count, i) => [nameOf(i), format.count(count)]),
      }}
    >
      <ul className={classes["bars"]}>
        {rows.map((count, i) => (
          <li key={nameOf(i)}>
            <span>{nameOf(i)}</span>
            <span className={classes["bar"]}>
              <span style={{ width: `${(count / most) * 100}%` }} />
              {format.count(count)}
            </span>
          </li>
        ))}
      </ul>
    </ChartFigure>
  );
}
