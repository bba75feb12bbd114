/** The rows of Grants, Members and Targets. */
import { NO_DAY, type Day, type Period } from "@saphan/shared/core";
import type { NetworkPlan } from "./network-plan.ts";
import {
  relationId,
  settleRelations,
  type PlannedRevision,
  type Relation,
} from "./planned-relation.ts";
import type { Found, Planning } from "./planning.ts";
import { referTo, referToEntity, referToSite } from "./references.ts";
import type { GrantRow, MemberRow, TargetRow } from "./rows.ts";

interface Until {
  readonly until: Day;
}

export async function planGrants(
  planning: Planning,
  network: NetworkPlan,
  rows: readonly GrantRow[],
): Promise<readonly PlannedRevision[]> {
  const findings = planning.findings.of("Grants");
  const { sites, entities, grants } = planning.snapshot;
  const existing = new Map(
    grants.map(({ id, site, organisation, since, until }) => [
      [sites[site]?.id, entities[organisation]?.id, since].join("|"),
      { id, terms: { until } },
    ]),
  );
  const relations: Relation<Until>[] = [];
  for (const { row, siteKey, organisationKey, since, until } of rows) {
    const wait = planning.pace.step();
    if (wait) await wait;
    const site = referToSite(findings, network, row, "site_key", siteKey);
    const organisation = referToEntity(
      findings,
      network,
      row,
      "organisation_key",
      organisationKey,
    );
    if (site === undefined || organisation === undefined) continue;
    if (planning.rights.importer !== "registry" && !network.isOwnSite(site)) {
      findings.refuse(row, "site_key", siteKey, "grant_not_yours");
      continue;
    }
    const parts = [site, organisation, since];
    const before = existing.get(parts.join("|"))?.terms.until;
    const terms = { until: until ?? before ?? NO_DAY };
    relations.push({
      row,
      parts,
      terms,
      shown: { column: "site_key", value: `${siteKey} → ${organisationKey}` },
      make: (ids, id) => {
        const made = {
          site: ids.site(site),
          organisation: ids.entity(organisation),
          since,
        };
        return {
          kind: "grant",
          id: id ?? relationId("grant", Object.values(made)),
          ...made,
          ...terms,
        };
      },
    });
  }
  return settleRelations(planning, findings, "grant", relations, existing);
}

/** What a member's key stands for: an entity, else a site. */
export function findMember(
  network: NetworkPlan,
  key: string,
): { readonly of: "entity" | "site"; readonly found: Found } | undefined {
  const entity = network.findEntity(key);
  if (entity) return { of: "entity", found: entity };
  const site = network.findSite(key);
  return site && { of: "site", found: site };
}

/** Sites that the file, or the importer before, enrols with the importer. */
export function enrolledByFile(
  { rights, snapshot }: Planning,
  network: NetworkPlan,
  rows: readonly MemberRow[],
): (site: string) => boolean {
  if (rights.importer !== "body") return () => false;
  const sites = new Set<string>();
  const entities = snapshot.enrolments.flatMap((enrolment) => {
    const { organisation, memberEntity } = enrolment;
    const member = snapshot.entities[memberEntity]?.id;
    const isOwn = snapshot.entities[organisation]?.id === rights.organisation;
    return isOwn && member !== undefined ? [member] : [];
  });
  for (const { organisationKey, memberKey } of rows) {
    const organisation = network.findEntity(organisationKey);
    if (!organisation || !network.isOwnEntity(organisation.id)) continue;
    const member = findMember(network, memberKey);
    if (member?.of === "entity") entities.push(member.found.id);
    else if (member) sites.add(member.found.id);
  }
  return (site) =>
    sites.has(site) ||
    rights.enrolled[snapshot.siteRows.get(site) ?? -1] === 1 ||
    entities.some((entity) =>
      network.isAbove(entity, network.siteAfter(site)?.entity ?? ""),
    );
}

export async function planMembers(
  planning: Planning,
  network: NetworkPlan,
  rows: readonly MemberRow[],
): Promise<readonly PlannedRevision[]> {
  const findings = planning.findings.of("Members");
  const { sites, entities, enrolments } = planning.snapshot;
  const existing = new Map(
    enrolments.map((enrolment) => {
      const { id, organisation, memberEntity, memberSite } = enrolment;
      const parts = [
        entities[organisation]?.id ?? "",
        entities[memberEntity]?.id ?? "",
        sites[memberSite]?.id ?? "",
        enrolment.role,
        enrolment.since,
      ];
      return [
        parts.join("|"),
        { id, terms: { until: enrolment.until } },
      ] as const;
    }),
  );
  const relations: Relation<Until>[] = [];
  for (const { row, organisationKey, memberKey, role, since, until } of rows) {
    const wait = planning.pace.step();
    if (wait) await wait;
    const organisation = referToEntity(
      findings,
      network,
      row,
      "organisation_key",
      organisationKey,
    );
    const member = findMember(network, memberKey);
    const memberId = referTo(
      findings,
      row,
      "member_key",
      memberKey,
      member?.found,
      "member_unknown",
      member?.of === "entity" ? "Entities" : "Sites",
    );
    if (organisation === undefined || !member || memberId === undefined)
      continue;
    const { importer } = planning.rights;
    const isOwnBody = importer === "body" && network.isOwnEntity(organisation);
    if (importer !== "registry" && !isOwnBody) {
      findings.refuse(
        row,
        "organisation_key",
        organisationKey,
        "members_not_yours",
      );
      continue;
    }
    const isEntity = member.of === "entity";
    const parts = [
      organisation,
      isEntity ? memberId : "",
      isEntity ? "" : memberId,
      role,
      since,
    ];
    const before = existing.get(parts.join("|"))?.terms.until;
    const terms = { until: until ?? before ?? NO_DAY };
    relations.push({
      row,
      parts,
      terms,
      shown: { column: "member_key", value: memberKey },
      make: (ids, id) => {
        const made = {
          organisation: ids.entity(organisation),
          memberEntity: isEntity ? ids.entity(memberId) : "",
          memberSite: isEntity ? "" : ids.site(memberId),
          role,
          since,
        };
        return {
          kind: "enrolment",
          id: id ?? relationId("enrolment", Object.values(made)),
          ...made,
          ...terms,
        };
      },
    });
  }
  return settleRelations(planning, findings, "enrolment", relations, existing);
}

interface TargetTerms {
  readonly baseline: number | null;
  readonly baselinePeriod: Period | null;
  readonly target: number | null;
  readonly source: string;
  readonly illustrative: boolean;
}

const NEW_TARGET: TargetTerms = {
  baseline: null,
  baselinePeriod: null,
  target: null,
  source: "",
  illustrative: false,
};

/** Whether figures of an indicator are split like this, derived groups counted in. */
function isSplitBy(
  { method }: Planning,
  indicator: string,
  breakdown: string,
): boolean {
  if (breakdown === "") return true;
  const { breakdowns = [] } =
    method.indicators[method.indicatorIndex.get(indicator) ?? -1] ?? {};
  return breakdowns.some(({ key, values, groups }) =>
    [...values, ...groups.map(({ id }) => id)].some(
      (value) => breakdown === `${key}=${value}`,
    ),
  );
}

export async function planTargets(
  planning: Planning,
  network: NetworkPlan,
  rows: readonly TargetRow[],
): Promise<readonly PlannedRevision[]> {
  const findings = planning.findings.of("Targets");
  const { entities, targets } = planning.snapshot;
  const existing = new Map(
    targets.map((target) => {
      const { id, baseline, baselinePeriod, source, illustrative } = target;
      const parts = [
        entities[target.lens]?.id ?? "",
        target.indicator,
        target.breakdown,
        target.targetPeriod,
      ];
      const terms = {
        baseline,
        baselinePeriod,
        target: target.target,
        source,
        illustrative,
      };
      return [parts.join("|"), { id, terms }] as const;
    }),
  );
  const relations: Relation<TargetTerms>[] = [];
  for (const given of rows) {
    const wait = planning.pace.step();
    if (wait) await wait;
    const { row, lensKey, indicator, breakdown, targetPeriod } = given;
    const lens = referToEntity(findings, network, row, "lens_key", lensKey);
    if (lens === undefined) continue;
    if (planning.rights.importer !== "registry" && !network.isOwnEntity(lens)) {
      findings.refuse(row, "lens_key", lensKey, "lens_not_yours");
      continue;
    }
    if (!isSplitBy(planning, indicator, breakdown)) {
      findings.refuse(row, "breakdown", breakdown, "breakdown_unknown", {
        indicator,
      });
      continue;
    }
    const parts = [lens, indicator, breakdown, targetPeriod];
    const before = existing.get(parts.join("|"))?.terms ?? NEW_TARGET;
    const ifGiven = <Field extends keyof TargetTerms>(
      field: Field,
    ): TargetTerms[Field] =>
      given[field] === undefined
        ? before[field]
        : (given[field] as TargetTerms[Field]);
    const terms: TargetTerms = {
      baseline: ifGiven("baseline"),
      baselinePeriod: ifGiven("baselinePeriod"),
      target: ifGiven("target"),
      source: ifGiven("source"),
      illustrative: ifGiven("illustrative"),
    };
    relations.push({
      row,
      parts,
      terms,
      shown: { column: "indicator_id", value: indicator },
      make: (ids, id) => {
        const made = {
          lens: ids.entity(lens),
          indicator,
          breakdown,
          targetPeriod,
        };
        return {
          kind: "target",
          id: id ?? relationId("target", Object.values(made)),
          ...made,
          ...terms,
        };
      },
    });
  }
  return settleRelations(planning, findings, "target", relations, existing);
}
