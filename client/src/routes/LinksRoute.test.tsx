import { describe, expect, jest, test } from "@jest/globals";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { GraphQLError } from "graphql";
import { Route, Routes } from "react-router";
import type { LinkInput, LinkTermsInput } from "../__generated__/operations.ts";
import { aViewer, renderRoute, type Stubs } from "../testing/render.tsx";
import { LinksRoute } from "./LinksRoute.tsx";

const both = (name: string) => ({ en: name, th: `${name} (ไทย)` });
const PRESS_CO = { id: "press-co", name: both("Press Ltd") };
const AURORA = { id: "aurora", name: both("Aurora Motor") };
const statement = (changes: Record<string, unknown> = {}) => ({
  id: "mine",
  isOwn: true,
  share: 0.3,
  isSingleSource: null,
  since: "2025-01-01",
  until: null,
  declaredBy: "supplier",
  disclosure: "private",
  disclosedUntil: null,
  source: PRESS_CO,
  ...changes,
});
const THEIRS = statement({
  id: "theirs",
  isOwn: false,
  share: 0.4,
  declaredBy: "customer",
  source: AURORA,
});
const link = (statements: readonly unknown[] = [statement(), THEIRS]) => ({
  id: "link-1",
  partFamily: "stamped_part",
  isCurrent: true,
  other: { id: "a0", province: "TH-21", name: both("Rayong Assembly") },
  statements,
});
const aSite = (changes: Record<string, unknown> = {}) => ({
  id: "press",
  name: both("Press Works"),
  sight: { isOwn: true },
  customers: [link()],
  suppliers: [],
  ...changes,
});
const CATALOGUE = {
  id: "2.0",
  partFamilies: [
    { id: "stamped_part", name: both("Stamped parts") },
    { id: "harness", name: both("Harnesses") },
  ],
};
const entered = { __typename: "RecordEntered", change: { id: "9", seq: 9 } };
const moved = (changes: Record<string, unknown> = {}) => ({
  __typename: "RecordMoved",
  seq: 12,
  link: {
    id: "mine",
    isWithdrawn: false,
    share: 0.5,
    isSingleSource: true,
    until: null,
    disclosure: "private",
    disclosedUntil: null,
    at: "2026-06-20T02:00:00Z",
    person: "Boon",
    organisation: PRESS_CO,
    ...changes,
  },
});

const open = (stubs: Stubs = {}, locale: "en" | "th" = "en") =>
  renderRoute(
    <Routes>
      <Route path="/sites/:id/links" element={<LinksRoute />} />
    </Routes>,
    {
      stubs: {
        site: aSite(),
        catalogue: CATALOGUE,
        linkPolicy: { disclosure: "private", setBy: null, setAt: null },
        ...stubs,
      },
      at: "/sites/press/links",
      locale,
      viewer: aViewer({ locale, actions: ["records:enter", "figures:read"] }),
    },
  );
const press = (name: RegExp | string) =>
  fireEvent.click(screen.getByRole("button", { name }));
const type = (label: RegExp | string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
/** A mutation that answers one thing after the other and keeps what it was asked. */
function answering(...answers: readonly unknown[]) {
  const asked: { link: LinkInput; change: string }[] = [];
  const left = [...answers];
  return {
    asked,
    enterLink: (args: { link: LinkInput; change: string }) => {
      asked.push(args);
      return left.shift();
    },
  };
}

describe("links of an own site", () => {
  test("say whose word they stand on, what each says, and where the two differ", async () => {
    open();
    const card = await screen.findByRole("article", {
      name: "Rayong Assembly",
    });
    const says = within(card);
    expect(says.getByText(/stated by both sides/)).toBeDefined();
    expect(
      says.getByText(/You, as Press Ltd:/).parentElement?.textContent,
    ).toMatch(/since 1\sJan\s2025 · 30\s%\sof the customer's need · private/);
    expect(says.getByText("Aurora Motor").parentElement?.textContent).toMatch(
      /40\s%\sof the customer's need$/,
    );
    expect(says.getByRole("note").textContent).toMatch(/different.*share\./);
    // One's own word only: the other side's is the other side's to correct.
    expect(says.getAllByRole("button", { name: "Correct" })).toHaveLength(1);
    expect(screen.getByText(/No supplier is stated/)).toBeDefined();
  });

  test.each([
    ["2020-03-31", /disclosure ended on 31\sMar\s2020/],
    ["2999-03-31", /others see its name · up to 31\sMar\s2999/],
  ])("say that what is disclosed ends on %s", async (disclosedUntil, words) => {
    const ends = { disclosure: "name", disclosedUntil };
    open({ site: aSite({ customers: [link([statement(ends)])] }) });
    const card = await screen.findByRole("article");
    expect(within(card).getByText(words)).toBeDefined();
  });

  test("are corrected with what was seen, and the page is read again", async () => {
    const { asked, enterLink } = answering(entered);
    const site = jest.fn(() => aSite());
    open({ enterLink, site });
    await screen.findByRole("article");
    press("Correct");
    type(/^Share/, "35");
    fireEvent.click(screen.getByLabelText("its name"));
    expect(
      screen.getByText(/see this site's name as a supplier/),
    ).toBeDefined();
    fireEvent.click(screen.getByLabelText(/up to a certain day/));
    expect(
      screen.getByText(/After .* nobody else learns of the link/),
    ).toBeDefined();
    press("Save");
    await screen.findByText(/Saved\. It counts from now on/);
    expect(asked[0]?.link).toMatchObject({
      site: "press",
      link: "mine",
      other: "a0",
      supplies: true,
      partFamily: "stamped_part",
      since: "2025-01-01",
      share: "35%",
      disclosure: "name",
      // A year from today.
      disclosedUntil: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      seen: {
        share: 0.3,
        disclosure: "private",
        disclosedUntil: null,
        until: null,
      },
    });
    await waitFor(() => expect(site).toHaveBeenCalledTimes(2));
  });

  test("catch what cannot be while it is typed", async () => {
    open();
    await screen.findByRole("article");
    press("Correct");
    type(/^Share/, "a third");
    expect(screen.getByText(/This is no number/)).toBeDefined();
    expect(
      screen.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled,
    ).toBe(true);
    type(/^Share/, "130");
    expect(screen.getByText(/More than 100 %/)).toBeDefined();
    expect(
      screen.getByRole<HTMLButtonElement>("button", { name: "Save" }).disabled,
    ).toBe(false);
  });

  test("tell in the words of an import why something is refused, and keep what was typed", async () => {
    const { enterLink } = answering({
      __typename: "RecordRefused",
      reasons: [both("A site does not supply itself.")],
    });
    open({ enterLink });
    await screen.findByRole("article");
    press("Correct");
    type(/^Share/, "35");
    press("Save");
    expect((await screen.findByRole("alert")).textContent).toBe(
      "A site does not supply itself.",
    );
    expect(screen.getByLabelText<HTMLInputElement>(/^Share/).value).toBe("35");
  });

  test("that a colleague has changed meanwhile are chosen field by field, and saved on top of the colleague's", async () => {
    const { asked, enterLink } = answering(moved(), entered);
    open({ enterLink });
    await screen.findByRole("article");
    press("Correct");
    type(/^Share/, "35");
    press("Save");
    await screen.findByText(/Boon has changed this/);
    // What only the colleague has changed is suggested as the colleague's.
    expect(
      screen.getByLabelText<HTMLInputElement>("only source: theirs, yes")
        .checked,
    ).toBe(true);
    expect(
      screen.getByRole<HTMLButtonElement>("button", {
        name: "Use what I chose",
      }).disabled,
    ).toBe(true);
    fireEvent.click(screen.getByLabelText("share: yours, 35 %"));
    press("Use what I chose");
    expect(asked).toHaveLength(1);
    press("Save");
    await screen.findByText(/Saved\. It counts/);
    expect(asked[1]?.link).toMatchObject({
      link: "mine",
      share: "35%",
      isSingleSource: true,
      seen: { share: 0.5, isSingleSource: true, disclosure: "private" },
    });
    expect(asked[1]?.change).not.toBe(asked[0]?.change);
  });

  test("that a colleague has taken back may be stated anew", async () => {
    const { asked, enterLink } = answering(
      moved({ isWithdrawn: true }),
      entered,
    );
    open({ enterLink });
    await screen.findByRole("article");
    press("Correct");
    type(/^Share/, "35");
    press("Save");
    await screen.findByText(/Boon has taken this statement back/);
    press("State mine");
    press("State it");
    await screen.findByText(/Saved\. It counts/);
    expect(asked[1]?.link).toMatchObject({
      link: null,
      seen: null,
      share: "35%",
    });
  });

  test("end on a last day, and nothing else of them changes", async () => {
    const { asked, enterLink } = answering(entered);
    open({ enterLink });
    await screen.findByRole("article");
    press("Set the last day");
    expect(screen.queryByLabelText(/^Share/)).toBeNull();
    press("Save");
    await screen.findByText(/Saved\. It counts/);
    const { until, ...rest } = asked[0]?.link ?? {};
    expect(until).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(rest).toMatchObject({
      link: "mine",
      share: "30%",
      partFamily: "stamped_part",
    });
  });

  test("are taken back after a question, with what was seen", async () => {
    const withdrawLink = jest.fn(
      (_: { link: string; seen: LinkTermsInput }) => entered,
    );
    open({ withdrawLink });
    await screen.findByRole("article");
    press("Take back");
    expect(withdrawLink).not.toHaveBeenCalled();
    expect(
      screen.getByText(/what Rayong Assembly states of it stays/),
    ).toBeDefined();
    press("Take it back");
    await screen.findByText(/^Taken back\./);
    expect(withdrawLink.mock.calls[0]?.[0]).toMatchObject({
      link: "mine",
      seen: { share: 0.3, disclosure: "private" },
    });
  });

  test("that changed before they were taken back stay, and the page says so", async () => {
    open({ withdrawLink: () => moved() });
    await screen.findByRole("article");
    press("Take back");
    press("Take it back");
    expect((await screen.findByRole("alert")).textContent).toMatch(
      /Nothing was taken back/,
    );
  });

  test("are stated with a site found by name or number, never with the site itself", async () => {
    const { asked, enterLink } = answering(entered);
    const search = jest.fn((_: { text: string }) => [
      { __typename: "Indicator", id: "train_coverage" },
      {
        __typename: "Site",
        id: "press",
        key: "S-1",
        province: "TH-21",
        name: both("Press Works"),
        entity: PRESS_CO,
      },
      {
        __typename: "Site",
        id: "harness",
        key: "S-9",
        province: "TH-20",
        name: both("Chonburi Harness"),
        entity: { id: "harness-co", name: both("Harness Ltd") },
      },
    ]);
    open({ enterLink, search });
    await screen.findByRole("article");
    press("State a supplier");
    type(/Which site supplies it/, "0105500000013");
    const found = await screen.findByRole("list", { name: "Sites found" });
    expect(within(found).getAllByRole("button")).toHaveLength(1);
    press(/Chonburi Harness/);
    // Whether others learn of it is the supplying side's to say.
    expect(screen.queryByLabelText("its name")).toBeNull();
    expect(
      screen.getByText(/What a customer alone states stays private/),
    ).toBeDefined();
    type("Part family", "harness");
    press("State it");
    await screen.findByText(/Saved\. It counts/);
    expect(asked[0]?.link).toMatchObject({
      link: null,
      other: "harness",
      supplies: false,
      partFamily: "harness",
      since: null,
      share: "",
      seen: null,
    });
    expect(search.mock.calls[0]?.[0].text).toBe("0105500000013");
  });

  test("tell others what the organisation says by default, where it supplies", async () => {
    const byDefault = { disclosure: "process", setBy: null, setAt: null };
    open({
      site: aSite({ customers: [link([THEIRS])], suppliers: [link([THEIRS])] }),
      linkPolicy: byDefault,
      search: () => [
        {
          __typename: "Site",
          id: "harness",
          key: "S-9",
          province: "TH-20",
          name: both("Chonburi Harness"),
          entity: { id: "harness-co", name: both("Harness Ltd") },
        },
      ],
    });
    const chosen = () =>
      screen.queryByRole<HTMLInputElement>("radio", { checked: true })
        ?.parentElement?.parentElement?.textContent;
    const [customer] = await screen.findAllByRole("article");
    fireEvent.click(
      within(customer as HTMLElement).getByRole("button", {
        name: "State it too",
      }),
    );
    expect(chosen()).toBe("its kind of work and province");
    press("Leave it");
    press("State a customer");
    type(/Which site does it supply/, "Chonburi");
    await screen.findByRole("list", { name: "Sites found" });
    press(/Chonburi Harness/);
    expect(chosen()).toBe("its kind of work and province");
  });

  test("have a default that is told plainly, set by who enters them, and read again", async () => {
    const setLinkPolicy = jest.fn((_: { disclosure: string }) => ({
      disclosure: "name",
      setBy: "Ploy",
      setAt: "2026-06-20T02:00:00Z",
    }));
    const linkPolicy = jest
      .fn<() => unknown>()
      .mockReturnValueOnce({ disclosure: "private", setBy: null, setAt: null })
      .mockImplementation(() => setLinkPolicy.mock.results[0]?.value);
    open({ linkPolicy, setLinkPolicy });
    expect(
      await screen.findByText(/others learn: nothing: private/),
    ).toBeDefined();
    expect(screen.queryByText(/Set (by|on)/)).toBeNull();
    press("Change the default");
    fireEvent.click(screen.getByLabelText("its name"));
    press("Save");
    await screen.findByText(/It counts for links that you state from now on/);
    expect(setLinkPolicy.mock.calls[0]?.[0].disclosure).toBe("name");
    expect(await screen.findByText(/others learn: its name/)).toBeDefined();
    expect(screen.getByText(/Set by Ploy on 20 Jun 2026/)).toBeDefined();
  });

  test("keep their default where it cannot be saved, and say so", async () => {
    open({
      setLinkPolicy: () => {
        throw new GraphQLError("no", { extensions: { code: "FORBIDDEN" } });
      },
    });
    await screen.findByRole("article");
    press("Change the default");
    fireEvent.click(screen.getByLabelText("its name"));
    press("Save");
    expect(await screen.findByRole("alert")).toBeDefined();
    expect(screen.getByText(/others learn: nothing: private/)).toBeDefined();
  });

  test("say what to do about a site that is not found", async () => {
    open({ search: () => [] });
    await screen.findByRole("article");
    press("State a customer");
    type(/Which site does it supply/, "Nobody");
    expect(
      await screen.findByText(/No site that you know has this name or number/),
    ).toBeDefined();
  });

  test("that the other side alone states are stated too, beginning with what it says", async () => {
    const { asked, enterLink } = answering(entered);
    open({ enterLink, site: aSite({ customers: [link([THEIRS])] }) });
    await screen.findByText(/stated by the other side only/);
    press("State it too");
    press("State it");
    await screen.findByText(/Saved\. It counts/);
    expect(asked[0]?.link).toMatchObject({
      link: null,
      share: "40%",
      since: "2025-01-01",
      disclosure: "private",
    });
  });

  test("that somebody states for both sides ask for nothing, and may still be stated differently", async () => {
    const { asked, enterLink } = answering(entered);
    const forBoth = { ...THEIRS, declaredBy: "both" };
    open({ enterLink, site: aSite({ customers: [link([forBoth])] }) });
    await screen.findByText(/stated once, for both sides/);
    expect(screen.getByText(/there is nothing to do/)).toBeDefined();
    expect(screen.queryByRole("button", { name: "State it too" })).toBeNull();
    press("State it differently");
    type(/^Share/, "25");
    press("State it");
    await screen.findByText(/Saved\. It counts/);
    expect(asked[0]?.link).toMatchObject({ link: null, share: "25%" });
  });

  test("of a site that is not one's own are not to be typed", async () => {
    open({ site: aSite({ sight: { isOwn: false } }) });
    expect((await screen.findByRole("alert")).textContent).toMatch(
      /not here, or not yours to see/,
    );
    expect(screen.queryByText(/What you state here counts/)).toBeNull();
    expect(screen.queryByRole("article")).toBeNull();
    expect(
      screen.queryByRole("button", { name: "State a customer" }),
    ).toBeNull();
  });

  test("that do not load say so, and may be asked for again", async () => {
    open({
      site: () => {
        throw new GraphQLError("gone", { extensions: { code: "NOT_FOUND" } });
      },
    });
    expect(await screen.findByRole("alert")).toBeDefined();
    expect(screen.getByRole("button", { name: /again/i })).toBeDefined();
  });

  test("read in Thai", async () => {
    open({}, "th");
    const card = await screen.findByRole("article");
    expect(card.textContent).toMatch(/ระบุทั้งสองฝ่าย/);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(
      "ลูกค้าและผู้ส่งมอบ",
    );
  });
});
