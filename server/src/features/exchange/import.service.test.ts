import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { UPLOAD_PART_BYTES } from "@saphan/shared/contract";
import { createImportService, type ImportService } from "./import.service.ts";
import type { ImportRecord } from "./import.store.ts";
import {
  ADMIN,
  openNetwork,
  viewerOf,
  type NetworkUnderTest,
} from "./testing/network-under-test.ts";
import { zipOf } from "./testing/zips.ts";

let network: NetworkUnderTest;
let service: ImportService;
let errors: unknown[];
const another = () =>
  createImportService({
    ...network,
    onError: (error) => errors.push(error),
  });
beforeEach(async () => {
  errors = [];
  network = await openNetwork();
  service = another();
});
afterEach(async () => {
  await service.idle();
  await network.close();
  if (errors.length > 0) throw errors[0];
});

const ENTITIES = "entity_key,name_en,kind\nAUR,Aurora Motor,assembler\n";
const SITES = "site_key,entity_key,name_en\nAUR-1,AUR,Aurora Rayong\n";
const GOOD = zipOf({ "Entities.csv": ENTITIES, "Sites.csv": SITES });
const HALF_GOOD = zipOf({
  "Entities.csv": `${ENTITIES}BAD,Bad,nonsense\n`,
  "Sites.csv": `${SITES}AUR-2,AUR,Aurora Lamphun\nBAD-1,BAD,Bad\n`,
});
const ASKING = zipOf({
  "Entities.csv": ENTITIES,
  "Sites.csv":
    "site_key,entity_key,name_en,province\nAUR-1,AUR,Aurora,Atlantis\nAUR-2,AUR,Two,\n",
});

async function upload(zip: Uint8Array, viewer = ADMIN): Promise<ImportRecord> {
  const { id } = await service.begin(viewer, {
    name: "test.zip",
    bytes: zip.length,
  });
  for (let part = 0; part * UPLOAD_PART_BYTES < zip.length; part++)
    await service.putPart(
      viewer,
      id,
      part,
      zip.subarray(part * UPLOAD_PART_BYTES, (part + 1) * UPLOAD_PART_BYTES),
    );
  return service.finish(viewer, id);
}
async function planned(zip: Uint8Array, viewer = ADMIN): Promise<ImportRecord> {
  const { id } = await upload(zip, viewer);
  await service.idle();
  return service.get(viewer, id);
}
const publish = (
  { id }: ImportRecord,
  change = "c1",
  validRowsOnly = false,
  by = service,
) => by.publish(ADMIN, { id, change, validRowsOnly });

/** Nothing is heard of the work on an import until it is taken to be left. */
async function silence(id: string): Promise<void> {
  network.clock.pass(11_000);
  await service.get(ADMIN, id);
  network.clock.pass(4_000);
}

describe("uploading", () => {
  test("takes parts in any order, and twice", async () => {
    const zip = zipOf({ "Entities.csv": ENTITIES, "x.bin": noise(2_500_000) });
    expect(zip.length).toBeGreaterThan(2 * UPLOAD_PART_BYTES);
    const { id } = await service.begin(ADMIN, {
      name: " big.zip ",
      bytes: zip.length,
    });
    const received: number[] = [];
    for (const part of [2, 0, 0]) {
      const bytes = zip.subarray(
        part * UPLOAD_PART_BYTES,
        (part + 1) * UPLOAD_PART_BYTES,
      );
      received.push((await service.putPart(ADMIN, id, part, bytes)).received);
    }
    expect(received).toEqual([
      UPLOAD_PART_BYTES,
      2 * UPLOAD_PART_BYTES,
      2 * UPLOAD_PART_BYTES,
    ]);
    await expect(service.finish(ADMIN, id)).rejects.toThrow("missing");
    await service.putPart(
      ADMIN,
      id,
      1,
      zip.subarray(UPLOAD_PART_BYTES, 2 * UPLOAD_PART_BYTES),
    );
    expect(await service.finish(ADMIN, id)).toMatchObject({
      state: "planning",
      fileName: "big.zip",
      received: zip.length,
    });
    await service.idle();
    expect(await service.get(ADMIN, id)).toMatchObject({ state: "planned" });
  });

  test("refuses what is too large, or no part of the file", async () => {
    const begin = (bytes: number, name = "x.zip") =>
      service.begin(ADMIN, { name, bytes });
    await expect(begin(100_000_001)).rejects.toMatchObject({
      code: "TOO_LARGE",
    });
    await expect(begin(0)).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    await expect(begin(1, " ")).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
    });
    const { id } = await begin(10);
    for (const [part, size] of [
      [1, 10],
      [-1, 10],
      [0.5, 10],
      [0, 9],
      [0, 11],
    ] as const)
      await expect(
        service.putPart(ADMIN, id, part, new Uint8Array(size)),
      ).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  });

  test("is cancelled with all that has come", async () => {
    const { id } = await service.begin(ADMIN, { name: "x", bytes: 10 });
    await service.putPart(ADMIN, id, 0, new Uint8Array(10));
    await service.cancel(ADMIN, id);
    expect(await network.parts.count(id, "upload")).toBe(0);
    await expect(service.finish(ADMIN, id)).resolves.toMatchObject({
      state: "cancelled",
    });
    await expect(
      service.putPart(ADMIN, id, 0, new Uint8Array(10)),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("is the organisation's own affair", async () => {
    await network.load({
      Entities: ["entity_key,name_en", "LOTUS,Lotus", "ORCHID,Orchid"],
    });
    const lotus = viewerOf("supplier", network.idOf("entity", "LOTUS"), "l");
    const orchid = viewerOf("supplier", network.idOf("entity", "ORCHID"), "o");
    const { id } = await planned(GOOD, lotus);
    for (const look of [
      service.get(orchid, id),
      service.get(orchid, "no such import"),
      service.cancel(orchid, id),
      service.publish(orchid, { id, change: "c", validRowsOnly: true }),
    ])
      await expect(look).rejects.toMatchObject({
        code: "NOT_FOUND",
        message: "No such import, or it is not yours to see.",
      });
    await expect(service.get(null, id)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    expect(await service.list(orchid, 10)).toEqual([]);
    expect(await service.list(lotus, 10)).toHaveLength(1);
    const weak = {
      ...ADMIN,
      membership: { ...ADMIN.membership, dataRight: false },
    };
    await expect(service.list(weak, 10)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  test("is forgotten after thirty days", async () => {
    const { id } = await planned(GOOD);
    network.clock.pass(29 * 86_400_000);
    await service.removeOld();
    expect(await service.get(ADMIN, id)).toMatchObject({ state: "planned" });
    network.clock.pass(86_400_000);
    await service.removeOld();
    await expect(service.get(ADMIN, id)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await network.parts.count(id, "upload")).toBe(0);
  });
});

describe("a plan", () => {
  test("is kept, and read by any process", async () => {
    const record = await planned(HALF_GOOD);
    const summary = await another().summaryOf(record);
    expect(summary).toEqual(await service.summaryOf(record));
    expect(summary).toMatchObject({ refused: 2, hasFault: false });
    const lines = [];
    for await (const line of another().reportOf(record)) lines.push(line);
    expect(lines).toMatchObject([
      { kind: "refused", sheet: "Entities", row: 3 },
      { kind: "refused", sheet: "Sites", row: 4 },
      { sheet: "Entities", outcome: "created", from: 2, to: 2 },
      { sheet: "Sites", outcome: "created", from: 2, to: 3 },
    ]);
  });

  test("of what is no workbook says so, and cannot be published", async () => {
    const record = await planned(new TextEncoder().encode("hello"));
    expect(await service.summaryOf(record)).toMatchObject({
      hasFault: true,
      listed: { refused: [{ code: "not_a_zip" }] },
    });
    expect(await publish(record, "c", true)).toMatchObject({
      hindrance: "cannot_be_read",
    });
    expect(network.ledger.seq()).toBe(0);
  });

  test("is called off", async () => {
    const rows = Array.from(
      { length: 60_000 },
      (_, i) => `E${i},Entity ${i},\n`,
    );
    const { id } = await upload(
      zipOf({ "Entities.csv": `entity_key,name_en,kind\n${rows.join("")}` }),
    );
    expect(await service.cancel(ADMIN, id)).toMatchObject({
      state: "cancelled",
    });
    await service.idle();
    expect(await service.get(ADMIN, id)).toMatchObject({
      state: "cancelled",
      plan: 0,
    });
    for (const kind of ["upload", "plan", "report"] as const)
      expect(await network.parts.count(id, kind)).toBe(0);
    expect(network.ledger.seq()).toBe(0);
  });

  test("is told of as it is made", async () => {
    const { id } = await service.begin(ADMIN, {
      name: "x",
      bytes: GOOD.length,
    });
    const states: string[] = [];
    const watching = (async () => {
      for await (const { state } of service.watch(ADMIN, id))
        states.push(state);
    })();
    await service.putPart(ADMIN, id, 0, GOOD);
    await service.finish(ADMIN, id);
    await service.idle();
    await service.publish(ADMIN, { id, change: "c", validRowsOnly: false });
    await watching;
    expect(states[0]).toBe("uploading");
    expect(states.at(-1)).toBe("published");
  });

  test("that a lost process began may be made again", async () => {
    const record = await planned(GOOD);
    await network.imports.change(record.id, ["planned"], {
      state: "planning",
      owner: "lost",
      leaseUntil: new Date(network.clock.now() + 10_000),
    });
    await expect(service.planAgain(ADMIN, record.id)).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await silence(record.id);
    expect(await service.get(ADMIN, record.id)).toMatchObject({
      state: "failed",
    });
    await service.planAgain(ADMIN, record.id);
    await service.idle();
    const again = await service.get(ADMIN, record.id);
    expect(again.state).toBe("planned");
    expect(again.plan).toBeGreaterThan(record.plan);
  });

  test("that a lost process began goes on by itself while somebody looks", async () => {
    const record = await planned(GOOD);
    await network.imports.change(record.id, ["planned"], {
      state: "planning",
      owner: "lost",
      leaseUntil: new Date(network.clock.now() + 30_000),
    });
    network.clock.pass(31_000);
    await silence(record.id);
    for await (const { state, plan } of service.watch(ADMIN, record.id)) {
      // It is never told as failed on the way.
      expect(["planning", "planned"]).toContain(state);
      if (state !== "planned") continue;
      expect(plan).toBeGreaterThan(record.plan);
      break;
    }
  });
});

describe("publishing", () => {
  test("is one change, however often it is asked for", async () => {
    const record = await planned(GOOD);
    const { record: done } = await publish(record);
    expect(done).toMatchObject({
      state: "published",
      change: expect.stringMatching(/^c1~/),
      seq: 1,
    });
    expect((await publish(record)).record).toEqual(done);
    expect((await publish(record, "c2")).record).toEqual(done);
    expect(network.ledger.seq()).toBe(1);
    expect(network.snapshot().sites).toHaveLength(1);
  });

  describe("of a large file, while it goes into the figures", () => {
    const firms = Array.from(
      { length: 1_001 },
      (_, i) => `E${i},Firm ${i},supplier\n`,
    );
    const LARGE = zipOf({
      "Entities.csv": `entity_key,name_en,kind\n${firms.join("")}`,
    });
    /** Tells that half of it is there until `isOver`, which looks at the import as it is kept. */
    const figureUntil = (
      id: string,
      isOver: (record: ImportRecord | null) => boolean,
    ) => {
      const { ledger, imports, rebuild, clock } = network;
      ledger.attach({
        apply: rebuild,
        rebuild,
        bringAhead: async (_change, onDocuments) => {
          for (let looks = 0; looks < 200; looks++) {
            clock.pass(1_000);
            await onDocuments?.(1_001);
            if (isOver(await imports.find(id))) break;
          }
          return () => undefined;
        },
      });
    };

    test("says how far that is", async () => {
      const record = await planned(LARGE);
      let told: ImportRecord["progress"] = null;
      figureUntil(record.id, (kept) => {
        told = kept?.progress ?? null;
        return told?.phase === "figuring";
      });
      expect((await publish(record)).record.state).toBe("published");
      expect(told).toEqual({
        phase: "figuring",
        done: 0.5,
        total: 1,
        rows: 1_001,
      });
    });

    test("ends where somebody else has taken it over, and publishes nothing", async () => {
      const record = await planned(LARGE);
      let isTaken = false;
      figureUntil(record.id, () => {
        if (!isTaken)
          void network.imports.change(record.id, ["publishing"], {
            owner: "somebody else",
          });
        isTaken = true;
        return false;
      });
      await expect(publish(record)).rejects.toMatchObject({ code: "CONFLICT" });
      expect(network.ledger.seq()).toBe(0);
    });
  });

  test("of the same file again changes nothing", async () => {
    await publish(await planned(GOOD));
    const again = await planned(GOOD);
    expect(await publish(again, "c2")).toMatchObject({
      record: { state: "unchanged", seq: null },
    });
    expect(network.ledger.seq()).toBe(1);
  });

  test("of a file with refused rows changes nothing, unless the valid rows are wanted", async () => {
    const record = await planned(HALF_GOOD);
    expect(await publish(record)).toMatchObject({ hindrance: "refused_rows" });
    expect(network.ledger.seq()).toBe(0);
    expect((await publish(record, "c1", true)).record.state).toBe("published");
    expect(network.snapshot().sites).toHaveLength(2);
  });

  test("waits for open questions, unless the other rows are wanted", async () => {
    const record = await planned(ASKING);
    expect(await publish(record)).toMatchObject({
      hindrance: "open_questions",
    });
    expect((await publish(record, "c1", true)).record.state).toBe("published");
    expect(network.snapshot().sites).toMatchObject([{ name: { en: "Two" } }]);
  });

  test("goes on once the questions are answered", async () => {
    const { id } = await planned(ASKING);
    const question = "word:provinces:Atlantis";
    for (const [asked, option] of [
      ["word:provinces:Elsewhere", "TH-10"],
      [question, "TH-99"],
    ] as const)
      await expect(
        service.answer(ADMIN, id, { [asked]: option }),
      ).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    await service.answer(ADMIN, id, { [question]: "TH-10" });
    await service.idle();
    const record = await service.get(ADMIN, id);
    expect(record.answers).toEqual({ [question]: "TH-10" });
    expect((await publish(record)).record.state).toBe("published");
    expect(network.snapshot().sites.map(({ province }) => province)).toEqual([
      "TH-10",
      "",
    ]);
  });

  test("by another process makes the plan anew, and publishes it if it says the same", async () => {
    const record = await planned(GOOD);
    await network.load({
      Entities: ["entity_key,name_en", "X,Something else"],
    });
    const other = another();
    expect((await publish(record, "c1", false, other)).record).toMatchObject({
      state: "published",
      seq: 2,
    });
    expect(network.snapshot().sites).toHaveLength(1);
  });

  test.each([
    ["here", () => service],
    ["by another process", another],
  ])(
    "what others have changed since is planned again and shown, %s",
    async (_where, by) => {
      const record = await planned(GOOD);
      await network.load({
        Entities: ["entity_key,name_en,kind", "AUR,Aurora,assembler"],
      });
      const result = await publish(record, "c1", false, by());
      expect(result).toMatchObject({
        hindrance: "moved",
        record: { state: "planned", change: "" },
      });
      expect(result.record.plan).toBeGreaterThan(record.plan);
      expect(await service.summaryOf(result.record)).toMatchObject({
        moved: 1,
        listed: { moved: [{ sheet: "Entities", row: 2 }] },
      });
      expect(network.ledger.seq()).toBe(1);
      expect((await publish(result.record, "c2")).record).toMatchObject({
        state: "published",
        seq: 2,
      });
      expect(network.snapshot().entities).toMatchObject([
        { name: { en: "Aurora Motor" } },
      ]);
    },
  );

  test("that broke off after the ledger had it is found published", async () => {
    const record = await planned(GOOD);
    await publish(record);
    await network.imports.change(record.id, ["published"], {
      state: "publishing",
      seq: null,
      leaseUntil: new Date(network.clock.now() + 10_000),
    });
    expect((await publish(record)).record).toMatchObject({
      state: "published",
      seq: 1,
    });
  });

  test("that broke off before is done again under the same change", async () => {
    const record = await planned(GOOD);
    await network.imports.change(record.id, ["planned"], {
      state: "publishing",
      change: "c1",
      owner: "lost",
      leaseUntil: new Date(network.clock.now() + 10_000),
    });
    await network.revisions.stage([
      {
        change: "c1",
        revisions: [{ kind: "site", id: "leftover", set: {} }],
        firstOrdinal: 0,
      },
    ]);
    await expect(publish(record)).rejects.toMatchObject({ code: "CONFLICT" });
    await silence(record.id);
    expect((await publish(record)).record).toMatchObject({
      state: "published",
    });
    expect(network.snapshot().sites).toHaveLength(1);
  });
});

/** Bytes that do not pack. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}
