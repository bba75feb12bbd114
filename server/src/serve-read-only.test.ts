/** A data folder that cannot be written: when a server starts, and while it runs. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import { temporaryFolder } from "./platform/testing/databases-under-test.ts";
import {
  failingDisk,
  frozenFile,
  givenToOthers,
  mountedReadOnly,
  type ClosedFolder,
} from "./testing/read-only.ts";
import { anEntity, aSite } from "./testing/revisions.ts";
import {
  openBeside,
  openServer,
  post,
  send,
  signIn,
} from "./testing/running.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** Only root can close a folder to root, or freeze a file. */
const isRoot = process.getuid?.() === 0;

async function until(is: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await is())) if (Date.now() > end) throw new Error("it never came");
}

async function fill(folder: string): Promise<void> {
  const beside = await openBeside(folder);
  await beside.publish([anEntity("a", "assembler"), aSite("a1", "a")]);
  await beside.addPerson({
    login: "a@example.org",
    role: "buyer",
    organisation: "a",
  });
  await beside.close();
}

async function filledFolder(): Promise<string> {
  const folder = temporaryFolder();
  await fill(folder);
  return folder;
}

const contentOf = (folder: string): readonly string[] =>
  fs
    .readdirSync(folder)
    // Who reads notes there that he reads.
    .filter((name) => !name.endsWith("-lock"))
    .map((name) => {
      const bytes = fs.readFileSync(path.join(folder, name));
      return `${name} ${createHash("sha256").update(bytes).digest("hex")}`;
    });

/** Does not start, says why in a sentence, and has changed nothing; starts when it can write. */
async function expectRefusal(
  filled: string,
  { folder, as, open }: ClosedFolder,
): Promise<void> {
  const before = contentOf(filled);
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ["--import", "tsx", "--conditions=@saphan/source", "server/src/main.ts"],
    {
      ...as,
      cwd: ROOT,
      encoding: "utf8",
      env: { PATH: "", TMPDIR: "/tmp", DATA_DIR: folder, PORT: "0" },
    },
  );
  open();
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(
    /The data folder \S+ cannot be written \(E\w+\); nothing in it was changed\. Mount it writable, give it to the user that runs this program \(uid \d+\), or choose another DATA_DIR\./,
  );
  expect(contentOf(filled)).toEqual(before);
  const server = await openServer({ folder: filled });
  ending.push(() => server.end());
  const as2 = await signIn(server.url, "a@example.org");
  const { data } = await post(server.url, `{ site(id: "a1") { id } }`, {
    as: as2,
  });
  expect(data).toEqual({ site: { id: "a1" } });
}

test("a server that is started on somebody else's folder says so, and touches nothing", async () => {
  const folder = await filledFolder();
  await expectRefusal(folder, givenToOthers(folder));
});

(isRoot ? describe : describe.skip)("where root can close a folder", () => {
  test("a server that is started on a read-only mount says so, and touches nothing", async () => {
    const folder = await filledFolder();
    const mounted = mountedReadOnly(folder);
    // A machine that lets root mount nothing has tried it as another user above.
    await expectRefusal(folder, mounted ?? givenToOthers(folder));
  });

  test("a disk that becomes read-only while it is used is told of, and read on; when it is mended all is there that was acknowledged", async () => {
    const disk = failingDisk();
    // Not every machine lends its root a disk; a full one goes the same way (platform/embedded/crash.test.ts).
    if (!disk) return;
    ending.push(disk.remove);
    const folder = path.join(disk.folder, "data");
    await fill(folder);
    const server = await openServer({ folder });
    const { url } = server;
    const as = await signIn(url, "a@example.org");
    const states = async () => {
      const { status, text } = await send(url, "/readyz");
      const { troubles = [] } = JSON.parse(text) as {
        readonly troubles?: readonly { readonly state: string }[];
      };
      return [status, ...troubles.map(({ state }) => state)];
    };
    const setName = (name: string, to = url, by = as) =>
      post(to, `mutation { setName(name: "${name}") { name } }`, { as: by });
    const was = { setName: { name: "Before" } };
    expect((await setName("Before")).data).toEqual(was);

    disk.fail();
    const refused = await setName("Never");
    expect(refused.data).toBeNull();
    expect(refused.errors[0]?.extensions).toMatchObject({
      code: "UNAVAILABLE",
    });
    await until(async () => (await states()).includes("read_only"));
    expect(await states()).toEqual([200, "read_only"]);
    const query = `{ viewer { name } site(id: "a1") { id } }`;
    const shown = { viewer: { name: "Before" }, site: { id: "a1" } };
    expect((await post(url, query, { as })).data).toEqual(shown);

    await server.close();
    await disk.mend();
    const again = await openServer({ folder });
    ending.push(() => again.close());
    expect((await post(again.url, query, { as })).data).toEqual(shown);
    expect((await setName("After", again.url)).data).toEqual({
      setName: { name: "After" },
    });
  });

  test("a store whose file is frozen while it is used refuses what it cannot keep, says so, and takes it again once it may", async () => {
    const folder = await filledFolder();
    const server = await openServer({ folder });
    ending.push(() => server.end());
    const { url } = server;
    const as = await signIn(url, "a@example.org");
    const readyz = async () => (await send(url, "/readyz")).text;
    const setName = (name: string) =>
      post(url, `mutation { setName(name: "${name}") { name } }`, { as });
    await setName("Before");

    const frozen = frozenFile(path.join(folder, "store.mdb"));
    // Not every machine can: platform/embedded/storage.test.ts has the store's part of it for all.
    if (!frozen) return;
    ending.push(frozen.thaw);
    const refused = await setName("Never");
    expect(refused.data).toBeNull();
    expect(refused.errors[0]?.extensions).toMatchObject({
      code: "UNAVAILABLE",
    });
    expect(await readyz()).toContain("read_only");
    const { data } = await post(url, `{ viewer { name } }`, { as });
    expect(data).toEqual({ viewer: { name: "Before" } });

    frozen.thaw();
    await until(async () => !(await readyz()).includes("read_only"));
    expect((await setName("After")).data).toEqual({
      setName: { name: "After" },
    });
  });
});
