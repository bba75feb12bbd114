/** Who may bring what: design.md, "Who speaks" and "Sight". */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { aliasKey } from "@saphan/shared/core";
import type { Viewer } from "../../../access/viewer.ts";
import {
  ADMIN,
  listed,
  openNetwork,
  outcomes,
  viewerOf,
  type NetworkUnderTest,
  type SheetLines,
} from "../testing/network-under-test.ts";
import { openQuestions, type PlanRequest } from "./plan-workbook.ts";

let network: NetworkUnderTest;
let buyer: Viewer;
let supplier: Viewer;
let programme: Viewer;
const idOf = (of: "entity" | "site", key: string) => network.idOf(of, key);

beforeAll(async () => {
  network = await openNetwork();
  await network.load({
    Entities: [
      "entity_key,name_en,kind,registration_no,parent_key",
      "AUR,Aurora Motor,assembler,0105558123451,",
      "AUR-S,Aurora Seats,supplier,,AUR",
      "LOTUS-G,Lotus Group,other,,",
      "LOTUS,Lotus Parts,supplier,,LOTUS-G",
      "ORCHID,Orchid Plastics,supplier,0107544000108,",
      "TEAK,Teak Castings,supplier,,",
      "CHECK,Check and Co,assessor,,",
      "PROG,Skills Programme,programme,,",
      "RIVAL,Rival Motor,assembler,,",
    ],
    Sites: [
      "site_key,entity_key,name_en,province,os_id,main_segment",
      "AUR-1,AUR,Aurora Rayong,Rayong,,vehicle_assembly",
      "AUR-S1,AUR-S,Aurora Seats Rayong,Rayong,,seats_interior",
      "LOTUS-1,LOTUS,Lotus Chonburi,Chonburi,,chassis",
      "ORCHID-1,ORCHID,Orchid Rayong,Rayong,,plastics",
      "TEAK-1,TEAK,Teak Rayong,Rayong,TH2026001TEAKXX,casting_forging",
      "RIVAL-1,RIVAL,Rival Rayong,Rayong,,vehicle_assembly",
    ],
    Links: [
      "from_site,to_site,part_family,since,declared_by,disclosure,source",
      "LOTUS-1,AUR-1,lamp,2024-01-01,supplier,private,",
      "ORCHID-1,AUR-1,bumper,2024-01-01,customer,private,",
      "TEAK-1,RIVAL-1,steel,2024-01-01,supplier,private,",
    ],
    Members: [
      "organisation_key,member_key,role,since",
      "PROG,LOTUS,participant,2025-01-01",
    ],
  });
  buyer = viewerOf("buyer", idOf("entity", "AUR"), "buyer");
  supplier = viewerOf("supplier", idOf("entity", "LOTUS"), "supplier");
  programme = viewerOf("programme", idOf("entity", "PROG"), "programme");
});
afterAll(() => network.close());

const refusals = async (sheets: SheetLines, viewer: Viewer) =>
  listed(await network.plan(sheets, viewer), "refused");
const answersOn = (...sites: readonly string[]): SheetLines => ({
  Answers: [
    "site_key,indicator_id,period,value",
    ...sites.map((site) => `${site},sd_maturity_level,2026-Q1,1`),
  ],
});

describe("a supplier", () => {
  test("speaks of its own sites; of another it sees no more than of one that is not there", async () => {
    expect(
      await refusals(
        answersOn("LOTUS-1", "AUR-1", "TEAK-1", "NOWHERE"),
        supplier,
      ),
    ).toEqual([
      "Answers 3 site_key site_not_yours",
      "Answers 4 site_key site_unknown",
      "Answers 5 site_key site_unknown",
    ]);
  });

  test("speaks in its own name, and verifies up to V1", async () => {
    const Answers = [
      "site_key,indicator_id,period,value,verification,evidence,source",
      "LOTUS-1,sd_maturity_level,2026-Q1,1,V1,minutes,",
      "LOTUS-1,sd_maturity_level,2026-Q2,1,V2,minutes,",
      "LOTUS-1,sd_maturity_level,2026-Q3,1,,,AUR",
      "LOTUS-1,sd_maturity_level,2026-Q4,1,,,CHECK",
      "LOTUS-1,hrdd_embed_level,2026-Q1,1,,,LOTUS",
      "LOTUS-1,hrdd_embed_level,2026-Q2,1,,,LOTUS-G",
    ];
    expect(await refusals({ Answers }, supplier)).toEqual([
      "Answers 3 verification verification_too_high",
      "Answers 4 source source_not_yours",
      "Answers 5 source entity_unknown",
      "Answers 7 source source_not_yours",
    ]);
  });

  test("may add plants and companies below itself, nothing else", async () => {
    expect(
      await refusals(
        {
          Entities: [
            "entity_key,name_en,kind,parent_key",
            "L2,Lotus Two,supplier,LOTUS",
            "X,Somebody,supplier,",
            "Y,Somebody else,assembler,LOTUS",
            "Z,A judge,assessor,LOTUS",
          ],
          Sites: [
            "site_key,entity_key,name_en",
            "L2-1,L2,Lotus Rayong",
            "L-2,LOTUS,Lotus Lamphun",
            "A-9,AUR,Aurora Lamphun",
          ],
        },
        supplier,
      ),
    ).toEqual([
      "Entities 3 entity_key entity_not_yours",
      "Entities 4 kind kind_not_yours",
      "Entities 5 kind kind_not_yours",
      "Sites 4 site_key site_not_yours",
    ]);
  });

  test("may not move itself below somebody else, and keeps what it does not say", async () => {
    const plan = await network.plan(
      {
        Entities: ["entity_key,parent_key", "LOTUS,AUR", "LOTUS-G,"],
      },
      supplier,
    );
    expect(listed(plan, "refused")).toEqual([
      "Entities 2 parent_key parent_not_yours",
    ]);
    expect(
      await refusals(
        { Entities: ["entity_key,parent_key", "LOTUS,LOTUS-G"] },
        supplier,
      ),
    ).toEqual([]);
  });

  test("declares links of its own sites, as the end that it is", async () => {
    const plan = await network.plan(
      {
        Links: [
          "from_site,to_site,part_family,since,declared_by,disclosure",
          "LOTUS-1,AUR-1,steel,2026-01-01,customer,name",
          "AUR-1,LOTUS-1,steel,2026-01-01,,",
          "ORCHID-1,AUR-1,steel,2026-01-01,,",
        ],
      },
      supplier,
    );
    expect(listed(plan, "refused")).toEqual(["Links 4 from_site site_unknown"]);
    expect(listed(plan, "warned")).toEqual([
      "Links 2 declared_by declared_by_set",
    ]);
    expect(
      [...plan.staged("c")]
        .flatMap(({ revisions }) => revisions)
        .map((revision) =>
          revision.kind === "link" ? revision.set?.declaredBy : "",
        ),
    ).toEqual(["supplier", "customer"]);
  });

  test("discloses by default what its organisation says, of new links that its own sites supply and that say nothing", async () => {
    const disclosed = async (
      lines: readonly string[],
      viewer = supplier,
      request: Partial<PlanRequest> = { linkDefault: "name" },
      sheets: SheetLines = {},
    ) => {
      const plan = await network.plan(
        { ...sheets, Links: lines },
        viewer,
        request,
      );
      return [...plan.staged("c")]
        .flatMap(({ revisions }) => revisions)
        .flatMap((one) => (one.kind === "link" ? [one.set?.disclosure] : []));
    };
    const cells = [
      "from_site,to_site,part_family,since,share,disclosure",
      // New, and silent; new, and said; as a customer; there already, and private.
      "LOTUS-1,AUR-1,steel,2026-01-01,,",
      "LOTUS-1,AUR-1,brake,2026-01-01,,private",
      "AUR-1,LOTUS-1,steel,2026-01-01,,",
      "LOTUS-1,AUR-1,lamp,2024-01-01,0.2,",
    ];
    const isPrivate = "private";
    expect(await disclosed(cells)).toEqual([
      "name",
      isPrivate,
      isPrivate,
      isPrivate,
    ]);
    expect(await disclosed(cells, supplier, {})).toEqual(
      Array(4).fill(isPrivate),
    );
    const column = (line: string) => line.slice(0, line.lastIndexOf(","));
    expect(await disclosed(cells.map(column))).toEqual([
      "name",
      "name",
      isPrivate,
      isPrivate,
    ]);
    // Others speak of it as they do without a default of their own.
    const foreign = (from: string, to: string) => [
      "from_site,to_site,part_family,since,declared_by",
      `${from},${to},steel,2026-02-01,supplier`,
    ];
    expect(await disclosed(foreign("LOTUS-1", "AUR-1"), buyer)).toEqual([
      isPrivate,
    ]);
    expect(await disclosed(foreign("LOTUS-1", "AUR-1"), ADMIN)).toEqual([
      isPrivate,
    ]);
    const nine = ["site_key,entity_key,name_en", "L-9,LOTUS,Lotus Nine"];
    // Of two own sites, stated as the customer: no supplying side speaks.
    const asCustomer = foreign("L-9", "LOTUS-1").map((line) =>
      line.replace(",supplier", ",customer"),
    );
    expect(
      await disclosed(asCustomer, supplier, undefined, { Sites: nine }),
    ).toEqual([isPrivate]);
    expect(
      await disclosed(
        foreign("L-9", "LOTUS-1"),
        programme,
        { linkDefault: "name" },
        { Sites: nine },
      ),
    ).toEqual([isPrivate]);
  });

  test("grants access to its own sites", async () => {
    expect(
      await refusals(
        {
          Grants: [
            "site_key,organisation_key",
            "LOTUS-1,AUR",
            "LOTUS-1,PROG",
            "AUR-1,LOTUS",
            "LOTUS-1,RIVAL",
          ],
        },
        supplier,
      ),
    ).toEqual([
      "Grants 4 site_key grant_not_yours",
      "Grants 5 organisation_key entity_unknown",
    ]);
  });

  test("lists no members, and sets targets for its own network only", async () => {
    expect(
      await refusals(
        {
          Members: ["organisation_key,member_key", "PROG,LOTUS-1"],
          Targets: [
            "lens_key,indicator_id,target_period,target",
            "LOTUS,train_coverage,2027-Q1,80",
            "AUR,train_coverage,2027-Q1,80",
          ],
        },
        supplier,
      ),
    ).toEqual([
      "Members 2 organisation_key members_not_yours",
      "Targets 3 lens_key lens_not_yours",
    ]);
  });

  test("states facts of its own entity only", async () => {
    expect(
      await refusals(
        {
          Facts: [
            "entity_key,period,fact,value",
            "LOTUS,2026-Q1,work_rules_in_place,yes",
            "AUR,2026-Q1,work_rules_in_place,no",
          ],
        },
        supplier,
      ),
    ).toEqual(["Facts 3 entity_key entity_not_yours"]);
  });
});

describe("a buyer", () => {
  const LINKS = "from_site,to_site,part_family,since,declared_by,disclosure";

  test("brings its own sites and the sites that it declares as suppliers, further up too", async () => {
    const plan = await network.plan(
      {
        Entities: ["entity_key,name_en,kind", "MANGO,Mango Metals,supplier"],
        Sites: [
          "site_key,entity_key,name_en",
          "A-2,AUR,Aurora Lamphun",
          "M-1,MANGO,Mango One",
          "M-2,MANGO,Mango Two",
          "M-3,MANGO,Mango Three",
        ],
        Links: [
          LINKS,
          "M-1,AUR-1,steel,2026-01-01,customer,private",
          "M-2,M-1,steel,2026-01-01,customer,private",
        ],
        ...answersOn("A-2", "M-1", "M-2", "M-3"),
      },
      buyer,
    );
    expect(listed(plan, "refused")).toEqual([
      "Sites 5 site_key site_not_linked",
      "Answers 5 site_key refers_to_refused",
    ]);
    expect(outcomes(plan)).toEqual({
      Entities: { created: 1 },
      Sites: { created: 3, refused: 1 },
      Links: { created: 2 },
      Answers: { created: 3, refused: 1 },
    });
  });

  test("speaks of a site that it declared before, not of one that only the supplier declared", async () => {
    expect(
      await refusals(answersOn("ORCHID-1", "LOTUS-1", "TEAK-1"), buyer),
    ).toEqual([
      "Answers 3 site_key site_not_linked",
      "Answers 4 site_key site_unknown",
    ]);
  });

  test("verifies as a customer: V2, V3 having been there; of its own sites V1", async () => {
    const Answers = [
      "site_key,indicator_id,period,value,verification,evidence",
      "ORCHID-1,sd_maturity_level,2026-Q1,1,V2,minutes",
      "ORCHID-1,sd_maturity_level,2026-Q2,1,V3,visit: 3 May",
      "ORCHID-1,sd_maturity_level,2026-Q3,1,V3,minutes",
      "AUR-S1,sd_maturity_level,2026-Q1,1,V2,minutes",
      "AUR-S1,sd_maturity_level,2026-Q2,1,V1,minutes",
    ];
    expect(await refusals({ Answers }, buyer)).toEqual([
      "Answers 4 evidence visit_missing",
      "Answers 5 verification verification_too_high",
    ]);
  });

  test("declares as customer, whatever the row says, and its word alone discloses nothing", async () => {
    const plan = await network.plan(
      {
        Links: [
          LINKS,
          "ORCHID-1,AUR-1,steel,2026-01-01,supplier,name",
          "AUR-S1,AUR-1,steel,2026-01-01,,name",
        ],
      },
      buyer,
    );
    expect(listed(plan, "warned")).toEqual([
      "Links 2 declared_by declared_by_set",
      "Links 2 disclosure disclosure_private",
    ]);
    const set = [...plan.staged("c")].flatMap(({ revisions }) =>
      revisions.map((each) =>
        each.kind === "link"
          ? [each.set?.declaredBy, each.source === idOf("entity", "AUR")]
          : [],
      ),
    );
    expect(set).toEqual([
      ["customer", true],
      ["both", true],
    ]);
  });

  test("declares no links between others", async () => {
    expect(
      await refusals(
        { Links: [LINKS, "LOTUS-1,LOTUS-1,x,,,", "ORCHID-1,LOTUS-1,steel,,,"] },
        buyer,
      ),
    ).toEqual([
      "Links 2 to_site self_link",
      "Links 3 from_site link_not_yours",
    ]);
  });

  test("meets a site that it does not know by OS ID only exactly, without being told of it", async () => {
    const plan = await network.plan(
      {
        Entities: ["entity_key,name_en,kind", "T,Teak,supplier"],
        Sites: [
          "site_key,entity_key,name_en,province,os_id",
          "T-1,T,Teak,Rayong,TH2026001TEAKXX",
          "T-2,T,Teak Rayong,Rayong,",
        ],
        Links: [LINKS, "T-1,AUR-1,steel,,,", "T-2,AUR-1,steel,,,"],
      },
      buyer,
    );
    expect(openQuestions(plan.summary)).toEqual([]);
    const links = [...plan.staged("c")].flatMap(({ revisions }) =>
      revisions.flatMap((each) => (each.kind === "link" ? [each.from] : [])),
    );
    expect(links[0]).toBe(idOf("site", "TEAK-1"));
    expect(links[1]).not.toBe(idOf("site", "TEAK-1"));
  });

  test("does not touch the profile of what is not its own", async () => {
    const plan = await network.plan(
      {
        Entities: [
          "entity_key,name_en,kind,parent_key",
          "ORCHID,Orchid Plastics,assessor,AUR",
        ],
        Sites: ["site_key,entity_key,province", "ORCHID-1,AUR,Lamphun"],
      },
      buyer,
    );
    expect(listed(plan, "warned")).toEqual([
      "Entities 2 kind profile_kept",
      "Sites 2 province profile_kept",
    ]);
    expect(outcomes(plan)).toEqual({
      Entities: { unchanged: 1, warned: 1 },
      Sites: { unchanged: 1, warned: 1 },
    });
    expect(plan.summary.setsAnything).toBe(false);
  });

  test("does not mix its own keys up with the registry's", async () => {
    // The registry calls another site LOTUS-1; the buyer means one of its own.
    const plan = await network.plan(
      {
        Entities: ["entity_key,name_en,kind", "PALM,Palm Springs,supplier"],
        Sites: ["site_key,entity_key,name_en", "LOTUS-1,PALM,Palm Lamphun"],
        Links: [LINKS, "LOTUS-1,AUR-1,steel,,,"],
      },
      buyer,
    );
    expect(openQuestions(plan.summary)).toMatchObject([{ id: "site:LOTUS-1" }]);
    const fresh = await network.plan(
      {
        Entities: ["entity_key,name_en,kind", "PALM,Palm Springs,supplier"],
        Sites: ["site_key,entity_key,name_en", "LOTUS-1,PALM,Palm Lamphun"],
        Links: [LINKS, "LOTUS-1,AUR-1,steel,,,"],
      },
      buyer,
      { answers: { "site:LOTUS-1": "new" } },
    );
    expect(outcomes(fresh)).toMatchObject({ Sites: { created: 1 } });
  });

  test("enrols nobody and grants nothing of others", async () => {
    expect(
      await refusals(
        {
          Members: ["organisation_key,member_key", "AUR,AUR-1"],
          Grants: ["site_key,organisation_key", "LOTUS-1,AUR", "AUR-1,LOTUS"],
        },
        buyer,
      ),
    ).toEqual([
      "Grants 2 site_key grant_not_yours",
      "Members 2 organisation_key members_not_yours",
    ]);
  });
});

describe("a programme", () => {
  test("speaks of its participants, those of the same file counted in", async () => {
    const plan = await network.plan(
      {
        Entities: ["entity_key,name_en,kind", "N,New Springs,supplier"],
        Sites: [
          "site_key,entity_key,name_en",
          "N-1,N,New One",
          "N-2,N,New Two",
        ],
        Members: ["organisation_key,member_key,role", "PROG,N-1,participant"],
        ...answersOn("LOTUS-1", "N-1", "N-2", "AUR-1"),
      },
      programme,
    );
    expect(listed(plan, "refused")).toEqual([
      "Sites 3 site_key site_not_enrolled",
      "Answers 4 site_key refers_to_refused",
      "Answers 5 site_key site_unknown",
    ]);
  });

  test("enrols a company with all its sites", async () => {
    const plan = await network.plan(
      {
        Entities: ["entity_key,name_en,kind", "N,New Springs,supplier"],
        Sites: ["site_key,entity_key,name_en", "N-1,N,New One"],
        Members: ["organisation_key,member_key", "PROG,N"],
        ...answersOn("N-1"),
      },
      programme,
    );
    expect(listed(plan, "refused")).toEqual([]);
  });

  test("declares links as the row says, of its participants", async () => {
    const plan = await network.plan(
      {
        Sites: ["site_key,entity_key,name_en", "L-9,LOTUS,Lotus Nine"],
        Links: [
          "from_site,to_site,part_family,declared_by,disclosure",
          "L-9,LOTUS-1,steel,supplier,name",
        ],
      },
      programme,
    );
    expect(listed(plan, "refused")).toEqual([]);
    expect(listed(plan, "warned")).toEqual([]);
  });

  test("verifies up to V3", async () => {
    const Answers = [
      "site_key,indicator_id,period,value,verification,evidence",
      "LOTUS-1,sd_maturity_level,2026-Q1,1,V2,minutes",
      "LOTUS-1,sd_maturity_level,2026-Q2,1,V3,visit: 3 May",
      "LOTUS-1,sd_maturity_level,2026-Q3,1,V4,visit: 3 May",
    ];
    expect(await refusals({ Answers }, programme)).toEqual([
      "Answers 4 verification verification_too_high",
    ]);
  });

  test("enrols with itself only", async () => {
    expect(
      await refusals(
        { Members: ["organisation_key,member_key", "LOTUS,LOTUS-1"] },
        programme,
      ),
    ).toEqual(["Members 2 organisation_key members_not_yours"]);
  });
});

describe("what an organisation brought itself", () => {
  test("keeps its own keys, which others do not use", async () => {
    const other = await openNetwork();
    try {
      await other.load({
        Entities: ["entity_key,name_en,kind", "AUR,Aurora Motor,assembler"],
        Sites: ["site_key,entity_key,name_en", "AUR-1,AUR,Aurora Rayong"],
      });
      const aurora = viewerOf("buyer", other.idOf("entity", "AUR"), "buyer");
      const file: SheetLines = {
        Entities: ["entity_key,name_en,kind", "V1,Mango Metals,supplier"],
        Sites: [
          "site_key,entity_key,name_en,province",
          "P1,V1,Mango One,Rayong",
        ],
        Links: ["from_site,to_site,part_family", "P1,AUR-1,steel"],
      };
      await other.load(file, aurora);
      const { aliases } = other.snapshot();
      const organisation = other.idOf("entity", "AUR");
      expect(aliases.idOf.has(aliasKey(organisation, "site", "P1"))).toBe(true);
      expect(aliases.idOf.has(aliasKey("registry", "site", "P1"))).toBe(false);
      expect((await other.plan(file, aurora)).summary.setsAnything).toBe(false);

      // Nobody else has set the profile: it may correct what it brought.
      const corrected = await other.plan(
        { Sites: ["site_key,province", "P1,Lamphun"] },
        aurora,
      );
      expect(listed(corrected, "warned")).toEqual([]);
      expect(outcomes(corrected)).toEqual({ Sites: { changed: 1 } });

      // From now on the registry speaks for it.
      const id = other.idOf("site", "P1", organisation);
      await other.load({ Sites: ["site_key,latitude", `${id},13`] });
      const later = await other.plan(
        { Sites: ["site_key,province", "P1,Lamphun"] },
        aurora,
      );
      expect(listed(later, "warned")).toEqual([
        "Sites 2 province profile_kept",
      ]);
    } finally {
      await other.close();
    }
  });
});
