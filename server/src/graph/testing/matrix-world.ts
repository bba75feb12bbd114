/** One network in which every role stands in every relation to some site: what `matrix-table.ts` asks about. */
import type { Role } from "@saphan/shared/contract";
import { REGISTRY, type Revision } from "@saphan/shared/core";
import { signedIn, type Viewer } from "../../access/viewer.ts";
import { newChange } from "../../ledger/sweep.ts";
import {
  aGrant,
  aLink,
  anEnrolment,
  anEntity,
  aSite,
  someAnswers,
  someFacts,
} from "../../testing/revisions.ts";
import { openProduct, publish, type Product } from "./product.ts";

/** Columns of the matrix. */
export const ASKERS = [
  "anonymous",
  "buyer",
  "programme",
  "supplier",
  "administrator",
  "with data right",
] as const;
export type Asker = (typeof ASKERS)[number];

/** How a site stands to who asks. The product under test lives on 2026-05-20. */
export const RELATIONS = [
  "own",
  "of an entity below",
  "granted",
  "granted until today",
  "grant expired",
  "grant still to come",
  "grant withdrawn",
  "not granted",
  "customer",
  "further up, named, granted",
  "further up, named, not granted",
  "further up, process only, granted",
  "further up, existence only, granted",
  "further up, private, granted",
  "outside, granted",
  "outside",
  "unknown id",
] as const;
export type Relation = (typeof RELATIONS)[number];

/** The organisations that read figures; whoever else asks is shown what a buyer is asked about. */
const READERS = { buyer: "a", programme: "p", supplier: "s" } as const;
type Reader = keyof typeof READERS;
const PERIOD = "2026-Q1";
const PASSWORD = "a long enough password";

export const organisationOf = (asker: Asker): string =>
  READERS[asker as Reader] ?? READERS.buyer;
const slug = (relation: Relation) => relation.replaceAll(/[, ]+/g, "-");
export const siteOf = (asker: Asker, relation: Relation): string =>
  `${organisationOf(asker)}-${slug(relation)}`;

const UNTIL: Partial<Record<Relation, string>> = {
  "granted until today": "2026-05-20",
  "grant expired": "2026-05-19",
};

const opensAnswers = (relation: Relation): boolean =>
  (relation.includes("granted") || relation.startsWith("grant ")) &&
  !relation.includes("not granted") &&
  relation !== "grant withdrawn";

/** A grant; to a programme an enrolment is one. */
function permission(
  organisation: string,
  site: string,
  relation: Relation,
): Revision {
  const until = UNTIL[relation];
  const given =
    organisation === READERS.programme
      ? anEnrolment(organisation, { site })
      : aGrant(site, organisation);
  const dated = aGrant(site, organisation, until);
  if (given.kind !== "grant" && given.kind !== "enrolment")
    throw new RangeError("no permission");
  if (dated.kind !== "grant") throw new RangeError("no grant");
  const since = relation === "grant still to come" ? 20_594 : given.since; // 2026-05-21
  return { ...given, since, until: dated.until };
}

/** Links that make a site what `relation` says to the organisation. */
function linksOf(organisation: string, relation: Relation): Revision[] {
  const site = `${organisation}-${slug(relation)}`;
  const own = `${organisation}-own`;
  const middle = `${organisation}-granted`;
  const owner = `owner-of-${organisation}`;
  const isProgramme = organisation === READERS.programme;
  if (relation === "customer") return [aLink(own, site, owner)];
  if (relation.startsWith("further up")) {
    const disclosure = relation.includes("named")
      ? "name"
      : relation.includes("process")
        ? "process"
        : relation.includes("existence")
          ? "existence"
          : "private";
    return [aLink(site, middle, owner, { disclosure })];
  }
  if (relation.startsWith("outside") || relation === "of an entity below")
    return [];
  if (relation === "own") return [];
  // A programme knows its participants without links, and what it declared itself.
  if (isProgramme)
    return relation === "not granted"
      ? [aLink(site, middle, organisation, { declaredBy: "customer" })]
      : [];
  return [aLink(site, own, owner)];
}

function revisionsOf(organisation: string): Revision[] {
  const below = `below-${organisation}`;
  const owner = `owner-of-${organisation}`;
  const kind = { a: "assembler", p: "programme" }[organisation] ?? "supplier";
  const isProgramme = organisation === READERS.programme;
  const ownerOf = (relation: Relation) =>
    relation === "own"
      ? organisation
      : relation === "of an entity below"
        ? below
        : owner;
  const there = RELATIONS.filter((relation) => relation !== "unknown id");
  return [
    anEntity(organisation, kind as "assembler"),
    anEntity(below, "supplier", organisation),
    anEntity(owner),
    ...there.map((relation) =>
      aSite(`${organisation}-${slug(relation)}`, ownerOf(relation)),
    ),
    ...there.flatMap((relation) => linksOf(organisation, relation)),
    ...there
      .filter(opensAnswers)
      // Enrolment names: a participant is neither further up nor outside.
      .filter(
        (relation) => !isProgramme || !/^(?:further|outside)/.test(relation),
      )
      .map((relation) =>
        permission(organisation, `${organisation}-${slug(relation)}`, relation),
      ),
    ...there.flatMap((relation) => {
      const site = `${organisation}-${slug(relation)}`;
      return [
        someFacts(site, PERIOD, ownerOf(relation), { headcount: 200 }),
        someAnswers(site, PERIOD, ownerOf(relation), [
          { indicator: "train_coverage", numerator: 100, denominator: 200 },
        ]),
      ];
    }),
  ];
}

export interface World extends Product {
  /** A person who is signed in, anew where that session has ended; null for nobody. */
  readonly signIn: (asker: Asker) => Promise<Viewer | null>;
  readonly passwordOf: (asker: Asker) => {
    readonly login: string;
    readonly password: string;
  };
}

const loginOf = (asker: Asker) =>
  `${asker.replaceAll(" ", "-")}@people.example`;

export async function openWorld(): Promise<World> {
  const product = await openProduct();
  const { accounts, ledger } = product.runtime;
  await publish(
    product.runtime,
    REGISTRY,
    Object.values(READERS).flatMap(revisionsOf),
  );
  for (const organisation of Object.values(READERS)) {
    const change = newChange();
    const given = permission(
      organisation,
      `${organisation}-grant-withdrawn`,
      "grant withdrawn",
    );
    await publish(product.runtime, organisation, [given], change);
    await ledger.publish({
      change: newChange(),
      actor: { account: "system", organisation: REGISTRY },
      action: "withdraw",
      subject: "",
      counts: {},
      withdraws: change,
      revisions: [],
      base: ledger.seq(),
      touches: { has: () => false },
    });
  }
  for (const asker of ASKERS) {
    if (asker === "anonymous") continue;
    const isReader = asker in READERS;
    await accounts.addAccount({
      login: loginOf(asker),
      name: asker,
      password: PASSWORD,
      role: isReader ? (asker as Role) : "administrator",
      organisation: isReader ? organisationOf(asker) : REGISTRY,
      dataRight: asker === "with data right",
      locale: "en",
      demo: false,
    });
  }
  const secrets = new Map<Asker, string>();
  return {
    ...product,
    passwordOf: (asker) => ({ login: loginOf(asker), password: PASSWORD }),
    signIn: async (asker) => {
      if (asker === "anonymous") return null;
      const viewer = await accounts.viewerOf(secrets.get(asker) ?? "");
      if (viewer) return signedIn(viewer);
      const result = await accounts.signIn(loginOf(asker), PASSWORD, asker);
      if ("reason" in result) throw new Error(`${asker} may not sign in`);
      secrets.set(asker, result.secret);
      return signedIn(await accounts.viewerOf(result.secret));
    },
  };
}
