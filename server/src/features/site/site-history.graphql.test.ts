import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { REGISTRY } from "@saphan/shared/core";
import type { Viewer } from "../../access/viewer.ts";
import type { SiteHistory } from "../../graph/__generated__/resolvers.ts";
import {
  aViewer,
  openTestNetwork,
  there,
  type TestNetwork,
} from "../../testing/graphql.ts";
import {
  aGrant,
  aLink,
  anEnrolment,
  anEntity,
  aSite,
  someAnswers,
  someFacts,
} from "../../testing/revisions.ts";

/* Two of the changes are accounts that were added: the import is change 4, the correction change 5. */
let network: TestNetwork;
let somchai: Viewer;
let anna: Viewer;
const borealis = aViewer("buyer", "borealis");
const withdrawn = { change: "", seq: 0 };

const trained = (numerator: number, denominator = 60, breakdown = "") => ({
  indicator: "train_coverage",
  breakdown,
  numerator,
  denominator,
});

beforeAll(async () => {
  network = await openTestNetwork("2026-06-20");
  await network.publish([
    anEntity("aurora", "assembler"),
    anEntity("borealis", "assembler"),
    anEntity("bridge", "programme"),
    anEntity("pressco"),
    aSite("a0", "aurora"),
    aSite("b0", "borealis"),
    aSite("press", "pressco"),
    aLink("press", "a0", "pressco"),
    aLink("press", "b0", "pressco", { disclosure: "name" }),
    aGrant("press", "aurora"),
    aGrant("press", "borealis"),
    anEnrolment("bridge", { entity: "pressco" }),
    someFacts("press", "2026-Q2", "pressco", { headcount: 60 }),
  ]);
  somchai = await network.addPerson("Somchai", "supplier", "pressco");
  anna = await network.addPerson("Anna", "buyer", "aurora");
  const actor = ({ account, membership }: Viewer) => ({
    account: account.id,
    organisation: membership.organisation,
  });
  await network.publish(
    [
      someAnswers("press", "2026-Q2", "pressco", [
        trained(40),
        trained(3, 6, "sex=women"),
        trained(37, 54, "sex=men"),
        trained(30, 40, "role=production"),
        { indicator: "hrdd_severe_incidents", value: 1 },
      ]),
    ],
    { actor: actor(somchai), subject: "answers.xlsx" },
  );
  await network.publish(
    [
      someAnswers("press", "2026-Q2", "pressco", [
        trained(45),
        trained(14, 20, "sex=women"),
        { indicator: "train_rights_coverage", state: "declined" },
      ]),
      someFacts("press", "2026-Q2", "pressco", { headcount: 64 }),
      {
        kind: "site",
        id: "press",
        set: {
          name: { en: "Press Works", th: "โรงงาน press" },
          partFamilies: ["seat"],
        },
      },
      aGrant("press", "borealis", "2026-12-31"),
      aLink("press", "b0", "pressco", { disclosure: "process", share: 0.5 }),
    ],
    { actor: actor(somchai) },
  );
  await network.publish(
    [someAnswers("press", "2026-Q2", "aurora", [trained(20)])],
    {
      actor: actor(anna),
      subject: "aurora-suppliers.xlsx",
    },
  );
  await network.publish(
    [someAnswers("press", "2026-Q2", "borealis", [trained(10)])],
    { actor: { account: "b", organisation: "borealis" } },
  );
  const entry = await network.publish(
    [someAnswers("press", "2026-Q2", "pressco", [trained(59)])],
    { actor: actor(somchai) },
  );
  Object.assign(withdrawn, entry);
  await network.withdraw(entry.change);
});
afterAll(() => network.close());

const HISTORY = /* GraphQL */ `
  query ($first: Int, $before: Int, $seq: Int, $indicator: ID) {
    site(id: "press", seq: $seq) {
      history(first: $first, before: $before, indicator: $indicator) {
        before
        entries {
          id
          person
          isByRegistry
          organisation {
            id
          }
          subject
          isWithdrawn
          total
          items {
            kind
            isNew
            indicator
            fact
            breakdown
            period
            field
            partFamily
            supplies
            source {
              id
            }
            organisation {
              id
            }
            other {
              id
            }
            before {
              state
              numerator
              denominator
            }
            after {
              state
              numerator
              denominator
            }
            beforeText
            afterText
          }
        }
      }
    }
  }
`;
async function historyOf(
  viewer: Viewer,
  variables: Readonly<Record<string, unknown>> = {},
) {
  return (await network.read(viewer, HISTORY, variables)).site.history;
}
const itemsOf = (history: SiteHistory) =>
  history.entries.flatMap(({ items }) => items);

describe("the history of a site", () => {
  test("says who corrected what, from what to what", async () => {
    const { entries } = await historyOf(somchai);
    const correction = there(entries.find(({ id }) => id === "5"));
    expect(correction).toMatchObject({
      person: "Somchai",
      organisation: { id: "pressco" },
      isWithdrawn: false,
    });
    expect(
      correction.items.find(
        ({ indicator, breakdown }) =>
          indicator === "train_coverage" && breakdown === null,
      ),
    ).toMatchObject({
      isNew: false,
      period: "2026-Q2",
      before: { numerator: 40, denominator: 60 },
      after: { numerator: 45, denominator: 60 },
    });
  });

  test("names what changed of facts, profile, grants and links, with what stood before", async () => {
    const { entries } = await historyOf(somchai);
    const { items } = there(entries.find(({ id }) => id === "5"));
    const texts = items
      .filter(({ kind }) => kind !== "answer")
      .map(({ kind, field, fact, beforeText, afterText }) => [
        kind,
        field ?? fact,
        beforeText,
        afterText,
      ]);
    expect(texts).toEqual([
      ["profile", "name_en", "Plant press", "Press Works"],
      ["profile", "part_families", "", "seat"],
      ["fact", "headcount", "60", "64"],
      ["link", "share", null, "0.5"],
      ["link", "disclosure", "name", "process"],
      ["grant", "until", null, "2026-12-31"],
    ]);
    expect(items.find(({ kind }) => kind === "link")).toMatchObject({
      other: { id: "b0" },
      supplies: true,
      partFamily: "stamped_part",
    });
  });

  test("says of what was entered first only that it was", async () => {
    const { entries } = await historyOf(somchai);
    const first = there(entries.at(-1));
    expect(first).toMatchObject({ id: "1", isByRegistry: true, person: null });
    expect(
      first.items.map(({ kind, isNew, organisation }) => [
        kind,
        isNew,
        organisation?.id ?? null,
      ]),
    ).toEqual([
      ["profile", true, null],
      ["fact", true, null],
      ["link", true, null],
      ["link", true, null],
      ["grant", true, "aurora"],
      ["grant", true, "borealis"],
      ["enrolment", true, "bridge"],
    ]);
  });

  test("marks what was withdrawn, and does not read on from it", async () => {
    const { entries } = await historyOf(somchai);
    const entry = there(entries.find(({ id }) => id === String(withdrawn.seq)));
    expect(entry.isWithdrawn).toBe(true);
    expect(entry.items[0]).toMatchObject({
      before: { numerator: 45 },
      after: { numerator: 59 },
    });
  });

  test("counts a withdrawal that was itself withdrawn as nothing", async () => {
    // As of the seq before the withdrawal nothing was withdrawn.
    const { entries } = await historyOf(somchai, { seq: withdrawn.seq });
    expect(entries[0]).toMatchObject({
      id: String(withdrawn.seq),
      isWithdrawn: false,
    });
  });

  test("goes on from where a page ended", async () => {
    const whole = await historyOf(somchai);
    const first = await historyOf(somchai, { first: 2 });
    expect(first.before).toBe(Number(first.entries[1]?.id));
    const rest = await historyOf(somchai, { before: first.before });
    expect([...first.entries, ...rest.entries]).toEqual(whole.entries);
    expect(rest.before).toBeNull();
  });

  test("tells every version of one indicator's answers, and nothing else", async () => {
    const indicator = "train_coverage";
    const whole = await historyOf(somchai);
    const versions = await historyOf(somchai, { indicator });
    expect(versions.entries.length).toBeLessThan(whole.entries.length);
    expect(
      versions.entries.map(({ items, total }) => items.length - total),
    ).toEqual(versions.entries.map(() => 0));
    expect(itemsOf(versions)).toEqual(
      itemsOf(whole).filter((item) => item.indicator === indicator),
    );
    const foreign = { indicator: "hrdd_severe_incidents" };
    expect(itemsOf(await historyOf(somchai, foreign))).toHaveLength(1);
    expect((await historyOf(anna, foreign)).entries).toEqual([]);
  });

  test("tells customers no person and no file of another organisation", async () => {
    const { entries } = await historyOf(anna);
    const own = entries.filter(({ person }) => person !== null);
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject({
      person: "Anna",
      subject: "aurora-suppliers.xlsx",
    });
    const others = entries.filter(({ person }) => person === null);
    for (const { subject, organisation } of others)
      expect([subject, organisation?.id]).toEqual(["", "pressco"]);
  });

  test("tells customers answers only: no facts, links, grants or profile", async () => {
    const history = await historyOf(anna);
    expect(new Set(itemsOf(history).map(({ kind }) => kind))).toEqual(
      new Set(["answer"]),
    );
  });

  test("tells customers nothing of other customers, of sensitive indicators or of small groups", async () => {
    const seen = itemsOf(await historyOf(anna));
    expect(new Set(seen.map(({ source }) => source?.id))).toEqual(
      new Set(["pressco", "aurora"]),
    );
    expect(seen.map(({ indicator }) => indicator)).not.toContain(
      "hrdd_severe_incidents",
    );
    expect(new Set(seen.map(({ breakdown }) => breakdown))).toEqual(
      new Set([null, "role=production"]),
    );
  });

  test("reads declined as no answer to customers", async () => {
    const rights = (history: SiteHistory) =>
      itemsOf(history).find(
        ({ indicator }) => indicator === "train_rights_coverage",
      )?.after?.state;
    expect(rights(await historyOf(anna))).toBe("not_collected");
    expect(rights(await historyOf(somchai))).toBe("declined");
  });

  test("holds nothing after the seq that is asked for", async () => {
    const { entries } = await historyOf(borealis, { seq: 4 });
    expect(entries.map(({ id }) => id)).toEqual(["4"]);
  });

  test("shows the site itself as it was then", async () => {
    const query = `query ($seq: Int) { site(id: "press", seq: $seq) { name { en } closed } }`;
    expect((await network.read(somchai, query)).site.name.en).toBe(
      "Press Works",
    );
    expect((await network.read(somchai, query, { seq: 1 })).site).toEqual({
      name: { en: "Plant press" },
      closed: null,
    });
  });

  test("is refused to who reads no answers", async () => {
    const { errors } = await network.ask(
      aViewer("administrator", REGISTRY),
      HISTORY,
    );
    expect(errors[0]?.code).toBe("FORBIDDEN");
  });
});
