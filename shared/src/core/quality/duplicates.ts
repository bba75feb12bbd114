/**
 * Records that may be of one firm or one plant, with the evidence by field. Weights add up as in I. P. Fellegi and
 * A. B. Sunter, "A Theory for Record Linkage", JASA 64 (1969) 1183-1210: the logarithm (base 2) of how much likelier an
 * outcome is for one and the same than for two; ours are set by hand, not learnt. Candidates are neighbours in the
 * order of their keys (M. A. Hernández and S. J. Stolfo, "The Merge/Purge Problem", SIGMOD 1995), so that 100,000
 * records are not compared each with each.
 */
import type { EntityRecord, SiteRecord } from "../snapshot/snapshot.ts";
import { nameForm, type NameForm } from "./name-form.ts";
import { jaroWinkler, rarityOf, softTfIdf, type Rarity } from "./similarity.ts";

export const MATCHES = ["equal", "alike", "differs", "missing"] as const;
export type Match = (typeof MATCHES)[number];

export const DUPLICATE_FIELDS = [
  "registration",
  "os_id",
  "name_en",
  "name_th",
  "name_sound",
  "owner",
  "province",
  "distance",
  "segment",
] as const;
export type DuplicateField = (typeof DUPLICATE_FIELDS)[number];

export interface Evidence {
  readonly field: DuplicateField;
  readonly match: Match;
  readonly weight: number;
}

export interface DuplicatePair {
  /** Rows, the lower first. */
  readonly a: number;
  readonly b: number;
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

/** From this sum on two records are suspected, and from that one on it is likely. */
export const SUSPECT = 9;
export const LIKELY = 14;

type Weights = Readonly<Record<Exclude<Match, "missing">, number>>;
const WEIGHTS: Readonly<Record<DuplicateField, Weights>> = {
  registration: { equal: 16, alike: 4, differs: -9 },
  os_id: { equal: 16, alike: 0, differs: -5 },
  name_en: { equal: 9, alike: 5, differs: -4 },
  name_th: { equal: 9, alike: 5, differs: -4 },
  name_sound: { equal: 8, alike: 4, differs: -4 },
  owner: { equal: 2, alike: 3, differs: -2 },
  province: { equal: 3, alike: 0, differs: -5 },
  distance: { equal: 5, alike: 1, differs: -4 },
  segment: { equal: 1, alike: 0, differs: -2 },
};
/** Plants of one firm are called alike by nature: of such a pair a name says less. */
const NAME_OF_SAME_OWNER: Weights = { equal: 5, alike: 0, differs: -4 };

const ALIKE_NAME = 0.85;
const ALIKE_SOUND = 0.92;
const LEAST_SOUND = 5;
const NEAR_KM = 0.5;
const SAME_TOWN_KM = 10;
/** Neighbours on either side that are compared; more only where keys are equal. */
const WINDOW = 4;
const MOST_EQUAL = 40;

/** What is compared of a record, made once. */
export interface DuplicateRecord {
  readonly row: number;
  readonly en: NameForm;
  readonly th: NameForm;
  readonly registration: string;
  readonly osId: string;
  readonly province: string;
  readonly segment: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Of a site its entity with its form; undefined for an entity. */
  readonly owner?: { readonly row: number; readonly of: DuplicateRecord };
}

const forms = new WeakMap<
  readonly EntityRecord[],
  Map<number, DuplicateRecord>
>();

/** Kept with their table; registration numbers without spaces and dashes. */
export function entityForm(
  entities: readonly EntityRecord[],
  row: number,
): DuplicateRecord {
  const kept = forms.get(entities) ?? new Map<number, DuplicateRecord>();
  forms.set(entities, kept);
  const have = kept.get(row);
  if (have) return have;
  const { name, registrationNo } = entities[row];
  const made: DuplicateRecord = {
    row,
    en: nameForm(name.en),
    th: nameForm(name.th),
    registration: registrationNo.replace(/[\s-]/g, ""),
    osId: "",
    province: "",
    segment: "",
    latitude: null,
    longitude: null,
  };
  kept.set(row, made);
  return made;
}

export function siteForm(
  sites: readonly SiteRecord[],
  entities: readonly EntityRecord[],
  row: number,
): DuplicateRecord {
  const site = sites[row];
  return {
    row,
    en: nameForm(site.name.en),
    th: nameForm(site.name.th),
    registration: "",
    osId: site.osId,
    province: site.province,
    segment: site.mainSegment,
    latitude: site.latitude,
    longitude: site.longitude,
    owner: { row: site.entity, of: entityForm(entities, site.entity) },
  };
}

const EARTH_KM = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Along the great circle, in kilometres. */
export function kilometres(
  a: { readonly latitude: number; readonly longitude: number },
  b: { readonly latitude: number; readonly longitude: number },
): number {
  const dLat = radians(b.latitude - a.latitude);
  const dLon = radians(b.longitude - a.longitude);
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

const same = (a: string, b: string): Match =>
  a === "" || b === "" ? "missing" : a === b ? "equal" : "differs";

function nameMatch(a: NameForm, b: NameForm, rarity: Rarity): Match {
  if (a.text === "" || b.text === "") return "missing";
  if (a.text === b.text) return "equal";
  if (a.numbers !== b.numbers) return "differs";
  // One way round, always the same one: whose words are looked for in the other's makes a small difference.
  const [from, to] = a.text < b.text ? [a, b] : [b, a];
  const likeness = softTfIdf(from.words, to.words, rarity, ALIKE_NAME);
  return likeness >= ALIKE_NAME ? "alike" : "differs";
}

/** One name in Thai, the other in Latin letters. */
function soundMatch(a: DuplicateRecord, b: DuplicateRecord): Match {
  const pairs = [
    [a.en, b.th],
    [a.th, b.en],
  ] as const;
  let best: Match = "missing";
  for (const [x, y] of pairs) {
    if (x.text === "" || y.text === "") continue;
    if (Math.min(x.sound.length, y.sound.length) < LEAST_SOUND) continue;
    if (x.numbers !== y.numbers) best = "differs";
    else if (x.sound === y.sound) return "equal";
    else if (jaroWinkler(x.sound, y.sound) >= ALIKE_SOUND) best = "alike";
    else if (best === "missing") best = "differs";
  }
  return best;
}

function distanceMatch(a: DuplicateRecord, b: DuplicateRecord): Match {
  if (a.latitude === null || a.longitude === null) return "missing";
  if (b.latitude === null || b.longitude === null) return "missing";
  const away = kilometres(
    { latitude: a.latitude, longitude: a.longitude },
    { latitude: b.latitude, longitude: b.longitude },
  );
  if (away <= NEAR_KM) return "equal";
  return away <= SAME_TOWN_KM ? "alike" : "differs";
}

function ownerMatch(
  a: DuplicateRecord,
  b: DuplicateRecord,
  rarity: Rarity,
): Match {
  if (!a.owner || !b.owner) return "missing";
  if (a.owner.row === b.owner.row) return "equal";
  const [x, y] = [a.owner.of, b.owner.of];
  if (same(x.registration, y.registration) === "equal") return "alike";
  const names = [nameMatch(x.en, y.en, rarity), nameMatch(x.th, y.th, rarity)];
  return names.some((match) => match === "equal" || match === "alike")
    ? "alike"
    : "differs";
}

/** What is told without looking at names, which is most of the work. */
const plainMatches = (a: DuplicateRecord, b: DuplicateRecord) =>
  ({
    registration: same(a.registration, b.registration),
    os_id: same(a.osId, b.osId),
    province: same(a.province, b.province),
    distance: distanceMatch(a, b),
    segment: same(a.segment, b.segment),
  }) as const;

/** Whether names that are the same, and owners' that are alike, would make two records suspected. */
export function maybeSuspect(a: DuplicateRecord, b: DuplicateRecord): boolean {
  const isOneOwner = a.owner !== undefined && a.owner.row === b.owner?.row;
  const { equal, alike } = WEIGHTS.owner;
  const owner = isOneOwner ? equal : a.owner && b.owner ? alike : 0;
  const name = isOneOwner ? NAME_OF_SAME_OWNER.equal : WEIGHTS.name_en.equal;
  const matches = plainMatches(a, b);
  let most = owner + name;
  for (const field of Object.keys(matches) as (keyof typeof matches)[]) {
    const match = matches[field];
    if (match !== "missing") most += WEIGHTS[field][match];
  }
  return most >= SUSPECT;
}

/** The evidence of a pair, field by field; what is missing on either side says nothing. */
export function comparePair(
  a: DuplicateRecord,
  b: DuplicateRecord,
  rarity: Rarity,
): DuplicatePair {
  const en = nameMatch(a.en, b.en, rarity);
  const th = nameMatch(a.th, b.th, rarity);
  const isAcross = en === "missing" && th === "missing";
  const owner = ownerMatch(a, b, rarity);
  const plain = plainMatches(a, b);
  const matches: readonly (readonly [DuplicateField, Match])[] = [
    ["registration", plain.registration],
    ["os_id", plain.os_id],
    ["name_en", en],
    ["name_th", th],
    // Across the scripts only where neither script has both names.
    ["name_sound", isAcross ? soundMatch(a, b) : "missing"],
    ["owner", owner],
    ["province", plain.province],
    ["distance", plain.distance],
    ["segment", plain.segment],
  ];
  const weightOf = (field: DuplicateField, match: Match): number => {
    if (match === "missing") return 0;
    const isName = field.startsWith("name");
    return (isName && owner === "equal" ? NAME_OF_SAME_OWNER : WEIGHTS[field])[
      match
    ];
  };
  const evidence = matches.map(([field, match]) => ({
    field,
    match,
    weight: weightOf(field, match),
  }));
  // The two names of a firm say nearly the same thing twice: their mean counts.
  const names = evidence
    .filter(
      ({ field, match }) => field.startsWith("name") && match !== "missing",
    )
    .map(({ weight }) => weight);
  const others = evidence
    .filter(({ field }) => !field.startsWith("name"))
    .reduce((sum, { weight }) => sum + weight, 0);
  const named = names.reduce((sum, weight) => sum + weight, 0);
  const score = others + (names.length > 0 ? named / names.length : 0);
  const [low, high] = a.row < b.row ? [a, b] : [b, a];
  return { a: low.row, b: high.row, score, evidence };
}

/** Keys that one and the same would share or nearly share; empty ones lead nowhere. */
const KEYS: readonly ((record: DuplicateRecord) => readonly string[])[] = [
  ({ registration }) => [registration],
  ({ osId }) => [osId],
  ({ en, th }) => [en.sound, th.sound],
  ({ en, th }) => [en, th].map(({ sound }) => [...sound].reverse().join("")),
  ({ en, th }) => [en.text, th.text],
];

/** A slip of one letter leaves one half of a key whole: its beginning, or in the key read backwards its end. */
function isNear(a: string, b: string): boolean {
  const half = Math.floor(Math.min(a.length, b.length) / 2);
  return a === b || (half > 0 && a.startsWith(b.slice(0, half)));
}

/** Of the words in the names of the records, both scripts together. */
export const rarityAmong = (records: readonly DuplicateRecord[]): Rarity =>
  rarityOf(records.flatMap(({ en, th }) => [en.words, th.words]));

/** Pairs compared before who has other work may do it. */
const SLICE = 2_000;

/** Suspected pairs of `records`, the likeliest first; gives way now and then, so that long lists hold nobody up. */
export function* findingDuplicates(
  records: readonly DuplicateRecord[],
): Generator<undefined, DuplicatePair[]> {
  const rarity = rarityAmong(records);
  const seen = new Set<number>();
  const found: DuplicatePair[] = [];
  const span = records.reduce((most, { row }) => Math.max(most, row), 0) + 1;
  let compared = 0;
  for (const keysOf of KEYS) {
    const entries = records
      .flatMap((record) =>
        keysOf(record)
          .filter((key) => key !== "")
          .map((key) => ({ key, record })),
      )
      .sort((x, y) =>
        x.key < y.key ? -1 : x.key > y.key ? 1 : x.record.row - y.record.row,
      );
    for (let i = 0; i < entries.length; i++)
      for (let j = i + 1; j < entries.length; j++) {
        const { key, record: a } = entries[i];
        const { key: other, record: b } = entries[j];
        if (j - i > (key === other ? MOST_EQUAL : WINDOW)) break;
        if (a.row === b.row || !isNear(key, other)) continue;
        const pair = Math.min(a.row, b.row) * span + Math.max(a.row, b.row);
        if (seen.has(pair)) continue;
        seen.add(pair);
        if (maybeSuspect(a, b)) {
          const evidence = comparePair(a, b, rarity);
          if (evidence.score >= SUSPECT) found.push(evidence);
        }
        if (++compared % SLICE === 0) yield;
      }
  }
  return found.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
}

/** The same at once. */
export function findDuplicates(
  records: readonly DuplicateRecord[],
): DuplicatePair[] {
  const finding = findingDuplicates(records);
  let step = finding.next();
  while (!step.done) step = finding.next();
  return step.value;
}
