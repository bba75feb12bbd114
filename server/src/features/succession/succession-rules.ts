/** What stands in the way of a merge, a move or a split: pure decisions over the network as it is. */
import {
  isMerged,
  NO_DAY,
  stepsUp,
  type Aliased,
  type Day,
  type EntityFields,
  type SiteFields,
  type Snapshot,
  type Succession,
} from "@saphan/shared/core";
import type {
  ProfileField,
  SuccessionRefusal,
} from "../../graph/__generated__/resolvers.ts";

export interface SuccessionRequest {
  readonly of: Aliased;
  readonly how: Succession;
  readonly from: string;
  readonly into: readonly string[];
  /** `NO_DAY` where none is said. */
  readonly on: Day;
}

/** Why two records cannot be one. Whether people sign in for one of them is asked of the store. */
function mergeRefusals(
  { entities, sites }: Snapshot,
  of: Aliased,
  from: number,
  into: number,
): SuccessionRefusal[] {
  if (of === "site")
    return sites[from]?.entity === sites[into]?.entity ? [] : ["other_owner"];
  const isAbove =
    stepsUp(entities, from, into) >= 0 || stepsUp(entities, into, from) >= 0;
  return [
    ...(entities[from]?.kind === entities[into]?.kind
      ? []
      : (["kind_differs"] as const)),
    ...(isAbove ? (["one_is_above"] as const) : []),
  ];
}

/** Why a record cannot have ended on the day. */
function endRefusals(
  { sites }: Snapshot,
  { of, on }: SuccessionRequest,
  from: number,
): SuccessionRefusal[] {
  if (on === NO_DAY) return ["no_day"];
  if (of === "entity") return [];
  const { opened, closed } = sites[from] ?? { opened: NO_DAY, closed: NO_DAY };
  const isOtherwise = closed !== NO_DAY && closed !== on;
  const isTooEarly = opened !== NO_DAY && opened > on;
  return isOtherwise || isTooEarly ? ["other_days"] : [];
}

/** Whether `to` came of `from`, over however many steps. */
function cameOf(
  { successions }: Snapshot,
  of: Aliased,
  from: string,
  to: string,
): boolean {
  const reached = new Set([from]);
  for (let size = 0; size < reached.size;) {
    size = reached.size;
    for (const each of successions)
      if (each.of === of && reached.has(each.from)) reached.add(each.into);
  }
  return reached.has(to);
}

/** The ids must be those of records; an empty list: nothing stands in the way. */
export function refusalsOf(
  snapshot: Snapshot,
  request: SuccessionRequest,
): readonly SuccessionRefusal[] {
  const { of, how, from, into } = request;
  const { identity, successions } = snapshot;
  const rows = of === "entity" ? snapshot.entityRows : snapshot.siteRows;
  const rowOf = (id: string) => rows.get(id) ?? -1;
  const isOne = how !== "split";
  const different = new Set(into);
  if (isOne ? into.length !== 1 : different.size < 2) return ["how_many"];
  if (into.includes(from)) return ["same_record"];
  if ([from, ...into].some((id) => isMerged(identity, of, id)))
    return ["already_merged"];
  const isKnown = successions.some(
    (each) => each.of === of && each.from === from,
  );
  if (isKnown) return ["has_successor"];
  // Of a site that moved, both records stay: they cannot be one as well.
  if (into.some((id) => cameOf(snapshot, of, id, from))) return ["circle"];
  return how === "merged"
    ? mergeRefusals(snapshot, of, rowOf(from), rowOf(into[0] ?? ""))
    : endRefusals(snapshot, request, rowOf(from));
}

/** One field of a profile: what it says, undefined for nothing, and how it is taken over. */
interface Field<Fields> {
  readonly field: ProfileField;
  readonly says: (fields: Fields) => string | undefined;
  readonly take: (from: Fields, into: Fields) => Partial<Fields>;
}

const text = (value: string): string | undefined => value || undefined;
const day = (value: Day): string | undefined =>
  value === NO_DAY ? undefined : String(value);

const NAMES = (["en", "th"] as const).map((language) => ({
  field: `name_${language}` as const,
  says: ({ name }: Pick<SiteFields, "name">) => text(name[language]),
  take: (
    from: Pick<SiteFields, "name">,
    into: Pick<SiteFields, "name">,
  ): Pick<SiteFields, "name"> => ({
    name: { ...into.name, [language]: from.name[language] },
  }),
}));

const SITE_FIELDS: readonly Field<SiteFields>[] = [
  ...NAMES,
  {
    field: "province",
    says: ({ province }) => text(province),
    take: ({ province }) => ({ province }),
  },
  {
    field: "place",
    says: ({ latitude, longitude }) =>
      latitude === null || longitude === null
        ? undefined
        : `${latitude} ${longitude}`,
    take: ({ latitude, longitude }) => ({ latitude, longitude }),
  },
  {
    field: "segment",
    says: ({ mainSegment }) => text(mainSegment),
    take: ({ mainSegment }) => ({ mainSegment }),
  },
  {
    field: "part_families",
    says: ({ partFamilies }) => text(partFamilies.join(";")),
    take: ({ partFamilies }) => ({ partFamilies }),
  },
  {
    field: "os_id",
    says: ({ osId }) => text(osId),
    take: ({ osId }) => ({ osId }),
  },
  {
    field: "opened",
    says: ({ opened }) => day(opened),
    take: ({ opened }) => ({ opened }),
  },
];

/** A day on which only one of two records was closed is left: the other one says that the site goes on. */
const CLOSED: Field<SiteFields> = {
  field: "closed",
  says: ({ closed }) => day(closed) ?? "open",
  take: () => ({}),
};

const ENTITY_FIELDS: readonly Field<EntityFields>[] = [
  ...NAMES,
  {
    field: "registration",
    says: ({ registrationNo }) => text(registrationNo),
    take: ({ registrationNo }) => ({ registrationNo }),
  },
  {
    field: "parent",
    says: ({ parent }) => text(parent),
    take: ({ parent }) => ({ parent }),
  },
  {
    field: "ownership",
    says: ({ ownership }) => (ownership === "unknown" ? undefined : ownership),
    take: ({ ownership }) => ({ ownership }),
  },
  {
    field: "revenue_band",
    says: ({ revenueBand }) => text(revenueBand),
    take: ({ revenueBand }) => ({ revenueBand }),
  },
];

export interface JoinedProfile<Fields> {
  readonly set: Partial<Fields>;
  readonly fills: readonly ProfileField[];
  readonly differs: readonly ProfileField[];
}

function join<Fields extends object>(
  fields: readonly Field<Fields>[],
  from: Fields,
  into: Fields,
): JoinedProfile<Fields> {
  let set: Partial<Fields> = {};
  const fills: ProfileField[] = [];
  const differs: ProfileField[] = [];
  for (const { field, says, take } of fields) {
    const [said, stays] = [says(from), says(into)];
    if (said === undefined || said === stays) continue;
    if (stays === undefined) {
      fills.push(field);
      set = { ...set, ...take(from, { ...into, ...set }) };
    } else differs.push(field);
  }
  return { set, fills, differs };
}

/** What the record that stays takes over of the other's profile, and in what they differ. */
export function joinProfiles(
  { sites, entities }: Snapshot,
  of: Aliased,
  from: number,
  into: number,
): JoinedProfile<SiteFields> | JoinedProfile<EntityFields> {
  const entityId = (row: number | undefined) => entities[row ?? -1]?.id ?? "";
  if (of === "site") {
    const [one, other] = [sites[from], sites[into]].map(
      (site) => site && { ...site, entity: entityId(site.entity) },
    );
    if (!one || !other) throw new RangeError("no such site");
    return join([...SITE_FIELDS, CLOSED], one, other);
  }
  const [one, other] = [entities[from], entities[into]].map(
    (entity) => entity && { ...entity, parent: entityId(entity.parent) },
  );
  if (!one || !other) throw new RangeError("no such entity");
  return join(ENTITY_FIELDS, one, other);
}
