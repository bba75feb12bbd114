import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { openDatabase } from "@saphan/server/database";
import { createRuntime, type Runtime } from "@saphan/server/runtime";
import { parseDay } from "@saphan/shared/core";
import { chooseSeed, generate, seedStateOf, seedStore } from "../seed-store.ts";
import { DEMO_PASSWORD, loadSeed, SeedRefused } from "./load-seed.ts";

// Each loads a store from the ground up, argon2 included.
jest.setTimeout(300_000);

const TODAY = parseDay("2026-11-22") ?? 0;
const open: { readonly runtime: Runtime; readonly folder: string }[] = [];

async function anEmptyStore(): Promise<Runtime> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "saphan-seed-"));
  let now = TODAY * 86_400_000;
  const runtime = await createRuntime({
    database: await openDatabase({
      kind: "embedded",
      folder,
      whenRunning: "refuse",
    }),
    clock: { now: () => now++, today: () => TODAY },
    demo: true,
    onError: (error) => {
      throw error;
    },
  });
  open.push({ runtime, folder });
  return runtime;
}

/** Loaded once, and not changed by who looks at it. */
let whole: Runtime;
const told: number[] = [];
beforeAll(async () => {
  whole = await anEmptyStore();
  await seedStore(whole, chooseSeed("tiny"), ({ done }) => {
    told.push(done);
  });
});
afterAll(async () => {
  for (const { runtime, folder } of open.splice(0)) {
    await runtime.close();
    fs.rmSync(folder, { recursive: true });
  }
});

const quietly = () => undefined;
const imports = async ({ changes }: Runtime) =>
  (await changes.listFrom(1)).filter(({ action }) => action === "import");

describe("a demo on its way into a store", () => {
  it("is taken as it is, down to the last row", async () => {
    expect(await seedStateOf(whole)).toBe("whole");
    expect(whole.snapshots.current().sites).toHaveLength(40);
    expect(await imports(whole)).toHaveLength(5);
    expect(told).toStrictEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it("brings a sector with competing files", async () => {
    const runtime = await anEmptyStore();
    await seedStore(runtime, chooseSeed("demo", { sites: 130 }), quietly);
    expect(await imports(runtime)).toHaveLength(4);
    // Suppliers that only the buyers know come on top.
    expect(runtime.snapshots.current().sites.length).toBeGreaterThan(130);
  });

  it("lets its five people sign in, the administrator with the data right", async () => {
    const logins = await seedStore(whole, chooseSeed("tiny"), quietly);
    const roles: string[] = [];
    for (const login of logins) {
      const session = await whole.accounts.signIn(
        login,
        DEMO_PASSWORD,
        "127.0.0.1",
      );
      const viewer =
        "secret" in session
          ? await whole.accounts.viewerOf(session.secret)
          : null;
      const { role, dataRight } = viewer?.membership ?? {};
      roles.push(`${login} ${role} ${dataRight}`);
    }
    expect(roles).toStrictEqual([
      "buyer@demo.example buyer false",
      "buyer2@demo.example buyer false",
      "programme@demo.example programme false",
      "supplier@demo.example supplier false",
      "admin@demo.example administrator true",
    ]);
  });

  it("is half made where it was cut short, and taken up with what it was begun with", async () => {
    const runtime = await anEmptyStore();
    const cut = new Error("the light went out");
    const untilHalf = ({ done }: { readonly done: number }) => {
      if (done > 0.75) throw cut;
    };
    await expect(
      seedStore(runtime, chooseSeed("tiny"), untilHalf),
    ).rejects.toBe(cut);
    expect(await seedStateOf(runtime)).toBe("half");

    await seedStore(runtime, chooseSeed("demo", { sites: 500 }), quietly);
    expect(await seedStateOf(runtime)).toBe("whole");
    expect(runtime.snapshots.current().sites).toHaveLength(40);
    const namesOf = ({ snapshots }: Runtime) =>
      snapshots
        .current()
        .sites.map(({ name }) => name.en)
        .sort();
    expect(namesOf(runtime)).toStrictEqual(namesOf(whole));
    expect((await imports(runtime)).length).toBe(5);
  });

  it("is left alone where it is whole", async () => {
    const seq = whole.ledger.seq();
    await seedStore(whole, chooseSeed("tiny"), quietly);
    expect(whole.ledger.seq()).toBe(seq);
  });

  it("fails loudly where the import would not take a row", async () => {
    const runtime = await anEmptyStore();
    const seed = generate(chooseSeed("tiny"), "2026-Q3");
    const [registry, ...others] = seed.workbooks;
    if (!registry) throw new Error("no registry");
    const broken = {
      ...seed,
      workbooks: [
        {
          ...registry,
          sheets: registry.sheets.map((sheet) =>
            sheet.name === "Targets"
              ? { ...sheet, rows: () => [["nobody"]] }
              : sheet,
          ),
        },
        ...others,
      ],
    };
    await expect(loadSeed(runtime, broken, quietly)).rejects.toThrow(
      SeedRefused,
    );
    expect(await imports(runtime)).toHaveLength(0);
  });
});
