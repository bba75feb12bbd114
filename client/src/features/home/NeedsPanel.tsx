import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import { useState, type ReactNode } from "react";
import {
  NeedsPanel_NetworkFragmentDoc,
  type NeedsPanel_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { useViewer } from "../../lib/viewer.ts";
import { useDifferenceWords } from "./difference-words.ts";
import classes from "./home.module.css";
import { Item, Items } from "./Item.tsx";
import { GrantNames, Names, SiteNames } from "./Names.tsx";
import { StopsNeed } from "./StopsNeed.tsx";

/** Of the lists of sites that do not answer, the address shows those of the first headline. */
const FIRST_HEADLINE = "train_coverage";
const DIFFERENCES_SHOWN = 5;

type Data = NeedsPanel_NetworkFragment;

/** What the viewer could do something about, the most pressing first; `waiting` comes before all else. */
export function NeedsPanel({
  network,
  variables,
  waiting,
}: {
  readonly network: FragmentType<NeedsPanel_NetworkFragment>;
  readonly variables: Record<string, unknown>;
  readonly waiting?: ReactNode;
}) {
  const { t } = useWords();
  const { data, complete } = useFragment({
    fragment: NeedsPanel_NetworkFragmentDoc,
    fragmentName: "NeedsPanel_network",
    from: network,
    variables,
  });
  if (!complete) return null;
  const isQuiet =
    !waiting &&
    data.ownSites.asked === data.ownSites.answered &&
    data.ownSites.customersWithoutGrant.length === 0 &&
    data.ownSites.sites.every(
      ({ ending, severeIncidents }) => ending.length === 0 && !severeIncidents,
    ) &&
    [
      data.differences,
      data.openEnds.withoutGrant,
      data.openEnds.silent,
      data.openEnds.ending,
      data.grantMoves.received.ending,
      data.grantMoves.given.ending,
    ].every(({ total }) => total === 0);
  return (
    <>
      {isQuiet && <Text c="dimmed">{t("home.needsNothing")}</Text>}
      <Items>
        {waiting}
        <OwnSitesNeed data={data} />
        <DifferencesNeed differences={data.differences} />
        <OthersNeed data={data} />
        <StopsNeed />
      </Items>
    </>
  );
}

function OwnSitesNeed({
  data: { ownSites, assurance },
}: {
  readonly data: Data;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { to } = useScope();
  const { sites, asked, answered, customersWithoutGrant } = ownSites;
  const severe = sites.filter(({ severeIncidents }) => severeIncidents);
  const missing = sites.filter(({ unanswered }) => unanswered.length > 0);
  const ending = sites.filter((site) => site.ending.length > 0);
  const endings = ending.reduce((sum, site) => sum + site.ending.length, 0);
  const names = (
    list: typeof sites,
    countOf: (site: (typeof sites)[number]) => number,
  ) =>
    list.map((entry) => ({
      key: entry.site.id,
      site: entry.site,
      text: `(${format.count(countOf(entry))})`,
    }));
  return (
    <>
      {severe.length > 0 && (
        <Item
          count={severe.length}
          title={t("home.severe", { count: severe.length })}
          note={t("home.severeNote")}
        >
          <Names
            total={severe.length}
            names={names(severe, (site) => site.severeIncidents ?? 0)}
          />
        </Item>
      )}
      {asked > answered && (
        <Item
          count={asked - answered}
          title={t("home.ownMissing", { count: asked - answered })}
          note={t("home.ownMissingNote", { asked: format.count(asked) })}
        >
          <Names
            total={missing.length}
            names={names(missing, ({ unanswered }) => unanswered.length)}
          />
        </Item>
      )}
      {endings > 0 && (
        <Item
          count={endings}
          title={t("home.ownEnding", {
            count: endings,
            day: format.day(assurance.lastDay),
          })}
        >
          <Names
            total={ending.length}
            names={names(ending, (site) => site.ending.length)}
          />
        </Item>
      )}
      {customersWithoutGrant.length > 0 && (
        <Item
          count={customersWithoutGrant.length}
          title={t("home.customers", { count: customersWithoutGrant.length })}
          note={t("home.customersNote")}
          link={{
            to: to("/sites", { tier: "0" }),
            label: t("home.toOwnSites"),
          }}
        >
          <Names
            total={customersWithoutGrant.length}
            names={customersWithoutGrant.map(({ id, name }) => ({
              key: id,
              text: name[locale],
            }))}
          />
        </Item>
      )}
    </>
  );
}

function DifferencesNeed({
  differences: { total, differences },
}: {
  readonly differences: Data["differences"];
}) {
  const { t, locale } = useWords();
  const { to } = useScope();
  const format = useFormat();
  const words = useDifferenceWords();
  const [isOpen, setOpen] = useState(false);
  if (total === 0) return null;
  const shown = isOpen ? differences : differences.slice(0, DIFFERENCES_SHOWN);
  const more = t("home.more", {
    count: total - shown.length,
    number: format.count(total - shown.length),
  });
  return (
    <Item
      count={total}
      title={t("home.differences", { count: total })}
      note={t("home.differencesNote")}
    >
      <ul className={classes["lines"]}>
        {shown.map((difference) => (
          <li
            key={`${difference.site.id} ${difference.indicator} ${difference.source.id}`}
          >
            <Anchor
              component={Link}
              to={to(`/sites/${difference.site.id}`)}
              inherit
            >
              {difference.site.name[locale]}
            </Anchor>
            {": "}
            {words(difference)}
          </li>
        ))}
        {total > shown.length && (
          <li>
            {isOpen ? (
              more
            ) : (
              <Anchor
                component="button"
                type="button"
                inherit
                onClick={() => {
                  setOpen(true);
                }}
              >
                {more}
              </Anchor>
            )}
          </li>
        )}
      </ul>
    </Item>
  );
}

function OthersNeed({ data }: { readonly data: Data }) {
  const { t } = useWords();
  const format = useFormat();
  const { to } = useScope();
  const { openEnds, grantMoves, assurance } = data;
  const { withoutGrant, silent, ending } = openEnds;
  const { received, given } = grantMoves;
  const ahead = format.day(grantMoves.ahead);
  const sites = (standing: string) => ({
    to: to("/sites", { standing, of: FIRST_HEADLINE }),
    label: t("home.allOfThem"),
  });
  const byEnrolment = useViewer().membership.role === "programme";
  return (
    <>
      {given.ending.total > 0 && (
        <Item
          count={given.ending.total}
          title={t("home.givenEnding", {
            count: given.ending.total,
            day: ahead,
          })}
        >
          <GrantNames notes={given.ending} withReader />
        </Item>
      )}
      {received.ending.total > 0 && (
        <Item
          count={received.ending.total}
          title={t(byEnrolment ? "home.enrolEnding" : "home.receivedEnding", {
            count: received.ending.total,
            day: ahead,
          })}
        >
          <GrantNames notes={received.ending} />
        </Item>
      )}
      {silent.total > 0 && (
        <Item
          count={silent.total}
          title={t("home.silent", { count: silent.total })}
          link={sites("silent")}
        >
          <SiteNames notes={silent} />
        </Item>
      )}
      {withoutGrant.total > 0 && (
        <Item
          count={withoutGrant.total}
          title={t("home.withoutGrant", { count: withoutGrant.total })}
          note={t("home.withoutGrantNote")}
          link={sites("not_shared")}
        >
          <SiteNames notes={withoutGrant} />
        </Item>
      )}
      {ending.total > 0 && (
        <Item
          count={ending.total}
          title={t("home.ending", {
            count: ending.total,
            day: format.day(assurance.lastDay),
          })}
        >
          <SiteNames notes={ending} counted />
        </Item>
      )}
    </>
  );
}
