import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Role } from "@saphan/shared/contract";
import type { Viewer } from "../../access/viewer.ts";
import {
  openEmbedded,
  type TestDatabase,
} from "../../platform/testing/databases-under-test.ts";
import { createViewService, type ViewService } from "./view.service.ts";
import { createViewStore } from "./view.store.ts";

let store: TestDatabase;
let views: ViewService;
beforeAll(async () => {
  store = await openEmbedded();
  views = createViewService({
    views: createViewStore(store.database),
    clock: { now: () => 0, today: () => 0 },
  });
  await store.database.prepare();
});
afterAll(() => store.close());

let people = 0;
function person(organisation: string, role: Role = "buyer"): Viewer {
  const id = `person-${++people}`;
  return {
    account: { id, login: id, name: id, locale: "th", era: "common" },
    membership: { id: `m-${id}`, organisation, role, dataRight: false },
    session: id,
    isToken: false,
  };
}
const view = (name: string, isShared = false, address = "/sites?tier=1") => ({
  name,
  address,
  isShared,
});
const names = async (viewer: Viewer) =>
  (await views.list(viewer)).map(({ name }) => name);

describe("saved views", () => {
  test("are listed by name, one's own and those that colleagues share", async () => {
    const [me, colleague] = [person("a"), person("a")];
    await views.save(me, view("ข"));
    await views.save(me, view("ก"));
    await views.save(colleague, view("ค", true));
    await views.save(colleague, view("private"));
    expect(await names(me)).toEqual(["ก", "ข", "ค"]);
  });

  test("are not told to other organisations, other roles, or oneself in another", async () => {
    const me = person("b");
    await views.save(me, view("ours", true));
    const as = (organisation: string, role: Role): Viewer => ({
      ...me,
      membership: { ...me.membership, organisation, role },
    });
    expect(await names(person("c"))).toEqual([]);
    expect(await names(person("b", "supplier"))).toEqual([]);
    expect(await names(as("c", "buyer"))).toEqual([]);
    expect(await names(person("b"))).toEqual(["ours"]);
  });

  test("replace one's own of the same name, also when both are saved at once", async () => {
    const me = person("d");
    await Promise.all([
      views.save(me, view("one", false, "/overview")),
      views.save(me, view("  one ", false, "/overview")),
    ]);
    await views.save(me, view("one", true, "/indicators/x?by=tier"));
    expect(await views.list(me)).toMatchObject([
      { name: "one", isShared: true, address: "/indicators/x?by=tier" },
    ]);
  });

  test("belong to who saved them: nobody else renames or deletes one, shared or not", async () => {
    const [me, colleague] = [person("e"), person("e")];
    const mine = await views.save(me, view("mine", true));
    const forbidden = { code: "NOT_FOUND" };
    for (const id of [mine.id, "no-such-view"]) {
      const set = { name: "theirs", isShared: false };
      await expect(views.change(colleague, id, set)).rejects.toMatchObject(
        forbidden,
      );
      await expect(views.remove(colleague, id)).rejects.toMatchObject(
        forbidden,
      );
    }
    expect(await names(colleague)).toEqual(["mine"]);
    await views.change(me, mine.id, { name: "renamed", isShared: false });
    expect(await names(colleague)).toEqual([]);
    expect(await names(me)).toEqual(["renamed"]);
    await views.remove(me, mine.id);
    expect(await names(me)).toEqual([]);
  });

  test("keep their names apart", async () => {
    const me = person("f");
    await views.save(me, view("one"));
    const two = await views.save(me, view("two"));
    await expect(
      views.change(me, two.id, { name: "one", isShared: false }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await names(me)).toEqual(["one", "two"]);
  });

  test.each([
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "javascript:alert(1)",
    "sites",
    "/sites#top",
    "/sites?a= b",
    `/sites?q=${"x".repeat(4_000)}`,
    "",
  ])("never lead out of the product: %s", async (address) => {
    await expect(
      views.save(person("g"), view("bad", false, address)),
    ).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  });

  test.each(["", "   ", "x".repeat(81)])("need a name: %j", async (name) => {
    await expect(views.save(person("g"), view(name))).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
    });
  });

  test("are at most a hundred of one person's", async () => {
    const me = person("h");
    for (let i = 0; i < 100; i++) await views.save(me, view(`view ${i}`));
    await expect(views.save(me, view("one more"))).rejects.toMatchObject({
      code: "TOO_LARGE",
    });
    await views.save(me, view("view 7", true));
    expect(await names(me)).toHaveLength(100);
  });

  test("are kept by who is signed in", async () => {
    await expect(views.list(null)).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
    await expect(views.save(null, view("x"))).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
    });
  });
});
