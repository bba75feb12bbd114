import { describe, expect, jest, test } from "@jest/globals";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { GraphQLError } from "graphql";
import { Route, Routes } from "react-router";
import type { GrantInput } from "../__generated__/operations.ts";
import { aViewer, renderRoute, type Stubs } from "../testing/render.tsx";
import { SharingRoute } from "./SharingRoute.tsx";

const both = (name: string) => ({ en: name, th: `${name} (ไทย)` });
const AURORA = { id: "aurora", name: both("Aurora Motor") };
const BOREAS = { id: "boreas", name: both("Boreas Cars") };
const aGrant = (changes: Record<string, unknown> = {}) => ({
  id: "grant-1",
  since: "2025-01-01",
  until: null,
  isOpen: true,
  organisation: AURORA,
  ...changes,
});
const aPicture = (changes: Record<string, unknown> = {}) => ({
  organisation: AURORA,
  isNamed: true,
  isShared: true,
  factsWithheld: 2,
  customers: 1,
  suppliers: 3,
  answered: ["train_coverage"],
  facts: [{ fact: { id: "headcount" }, value: 200 }],
  pillars: [{ pillar: { id: "skills" }, answered: 7, silent: 2, hidden: 1 }],
  ...changes,
});
const aSite = (
  grants: readonly unknown[],
  picture: unknown = aPicture(),
  looks: readonly unknown[] = [],
) => ({
  looks,
  id: "press",
  name: both("Press Works"),
  sight: { isOwn: true },
  grants,
  seenBy: picture,
});
const entered = { __typename: "RecordEntered", change: { id: "9", seq: 9 } };

const open = (stubs: Stubs, locale: "en" | "th" = "en") =>
  renderRoute(
    <Routes>
      <Route path="/sites/:id/sharing" element={<SharingRoute />} />
    </Routes>,
    {
      stubs: { grantees: [AURORA, BOREAS], ...stubs },
      at: "/sites/press/sharing",
      locale,
      viewer: aViewer({ locale, actions: ["records:enter", "figures:read"] }),
    },
  );
const press = (name: RegExp | string) =>
  fireEvent.click(screen.getByRole("button", { name }));
const choose = async (id: string) =>
  fireEvent.change(await screen.findByLabelText("Organisation"), {
    target: { value: id },
  });
const keeping = (answer: unknown) =>
  jest.fn((_: { grant: GrantInput; change: string }) => answer);

describe("who may read an own site", () => {
  test("is nobody else where no grant holds, and customers are offered", async () => {
    open({ site: aSite([]) });
    expect(await screen.findByText(/Nobody but your own people/)).toBeDefined();
    const offered = await screen.findByLabelText("Organisation");
    expect(
      within(offered)
        .getAllByRole("option")
        .map(({ textContent }) => textContent),
    ).toEqual(["Choose one", "Aurora Motor", "Boreas Cars"]);
  });

  test("may be given a grant, after a look at what it sees now", async () => {
    const enterGrant = keeping(entered);
    const site = jest.fn(() =>
      aSite([], aPicture({ isShared: false, answered: [], pillars: [] })),
    );
    open({ site, enterGrant });
    await choose("boreas");
    expect(
      await screen.findByText(/knows the site by name, and reads no answer/),
    ).toBeDefined();
    press("Let it read this site");
    press("Give the grant");
    await screen.findByText(/^Given\./);
    expect(enterGrant.mock.calls[0]?.[0].grant).toMatchObject({
      site: "press",
      organisation: "boreas",
      since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown,
      until: null,
      seenUntil: null,
      isChange: false,
    });
    expect(site.mock.calls.length).toBeGreaterThan(2);
  });

  test("is narrowed to a last day, with the one that was seen", async () => {
    const enterGrant = keeping(entered);
    open({ site: aSite([aGrant({ until: "2027-12-31" })]), enterGrant });
    await screen.findByRole("article", { name: "Aurora Motor" });
    press("Change the last day");
    const until = within(screen.getByRole("group", { name: "Until" }));
    fireEvent.change(until.getByLabelText(/year/i), {
      target: { value: "2026" },
    });
    press("Save");
    await screen.findByText(/^Saved: the last day/);
    expect(enterGrant.mock.calls[0]?.[0].grant).toMatchObject({
      organisation: "aurora",
      since: "2025-01-01",
      until: "2026-12-31",
      seenUntil: "2027-12-31",
      isChange: true,
    });
  });

  test("cannot end before it begins: that is said while it is chosen", async () => {
    open({
      site: aSite([aGrant({ since: "2025-06-15", until: "2026-01-31" })]),
    });
    await screen.findByRole("article");
    press("Change the last day");
    const until = within(screen.getByRole("group", { name: "Until" }));
    const save = screen.getByRole<HTMLButtonElement>("button", {
      name: "Save",
    });
    expect(save.disabled).toBe(false);
    fireEvent.change(until.getByLabelText(/year/i), {
      target: { value: "2025" },
    });
    expect(screen.getByRole("alert").textContent).toMatch(
      /lies before the first/,
    );
    expect(save.disabled).toBe(true);
  });

  test("that a colleague has changed meanwhile is not set over, and the page says so", async () => {
    open({
      site: aSite([aGrant()]),
      enterGrant: () => ({ __typename: "RecordMoved", seq: 9, link: null }),
    });
    await screen.findByRole("article");
    press("Change the last day");
    press("Save");
    expect((await screen.findByRole("alert")).textContent).toMatch(
      /Nothing was changed/,
    );
  });

  test("is refused in the words of an import", async () => {
    open({
      site: aSite([]),
      enterGrant: () => ({
        __typename: "RecordRefused",
        reasons: [both("No entity has this key.")],
      }),
    });
    await choose("aurora");
    press("Let it read this site");
    press("Give the grant");
    expect((await screen.findByRole("alert")).textContent).toBe(
      "No entity has this key.",
    );
  });

  test("is withdrawn after a question, and stands among those that ended", async () => {
    const withdrawGrant = jest.fn((_: { grant: string }) => entered);
    let grants = [aGrant()];
    open({
      site: () => aSite(grants),
      withdrawGrant: (args: { grant: string }) => {
        grants = [aGrant({ isOpen: false, until: "2026-01-01" })];
        return withdrawGrant(args);
      },
    });
    await screen.findByRole("article");
    press("Withdraw");
    expect(withdrawGrant).not.toHaveBeenCalled();
    press("Withdraw the grant");
    await screen.findByText(/^Withdrawn\./);
    expect(withdrawGrant.mock.calls[0]?.[0].grant).toBe("grant-1");
    expect(await screen.findByText(/Nobody but your own people/)).toBeDefined();
    expect(screen.getByText("Ended or still to come: 1")).toBeDefined();
    // What has ended is neither narrowed nor withdrawn again.
    expect(screen.queryByRole("button", { name: "Withdraw" })).toBeNull();
  });

  test("sees what the picture says: answers by pillar, numbers, what is kept back", async () => {
    open({ site: aSite([aGrant()]) });
    const card = within(await screen.findByRole("article"));
    press("What it sees today");
    const row = await card.findByRole("row", { name: /7.*2.*1/ });
    expect(row).toBeDefined();
    expect(card.getByText(/1 customers, 3 suppliers/)).toBeDefined();
    expect(card.getByText(/fewer than 10 people: 2/)).toBeDefined();
    expect(card.getByText(/: 200/)).toBeDefined();
  });

  test("sees nothing where it has nothing to do with the site", async () => {
    open({ site: aSite([], null) });
    await choose("boreas");
    expect(
      await screen.findByText(/does not see this site at all/),
    ).toBeDefined();
  });

  test("sees who looked, by organisation and day, and that some are not named", async () => {
    const days = (count: number, times: number) =>
      Array.from({ length: count }, (_, i) => ({
        day: `2026-05-${String(20 - i).padStart(2, "0")}`,
        times,
      }));
    open({
      site: aSite([], aPicture(), [
        { organisation: AURORA, times: 9, dayCount: 5, days: days(3, 2) },
        { organisation: null, times: 1, dayCount: 1, days: days(1, 1) },
      ]),
    });
    await screen.findByRole("heading", { name: "Who looked" });
    const named = within(
      screen.getByRole("row", { name: /^Aurora Motor 9 5/ }),
    );
    expect(named.getByText("20 May 2026")).toBeDefined();
    expect(named.getByText("18 May 2026: 2")).toBeDefined();
    expect(named.getByText(/and 2 earlier days/)).toBeDefined();
    const others = within(screen.getByRole("row", { name: /^Others/ }));
    expect(others.queryByText("On which days")).toBeNull();
    expect(screen.getByText(/their names would tell of links/)).toBeDefined();
  });

  test("sees that nobody looked", async () => {
    open({ site: aSite([]) });
    expect(
      await screen.findByText("Nobody from outside in the last 400 days."),
    ).toBeDefined();
    expect(screen.queryByText(/their names would tell/)).toBeNull();
  });

  test("is found by name or number", async () => {
    const grantees = jest.fn(({ text }: { text?: string }) =>
      text ? [] : [AURORA],
    );
    open({ site: aSite([]), grantees });
    fireEvent.change(await screen.findByLabelText("Find an organisation"), {
      target: { value: "0105500000013" },
    });
    expect(
      await screen.findByText(/No organisation that you know/),
    ).toBeDefined();
    await waitFor(() =>
      expect(grantees.mock.calls.at(-1)?.[0].text).toBe("0105500000013"),
    );
  });

  test("is not for others than its own people to say", async () => {
    open({ site: { ...aSite([aGrant()]), sight: { isOwn: false } } });
    expect((await screen.findByRole("alert")).textContent).toMatch(
      /not here, or not yours to see/,
    );
    expect(screen.queryByRole("article")).toBeNull();
  });

  test("is not told of a site that cannot be seen", async () => {
    open({
      site: () => {
        throw new GraphQLError("gone", { extensions: { code: "NOT_FOUND" } });
      },
    });
    expect((await screen.findByRole("alert")).textContent).toMatch(
      /not here, or not yours to see/,
    );
  });

  test("reads in Thai", async () => {
    open({ site: aSite([aGrant()]) }, "th");
    expect(
      await screen.findByRole("article", { name: "Aurora Motor (ไทย)" }),
    ).toBeDefined();
    expect(screen.getByRole("button", { name: "ถอนการอนุญาต" })).toBeDefined();
    expect(screen.getByRole("heading", { name: "ใครเปิดดู" })).toBeDefined();
  });
});
