import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { REGISTRY } from "@saphan/shared/core";
import { Conflict } from "../../../ledger/publication.ts";
import { sweepStagings } from "../../../ledger/sweep.ts";
import {
  ADMIN,
  listed,
  openNetwork,
  outcomes,
  viewerOf,
  type NetworkUnderTest,
  type SheetLines,
} from "../testing/network-under-test.ts";
import { createWithdrawalService } from "../withdrawal.service.ts";
import { publishPlan } from "./publish-plan.ts";

let network: NetworkUnderTest;
beforeEach(async () => {
  network = await openNetwork();
});
afterEach(() => network.close());

const NETWORK: SheetLines = {
  Entities: [
    "entity_key,name_en,kind",
    "AUR,Aurora Motor,assembler",
    "LOTUS,Lotus Parts,supplier",
  ],
  Sites: [
    "site_key,entity_key,name_en",
    "AUR-1,AUR,Aurora Rayong",
    "LOTUS-1,LOTUS,Lotus Chonburi",
  ],
};
const level = (value: number, site = "LOTUS-1", source = ""): SheetLines => ({
  Answers: [
    "site_key,indicator_id,period,value,source",
    `${site},sd_maturity_level,2026-Q2,${value},${source}`,
  ],
});

/** What is stated of the maturity level, by source. */
const levels = () => {
  const { answers } = network.snapshot();
  const cells: number[] = [];
  for (const layer of [answers.common, ...answers.customers.values()])
    for (const column of layer.values())
      for (const chunk of column) cells.push(...chunk.numerator);
  return cells;
};

describe("publishing", () => {
  test("is one entry, and shows whole", async () => {
    const plan = await network.plan({ ...NETWORK, ...level(3) });
    expect(network.snapshot().sites).toHaveLength(0);
    const entry = await network.publish(plan);
    expect(entry).toMatchObject({
      seq: 1,
      action: "import",
      subject: "test.zip",
      actor: { account: "admin", organisation: REGISTRY },
    });
    expect(network.snapshot().sites).toHaveLength(2);
    expect(levels()).toEqual([3]);
  });

  test("the same change twice is one change", async () => {
    const plan = await network.plan(NETWORK);
    const [first, second] = await Promise.all([
      network.publish(plan, ADMIN, "c1"),
      network.publish(plan, ADMIN, "c1"),
    ]);
    expect(second).toEqual(first);
    expect(network.ledger.seq()).toBe(1);
    expect(network.snapshot().sites).toHaveLength(2);
  });

  test("ids are 16 characters that follow from the change and the key", async () => {
    const staged = async (change: string) =>
      [...(await network.plan(NETWORK)).staged(change)].flatMap(
        ({ revisions }) => revisions,
      );
    const ids = (await staged("c1")).map((each) =>
      "id" in each ? each.id : "",
    );
    expect(await staged("c1")).toEqual(await staged("c1"));
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[a-z2-7]{16}$/);
    const others = (await staged("c2")).map((each) => "id" in each && each.id);
    expect(others.some((id) => ids.includes(id as string))).toBe(false);
  });

  test("two importers of one new key: one of them is told", async () => {
    const first = await network.plan(NETWORK);
    const second = await network.plan(NETWORK);
    const results = await Promise.allSettled([
      network.publish(first),
      network.publish(second),
    ]);
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(1);
    const conflict = refused[0]?.reason as Conflict;
    expect(conflict).toBeInstanceOf(Conflict);
    expect(network.snapshot().sites).toHaveLength(2);

    const again = await network.plan(NETWORK, ADMIN, {
      since: { has: (key) => conflict.records.includes(key) },
    });
    expect(listed(again, "moved")).toHaveLength(4);
    expect(again.summary.setsAnything).toBe(false);
  });

  test("what somebody set since is not overwritten unseen", async () => {
    await network.load(NETWORK);
    const mine = await network.plan(level(1));
    await network.load(level(2));
    await expect(network.publish(mine)).rejects.toThrow(Conflict);
    expect(levels()).toEqual([2]);
    const again = await network.plan(level(1));
    expect(outcomes(again)).toEqual({ Answers: { changed: 1 } });
    await network.publish(again);
    expect(levels()).toEqual([1]);
  });

  test("what somebody set of something else does not hinder", async () => {
    await network.load(NETWORK);
    const mine = await network.plan(level(1));
    await network.load(level(2, "AUR-1"));
    await network.load(level(3, "LOTUS-1", "AUR"));
    await network.publish(mine);
    expect(levels().sort()).toEqual([1, 2, 3]);
  });

  test("what was undone since is looked at again", async () => {
    await network.load(NETWORK);
    const { change } = await network.load(level(1));
    const same = await network.plan({
      ...level(1),
      ...{ Sites: ["site_key,latitude", "LOTUS-1,13"] },
    });
    expect(outcomes(same)).toMatchObject({ Answers: { unchanged: 1 } });
    const undo = createWithdrawalService(network);
    const { digest } = await undo.plan(ADMIN, change);
    await undo.withdraw(ADMIN, { change, as: "undo", digest });
    await expect(network.publish(same)).rejects.toThrow(Conflict);
  });

  test("a crash between staging and publishing leaves nothing visible, and is swept", async () => {
    const plan = await network.plan({ ...NETWORK, ...level(3) });
    const crash = new Error("crash");
    const { revisions, clock } = network;
    const staged = publishPlan(network, plan, {
      change: "lost",
      actor: { account: "admin", organisation: REGISTRY },
      subject: "lost.zip",
      onStaged: () => {
        throw crash;
      },
    });
    await expect(staged).rejects.toBe(crash);
    await network.rebuild();
    expect(network.snapshot().sites).toHaveLength(0);
    const read = async () => {
      const found = [];
      for await (const batch of revisions.scanAll("site")) found.push(...batch);
      return found;
    };
    expect(await read()).toHaveLength(2);
    await sweepStagings(network, clock.now() + 4_000_000);
    expect(await read()).toHaveLength(0);
    await expect(network.publish(plan, ADMIN, "lost")).rejects.toThrow(
      Conflict,
    );
    await network.publish(plan, ADMIN, "found");
    expect(network.snapshot().sites).toHaveLength(2);
  });

  describe("of a large file", () => {
    const LARGE: SheetLines = {
      Entities: [
        "entity_key,name_en,kind",
        ...Array.from({ length: 1_001 }, (_, i) => `E${i},Firm ${i},supplier`),
      ],
    };
    const publishing = async (onBroughtIn: (share: number) => void) =>
      publishPlan(network, await network.plan(LARGE), {
        change: "large",
        actor: { account: "admin", organisation: REGISTRY },
        subject: "large.zip",
        onBroughtIn,
      });

    test("tells how much of it is in the figures before it is in the ledger", async () => {
      const told: number[] = [];
      await publishing((share) => {
        expect(network.ledger.seq()).toBe(0);
        told.push(share);
      });
      expect(told.length).toBeGreaterThan(1);
      expect(told).toEqual(told.toSorted((a, b) => a - b));
      expect(told.at(-1)).toBe(1);
      expect(network.snapshot().entities).toHaveLength(1_001);
    });

    test("may be called off until then, and asked for again", async () => {
      const off = new Error("off");
      const called = publishing(() => {
        throw off;
      });
      await expect(called).rejects.toBe(off);
      expect(network.ledger.seq()).toBe(0);
      expect((await publishing(() => undefined)).seq).toBe(1);
    });
  });

  test("publishing again after a crash ends the same change", async () => {
    const plan = await network.plan({ ...NETWORK, ...level(3) });
    const request = {
      change: "once",
      actor: { account: "admin", organisation: REGISTRY },
      subject: "once.zip",
    };
    await expect(
      publishPlan(network, plan, {
        ...request,
        onStaged: () => Promise.reject(new Error("crash")),
      }),
    ).rejects.toThrow("crash");
    await network.publish(plan, ADMIN, "once");
    expect(network.snapshot().sites).toHaveLength(2);
    expect(levels()).toEqual([3]);
  });

  test("only what the file sets is written", async () => {
    await network.load({ ...NETWORK, ...level(3) });
    const plan = await network.plan({
      ...NETWORK,
      Answers: [
        "site_key,indicator_id,period,value",
        "LOTUS-1,sd_maturity_level,2026-Q2,3",
        "LOTUS-1,hrdd_embed_level,2026-Q2,2",
      ],
    });
    const revisions = [...plan.staged("c")].flatMap((batch) => batch.revisions);
    expect(revisions).toMatchObject([
      { kind: "answers", answers: [{ indicator: "hrdd_embed_level" }] },
    ]);
  });
});

describe("undoing", () => {
  const undo = () => createWithdrawalService(network);
  const counts = () => {
    const { sites, entities, aliases, links } = network.snapshot();
    return [sites, entities, links]
      .map(({ length }) => length)
      .concat(aliases.idOf.size);
  };

  test("takes back what a change set, and can be taken back", async () => {
    await network.load(NETWORK);
    await network.load(level(1));
    const { change } = await network.load({
      ...level(2),
      Links: ["from_site,to_site,part_family", "LOTUS-1,AUR-1,steel"],
    });
    const plan = await undo().plan(ADMIN, change);
    expect(plan).toMatchObject({
      restores: false,
      goes: { answers: 1, link: 1 },
      setSince: 0,
      stays: [],
    });
    await undo().withdraw(ADMIN, { change, as: "u1", digest: plan.digest });
    expect(levels()).toEqual([1]);
    expect(network.snapshot().links).toHaveLength(0);

    const back = await undo().plan(ADMIN, "u1");
    expect(back).toMatchObject({
      restores: true,
      goes: { answers: 1, link: 1 },
    });
    await undo().withdraw(ADMIN, {
      change: "u1",
      as: "u2",
      digest: back.digest,
    });
    expect(levels()).toEqual([2]);
    expect(network.snapshot().links).toHaveLength(1);
    await expect(undo().plan(ADMIN, "u1")).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  test("leaves what later changes refer to, and says so", async () => {
    const { change } = await network.load({
      Entities: [
        ...NETWORK["Entities"]!,
        "GROUP,The Group,other",
        "IDLE,Idle,other",
      ],
      Sites: NETWORK["Sites"]!,
    });
    await network.load({ Entities: ["entity_key,parent_key", "LOTUS,GROUP"] });
    await network.load(level(1));
    const plan = await undo().plan(ADMIN, change);
    const [lotus1, lotus, group] = [
      network.idOf("site", "LOTUS-1"),
      network.idOf("entity", "LOTUS"),
      network.idOf("entity", "GROUP"),
    ];
    expect(new Set(plan.stays.map(({ id }) => id))).toEqual(
      new Set([lotus, group, lotus1]),
    );
    await undo().withdraw(ADMIN, { change, as: "u", digest: plan.digest });
    expect(network.snapshot().sites.map(({ id }) => id)).toEqual([lotus1]);
    expect(new Set(network.snapshot().entities.map(({ id }) => id))).toEqual(
      new Set([lotus, group]),
    );
    // Their keys stay with them; those of the others are free again.
    expect(network.idOf("site", "LOTUS-1")).toBe(lotus1);
    expect(() => network.idOf("site", "AUR-1")).toThrow();
    expect(levels()).toEqual([1]);
  });

  test("leaves what somebody has set since", async () => {
    await network.load(NETWORK);
    const { change } = await network.load(level(1));
    await network.load(level(2));
    const plan = await undo().plan(ADMIN, change);
    expect(plan).toMatchObject({ goes: { answers: 0 }, setSince: 1 });
    await undo().withdraw(ADMIN, { change, as: "u", digest: plan.digest });
    expect(levels()).toEqual([2]);
  });

  test("shows the plan again if it is no longer what was seen", async () => {
    const { change } = await network.load(NETWORK);
    const { digest } = await undo().plan(ADMIN, change);
    await network.load(level(1));
    const result = await undo().withdraw(ADMIN, { change, as: "u", digest });
    expect(result).toMatchObject({
      moved: { stays: [{ of: "entity" }, { of: "site" }] },
    });
    expect(network.snapshot().sites).toHaveLength(2);
  });

  test("twice with one id is once", async () => {
    const { change } = await network.load(NETWORK);
    const { digest } = await undo().plan(ADMIN, change);
    const request = { change, as: "u", digest };
    const first = await undo().withdraw(ADMIN, request);
    expect(await undo().withdraw(ADMIN, request)).toEqual(first);
    expect(counts()).toEqual([0, 0, 0, 0]);
  });

  test("does not bring back keys that stand for something else by now", async () => {
    const { change } = await network.load(NETWORK);
    const { digest } = await undo().plan(ADMIN, change);
    await undo().withdraw(ADMIN, { change, as: "u", digest });
    await network.load(NETWORK);
    const plan = await undo().plan(ADMIN, "u");
    expect(new Set(plan.blocked)).toEqual(
      new Set(["AUR", "LOTUS", "AUR-1", "LOTUS-1"]),
    );
    const result = await undo().withdraw(ADMIN, {
      change: "u",
      as: "u2",
      digest: plan.digest,
    });
    expect("moved" in result).toBe(true);
    expect(network.snapshot().sites).toHaveLength(2);
  });

  test("is for the importer's organisation and the administrator", async () => {
    await network.load(NETWORK);
    const lotus = viewerOf(
      "supplier",
      network.idOf("entity", "LOTUS"),
      "lotus",
    );
    const aurora = viewerOf("buyer", network.idOf("entity", "AUR"), "aurora");
    const { change } = await network.load(level(1), lotus);
    for (const action of [
      undo().plan(aurora, change),
      undo().plan(aurora, "no such change"),
      undo().withdraw(aurora, { change, as: "u", digest: "" }),
    ])
      await expect(action).rejects.toMatchObject({
        code: "NOT_FOUND",
        message: "No such change, or it is not yours to see.",
      });
    await expect(undo().plan(null, change)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    await expect(undo().plan(lotus, change)).resolves.toMatchObject({
      goes: { answers: 1 },
    });
    await expect(undo().plan(ADMIN, change)).resolves.toBeDefined();
  });
});
