/** The command line beside a running store, as one long use of it. */
import type { ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import {
  openCommandLine,
  saphan,
  startSaphan,
  type CommandLine,
} from "./testing/command-line.ts";

const PASSWORD = "a long enough password\n";
const HEADERS = {
  Entities: "entity_key,name_en,kind",
  Sites: "site_key,entity_key,name_en,province",
  Links: "from_site,to_site,since,declared_by,disclosure",
  Answers: "site_key,indicator_id,period,side,numerator,denominator,note",
  Grants: "site_key,organisation_key,since",
};
const NETWORK = {
  Entities: ["AUR,Aurora Motor,assembler", "LOT,Lotus Press,supplier"],
  Sites: ["AUR-1,AUR,Aurora Rayong,TH-21", "LOT-1,LOT,โลตัส,ชลบุรี"],
  Links: ["LOT-1,AUR-1,2024-01-01,both,name"],
  Answers: ["LOT-1,train_coverage,2026-Q2,management,300,400,=1+1"],
  Grants: ["LOT-1,AUR,2026-01-01"],
};
const BAD = {
  Entities: ["XEN,Xenon,nonsense", "XI,Xi,supplier"],
  Sites: ["X-1,X9,X one,TH-21", "X-2,XI,X two,"],
};
const ASKING = {
  Entities: ["NEB,Nebula,supplier"],
  Sites: ["NEB-1,NEB,Nebula,Atlantis"],
};

let top: string;
let data: string;
let store: ChildProcess;
let commands: CommandLine;
const file = (name: string) => path.join(top, name);

function workbook(
  name: string,
  sheets: Readonly<Partial<Record<keyof typeof HEADERS, readonly string[]>>>,
): string {
  const files = Object.entries(sheets).map(([sheet, lines]) => [
    `${sheet}.csv`,
    strToU8([HEADERS[sheet as keyof typeof HEADERS], ...lines, ""].join("\n")),
  ]);
  const zip = zipSync(Object.fromEntries(files) as Record<string, Uint8Array>);
  fs.writeFileSync(file(name), zip);
  return file(name);
}
const run = (words: string, input = "", folder = data) =>
  commands.run({ folder, words: words.split(" "), input });
const textOf = (zip: string, sheet: string): string =>
  strFromU8(
    unzipSync(fs.readFileSync(file(zip)))[`${sheet}.csv`] ?? new Uint8Array(),
  );

beforeAll(async () => {
  top = fs.mkdtempSync(path.join(os.tmpdir(), "saphan-command-"));
  data = file("data");
  store = startSaphan(data, ["store"]);
  commands = openCommandLine();
  await new Promise((resolve) => store.stdout?.once("data", resolve));
});
afterAll(async () => {
  commands.close();
  const ended = new Promise((resolve) => store.once("close", resolve));
  store.kill("SIGINT");
  await ended;
  fs.rmSync(top, { recursive: true });
});

describe("what is called wrongly", () => {
  test("is told how it is called", async () => {
    const [help, unknown] = await Promise.all([
      saphan(data, ["help"]),
      saphan(data, ["impart", "x"]),
    ]);
    expect(help).toMatchObject({ code: 0, err: "" });
    expect(help.out).toContain("import FILE --as LOGIN");
    expect(unknown).toMatchObject({ code: 1, out: "" });
    expect(unknown.err).toContain("There is no command impart.");
  });

  test("says what is missing, in a line", async () => {
    const answers = await Promise.all([
      saphan(data, ["export", "everything", "--as", "a", "--out", "x"]),
      run("user add x@example.org --role administrator", "eleven sign\n"),
      run("user add x@example.org --role administrator", "Password 1234\n"),
    ]);
    expect(answers.map(({ code, err }) => [code, err])).toEqual([
      [
        1,
        "What to export is one of workbook, figures, template, not everything.\n",
      ],
      // The rule of the page (shared/src/contract/passwords.ts).
      [1, expect.stringContaining("at least 12 characters")],
      [1, expect.stringContaining("tried first")],
    ]);
  });
});

describe("a network", () => {
  test("has people", async () => {
    const admin =
      "user add admin@example.org --role administrator --data-right";
    expect(await run(admin, PASSWORD)).toMatchObject({ code: 0, err: "" });
    expect(await run(admin, PASSWORD)).toMatchObject({
      code: 1,
      err: "admin@example.org has an account.\n",
    });
  });

  test("is not changed by a file with refused rows, which are told", async () => {
    const answer = await run(
      `import ${workbook("bad.zip", BAD)} --as admin@example.org --report ${file("report.csv")}`,
    );
    expect(answer.code).toBe(2);
    expect(answer.out).toContain(`Entities, row 2, kind, "nonsense": `);
    expect(answer.out).toContain(
      `Sites, row 2, entity_key, "X9": No entity has this key.`,
    );
    expect(answer.out).toMatch(/Nothing was changed\.\n$/);
    const report = fs.readFileSync(file("report.csv"), "utf8");
    expect(report).toMatch(
      /^Sites,2,entity_key,X9,refused,entity_unknown,No entity has this key\.\r$/m,
    );
    expect(report).toMatch(/^Entities,3,,,created,,\r$/m);
    const missing = await run(
      `import ${file("no.zip")} --as admin@example.org`,
    );
    expect(missing).toMatchObject({
      code: 1,
      err: expect.stringContaining("no.zip cannot be read"),
    });
  });

  test("is published once, however often its file is sent", async () => {
    const words = `import ${workbook("network.zip", NETWORK)} --as admin@example.org`;
    const dry = await run(`${words} --dry-run`);
    expect(dry.code).toBe(0);
    expect(dry.out).toMatch(/Answers +1 +1 +0/);
    expect(dry.out).not.toContain("published");
    const first = await run(words);
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/published as change \d+\n$/);
    const second = await run(words);
    expect(second.code).toBe(0);
    expect(second.out).toMatch(/Answers +1 +0 +0 +1/);
    expect(second.out).toMatch(/Nothing to change\.\n$/);
  });

  test("waits for answers, and takes them from a file", async () => {
    const words = `import ${workbook("asking.zip", ASKING)} --as admin@example.org`;
    const asked = await run(words);
    expect(asked.code).toBe(3);
    expect(asked.out).toContain("word:provinces:Atlantis");
    const answers = file("answers.json");
    fs.writeFileSync(
      answers,
      JSON.stringify({ "word:provinces:Atlantis": "TH-21", other: "x" }),
    );
    const answered = await run(`${words} --answers ${answers}`);
    expect(answered.code).toBe(0);
    expect(answered.out).toContain("answered: TH-21");
    expect(answered.out).toMatch(/published as change \d+\n$/);
    const valid = await run(
      `import ${file("bad.zip")} --as admin@example.org --valid-rows`,
    );
    // Of the refused file nothing had been taken.
    expect(valid.code).toBe(0);
    expect(valid.out).toMatch(/Entities +2 +1 +0 +0 +0 +1/);
  });

  test("comes out as it went in, and out of another store the same", async () => {
    const out = async (name: string, folder = data) => {
      const words = `export workbook --as admin@example.org --out ${file(name)}`;
      expect(await run(words, "", folder)).toMatchObject({ code: 0, err: "" });
      return fs.readFileSync(file(name));
    };
    const first = await out("1.zip");
    expect(textOf("1.zip", "Answers")).toContain(
      "LOT-1,train_coverage,2026-Q2,management,,reported,300,400,,V0,,,,'=1+1,LOT",
    );
    expect(textOf("1.zip", "Sites")).toContain("NEB-1,NEB,Nebula,,TH,TH-21,");
    expect(textOf("1.zip", "Sites")).toContain("X-2,XI,X two,");
    expect(textOf("1.zip", "Sites")).not.toContain("X-1");
    // Nobody else runs there: the command starts the store for its own time.
    const empty = file("empty");
    await run(
      "user add admin@example.org --role administrator --data-right",
      PASSWORD,
      empty,
    );
    const there = await run(
      `import ${file("1.zip")} --as admin@example.org`,
      "",
      empty,
    );
    expect(there).toMatchObject({ code: 0, err: "" });
    expect((await out("2.zip", empty)).equals(first)).toBe(true);
  });

  test("is computed for who may see it", async () => {
    await run(
      "user add b@example.org --role buyer --organisation AUR",
      PASSWORD,
    );
    const words =
      "export figures --as b@example.org --period 2026-Q2 --by tier --out -";
    const { code, out } = await run(`${words} --lens AUR`);
    expect(code).toBe(0);
    const [header = "", ...rows] = out.split("\n");
    expect(header).toMatch(
      /^lens_key,period,as_of,seq,indicator_id,breakdown,/,
    );
    const training = rows
      .map((row) => row.split(","))
      .filter((row) => row[4] === "train_coverage");
    // dim_a, key_a, sites, answered, numerator, denominator, value
    expect(
      training.map((row) => [6, 7, 10, 15, 23, 24, 25].map((at) => row[at])),
    ).toEqual([
      ["", "", "2", "1", "300", "400", "0.75"],
      ["tier", "0", "1", "0", "", "", ""],
      ["tier", "1", "1", "1", "300", "400", "0.75"],
    ]);
    expect(await run(`${words} --lens LOT`)).toMatchObject({
      code: 1,
      err: "No such lens, or it is not yours to see.\n",
    });
  });

  test("is backed up while its store runs, and restored into an empty one", async () => {
    const backup = file("backup");
    const backed = await run(`backup ${backup}`);
    expect(backed).toMatchObject({ code: 0, err: "" });
    expect(backed.out).toMatch(/\n {2}accounts \d/);
    const again = file("again");
    expect(await run(`restore ${backup}`, "", again)).toMatchObject({
      code: 0,
      err: "",
      out: backed.out.replace("backed up to", "restored from"),
    });
    expect(await run("migrate", "", again)).toMatchObject({ code: 0, err: "" });
    const words = `export workbook --as admin@example.org --out`;
    await run(`${words} ${file("here.zip")}`);
    expect(await run(`${words} ${file("there.zip")}`, "", again)).toMatchObject(
      { code: 0, err: "" },
    );
    expect(
      fs
        .readFileSync(file("there.zip"))
        .equals(fs.readFileSync(file("here.zip"))),
    ).toBe(true);
    expect(await run(`restore ${backup}`)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^The data folder .* is in use by process/),
    });
  });

  test("forgets what is undone, and remembers it again", async () => {
    const { out } = await run(
      `import ${workbook("more.zip", { Entities: ["ZED,Zed,supplier"] })} --as admin@example.org`,
    );
    const seq = Number(/published as change (\d+)/.exec(out)?.[1]);
    const holdsZed = async (name: string) => {
      await run(`export workbook --as admin@example.org --out ${file(name)}`);
      return textOf(name, "Entities").includes("ZED");
    };
    const undo = `undo ${seq} --as admin@example.org`;
    const undone = await run(undo);
    expect(undone.out).toContain("entity 1");
    expect(await holdsZed("3.zip")).toBe(false);
    const back = /undone as change (\d+)/.exec(undone.out)?.[1] ?? "";
    expect((await run(`undo ${back} --as admin@example.org`)).code).toBe(0);
    expect(await holdsZed("4.zip")).toBe(true);
    expect(await run(`undo 1 --as admin@example.org`)).toMatchObject({
      code: 1,
      err: "No such change, or it is not yours to see.\n",
    });
  });
});
