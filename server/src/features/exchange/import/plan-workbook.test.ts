import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  ADMIN,
  listed,
  openNetwork,
  outcomes,
  type NetworkUnderTest,
  type SheetLines,
} from "../testing/network-under-test.ts";

let network: NetworkUnderTest;
beforeEach(async () => {
  network = await openNetwork();
});
afterEach(() => network.close());

const SMALL: SheetLines = {
  Entities: [
    "entity_key,name_en,name_th,kind,parent_key",
    "AUR,Aurora Motor,ออโรรา,assembler,",
    "LOTUS,Lotus Parts,,supplier,LOTUS-G",
    "LOTUS-G,Lotus Group,,other,",
  ],
  Sites: [
    "site_key,entity_key,name_en,province,main_segment,part_families,headcount,women",
    "AUR-1,AUR,Aurora Rayong,TH-21,vehicle_assembly,vehicle,1200,400",
    "LOTUS-1,LOTUS,Lotus Chonburi,ชลบุรี,chassis,lamp; steel,80,30",
  ],
  Links: [
    "from_site,to_site,part_family,share,single_source,since,until,declared_by,disclosure",
    "LOTUS-1,AUR-1,lamp,30 %,yes,2024-01-01,,supplier,name",
  ],
  Facts: [
    "site_key,entity_key,period,fact,value,source",
    "LOTUS-1,,2026-Q2,agency,12,",
    ",LOTUS,2026-Q2,work_rules_in_place,ใช่,",
  ],
  Answers: [
    "site_key,indicator_id,period,side,breakdown,state,numerator,denominator,value,verification,evidence,valid_until,inherited_from,note,source",
    "LOTUS-1,train_coverage,2026-Q2,management,,reported,60,80,,V1,register 7,2027-06-30,LOTUS-G,ok,",
    "LOTUS-1,train_coverage,2026-Q2,management,sex=women,reported,20,30,,,,,,,",
    "LOTUS-1,sd_maturity_level,2026-Q2,,,reported,,,3,,,,,,",
    "LOTUS-1,sd_welfare_committee_status,2026-Q1,,,reported,,,functioning,,,,,,",
    "LOTUS-1,hrdd_severe_incidents,2026-Q2,,,reported,0,,,,,,,,",
    "AUR-1,wc_age_verification,2026-Q2,,,reported,,,yes,,,,,,",
  ],
  Grants: ["site_key,organisation_key,since,until", "LOTUS-1,AUR,2025-01-01,"],
  Members: [
    "organisation_key,member_key,role,since,until",
    "AUR,LOTUS-1,participant,2025-01-01,",
  ],
  Targets: [
    "lens_key,indicator_id,breakdown,baseline,baseline_period,target,target_period,source,illustrative",
    "AUR,train_coverage,,40,2025-Q4,80 %,2027-Q4,board,yes",
  ],
};

describe("a first import", () => {
  test("creates every row, and again none", async () => {
    const plan = await network.plan(SMALL);
    expect(listed(plan, "refused")).toEqual([]);
    expect(listed(plan, "asked")).toEqual([]);
    expect(outcomes(plan)).toEqual({
      Entities: { created: 3 },
      Sites: { created: 2 },
      Links: { created: 1 },
      Facts: { created: 2 },
      Answers: { created: 6 },
      Grants: { created: 1 },
      Members: { created: 1 },
      Targets: { created: 1 },
    });
    const entry = await network.publish(plan);
    expect(entry.counts).toEqual({
      entity: 3,
      site: 2,
      alias: 5,
      link: 1,
      grant: 1,
      enrolment: 1,
      target: 1,
      facts: 6,
      answers: 6,
    });
    const again = await network.plan(SMALL, ADMIN);
    expect(outcomes(again)).toEqual({
      Entities: { unchanged: 3 },
      Sites: { unchanged: 2 },
      Links: { unchanged: 1 },
      Facts: { unchanged: 2 },
      Answers: { unchanged: 6 },
      Grants: { unchanged: 1 },
      Members: { unchanged: 1 },
      Targets: { unchanged: 1 },
    });
    expect(again.summary.setsAnything).toBe(false);
  });
});
