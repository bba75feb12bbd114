/** The fictional sector of the demo, of any size: the registry's file, two buyers' and a programme's. */
import type { Period } from "@saphan/shared/core";
import { buyerWorkbook } from "../generate/files/buyer-file.ts";
import type { Depth } from "../generate/files/answer-rows.ts";
import { programmeWorkbook } from "../generate/files/programme-file.ts";
import { registryWorkbook } from "../generate/files/registry-file.ts";
import { createModel } from "../generate/model/model.ts";
import { planParticipants } from "../generate/model/programme.ts";
import { at } from "../generate/random.ts";
import { buyerMakers } from "../generate/sector/edges.ts";
import { planSector, slotOf } from "../generate/sector/plan-sector.ts";
import { STORY_SLOTS } from "../generate/sector/stories.data.ts";
import type { Seed } from "../generate/workbook.ts";
import { accountsUnder } from "./accounts.ts";

export interface SectorOptions {
  readonly seed: number;
  readonly sites: number;
  /** The newest of the quarters that are told of. */
  readonly newest: Period;
  readonly depth: Depth;
}

export const QUARTERS = 12;

/** Everything that is drawn follows from the options alone. */
export function demoSeed({ seed, sites, newest, depth }: SectorOptions): Seed {
  const sector = planSector({ seed, sites, newest, quarters: QUARTERS });
  const model = createModel(sector, depth.rounds);
  const participants = planParticipants(model);
  const { firms, makers } = sector;
  const [first, second] = buyerMakers(makers);
  const keyOf = (firm: number) => at(firms, firm).key;
  const makerKey = (maker: number) => keyOf(at(makers, maker).firm);
  const accounts = accountsUnder({
    "buyer@demo.example": makerKey(first),
    "buyer2@demo.example": makerKey(second),
    "programme@demo.example": keyOf(sector.programme),
    "supplier@demo.example": keyOf(sector.supplierGroup),
    "admin@demo.example": "",
  });
  return {
    workbooks: [
      registryWorkbook(
        model,
        accounts.of("admin@demo.example"),
        "registry.zip",
        depth,
        participants,
      ),
      buyerWorkbook(model, {
        actor: accounts.of("buyer@demo.example"),
        fileName: "B1-suppliers.zip",
        maker: first,
        prefix: "B1",
        suppliers: 90,
        unknownSuppliers: 6,
      }),
      buyerWorkbook(model, {
        actor: accounts.of("buyer2@demo.example"),
        fileName: "B2-suppliers.zip",
        maker: second,
        prefix: "B2",
        suppliers: 40,
        unknownSuppliers: 3,
      }),
      programmeWorkbook(
        model,
        accounts.of("programme@demo.example"),
        "programme-reviews.zip",
        participants,
      ),
    ],
    accounts: accounts.all,
    stories: STORY_SLOTS.map(({ id, title, slots }) => ({
      id,
      title,
      sites: slots.map(
        ([level, number]) =>
          at(sector.sites, slotOf(sector, level, number)).key,
      ),
    })),
  };
}
