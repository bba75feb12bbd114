/**
 * What another organisation sees of an own site today: asked of the very services that answer that organisation, with
 * its sight, so that the picture cannot differ from what it is a picture of.
 */
import type { Role } from "@saphan/shared/contract";
import { isNamed } from "../../access/network-view.ts";
import { defaultPeriod } from "../../access/periods.ts";
import { sightOf } from "../../access/sight.ts";
import { signedIn, type Viewer } from "../../access/viewer.ts";
import type { Context } from "../../graph/context.ts";
import { listAnswers } from "./site-answers.service.ts";
import { listFacts } from "./site-facts.service.ts";
import {
  describeSight,
  listCustomers,
  listSuppliers,
} from "./site-relations.service.ts";
import type { SiteMapper } from "./site.mappers.ts";
import { sightFor } from "./site.service.ts";

/** A person of the organisation, who is nobody in particular. */
function somebodyOf(context: Context, organisation: number): Viewer {
  const viewer = signedIn(context.viewer);
  const { id = "", kind } = context.snapshot.entities[organisation] ?? {};
  const role: Role =
    kind === "programme" || kind === "association" ? "programme" : "buyer";
  return {
    ...viewer,
    membership: {
      ...viewer.membership,
      organisation: id,
      role,
      dataRight: false,
    },
  };
}

/** Whether the site may know that the organisation reads it: it holds a grant, is linked with it, or enrols sites. */
function mayKnowOf(
  { snapshot, row }: SiteMapper,
  organisation: number,
): boolean {
  const { grants, links, sites, entities } = snapshot;
  const { kind } = entities[organisation] ?? {};
  return (
    kind === "programme" ||
    grants.some(
      (grant) => grant.site === row && grant.organisation === organisation,
    ) ||
    links.some(
      ({ from, to }) =>
        (from === row && sites[to]?.entity === organisation) ||
        (to === row && sites[from]?.entity === organisation),
    )
  );
}

/** Null for a site that is not the viewer's own, and for an organisation that it has nothing to do with. */
export async function siteAsSeen(
  context: Context,
  site: SiteMapper,
  organisation: string,
) {
  const { snapshot, catalogue, clock } = context;
  const id = site.snapshot.sites[site.row]?.id ?? "";
  const row = snapshot.siteRows.get(id) ?? -1;
  const other = snapshot.entityRows.get(organisation) ?? -1;
  const here: SiteMapper = { snapshot, row };
  const isOwn = sightFor(context, site).ownSite[site.row] === 1;
  if (!isOwn || row < 0 || other < 0 || !mayKnowOf(here, other)) return null;
  const viewer = somebodyOf(context, other);
  const today = clock.today();
  const sight = sightOf(snapshot, viewer.membership.role, other, today);
  const theirs: Context = {
    ...context,
    viewer,
    sight: () => sight,
    network: (request) => context.networkOf(viewer, request),
  };
  const named = isNamed(sight, row);
  const period = defaultPeriod(snapshot, today);
  const view = await theirs.network({ period });
  const asked = { snapshot, row, view };
  const answers = named ? await listAnswers(theirs, asked, {}) : [];
  const facts = named ? await listFacts(theirs, asked, {}) : [];
  const isRead = ({ hidden, standing }: (typeof answers)[number]) =>
    hidden === null && standing === "answered";
  return {
    organisation: { snapshot, row: other },
    isNamed: named,
    isShared: describeSight(here, sight).isShared,
    facts: facts.filter(
      ({ value, source }) => value !== null && source !== null,
    ),
    factsWithheld: facts.filter(({ isWithheld }) => isWithheld).length,
    pillars: catalogue.pillars.map((pillar) => {
      const ofPillar = answers.filter(
        ({ indicator }) => indicator.pillar === pillar.id,
      );
      const count = (is: (one: (typeof answers)[number]) => boolean) =>
        ofPillar.filter(is).length;
      return {
        pillar,
        answered: count(isRead),
        silent: count(
          ({ hidden, standing }) => hidden === null && standing === "silent",
        ),
        hidden: count(({ hidden }) => hidden !== null),
      };
    }),
    answered: answers.filter(isRead).map(({ indicator }) => indicator.id),
    customers: named ? listCustomers(theirs, here, sight).length : 0,
    suppliers: named ? listSuppliers(theirs, here, sight).length : 0,
  };
}
