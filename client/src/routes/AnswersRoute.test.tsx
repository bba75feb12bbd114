import { beforeEach, describe, expect, jest, test } from "@jest/globals";
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from "@testing-library/react";
import { GraphQLError } from "graphql";
import { Route, Routes } from "react-router";
import { keepTyped } from "../features/my-answers/typed-storage.ts";
import { SessionContext } from "../lib/viewer.ts";
import { aViewer, renderRoute, type Stubs } from "../testing/render.tsx";
import { AnswersRoute } from "./AnswersRoute.tsx";
import { SignInRoute } from "./SignInRoute.tsx";

const both = (name: string) => ({ en: name, th: `${name} (ไทย)` });
const PRESS = { id: "press-co", key: "press-co", name: both("Press Ltd") };
const texts = (changes: Record<string, string>) => ({
  state: "",
  numerator: "",
  denominator: "",
  value: "",
  verification: "",
  evidence: "",
  validUntil: "",
  inheritedFrom: "",
  note: "",
  ...changes,
});
const version = (
  seq: number,
  period: string,
  changes: Record<string, string>,
) => ({
  period,
  seq,
  at: "2026-04-02T02:00:00Z",
  person: "Boon",
  organisation: PRESS,
  texts: texts(changes),
});
interface SavedCell {
  readonly id: string;
  readonly texts: Record<string, string>;
  readonly [field: string]: unknown;
}
const aSheet = (cells: readonly SavedCell[] = []) => ({
  id: "press 2026-Q2",
  period: "2026-Q2",
  periods: ["2026-Q2", "2026-Q1"],
  isOwn: true,
  highestVerification: 1,
  headcount: 200,
  site: { id: "press", key: "S-1", name: both("Rayong Press Works") },
  source: PRESS,
  entries: [
    {
      indicator: "train_coverage",
      demand: "asked",
      isUncertain: false,
      carriedFrom: null,
      cells: [
        {
          id: "train_coverage",
          base: 0,
          stated: null,
          last: version(3, "2026-Q1", {
            state: "reported",
            numerator: "100",
            denominator: "200",
          }),
        },
      ],
    },
  ],
  facts: [
    {
      fact: { id: "headcount" },
      isStock: true,
      cell: { id: "fact:headcount", base: 0, stated: null, last: null },
    },
  ],
  draft: {
    savedAt: cells.length > 0 ? "2026-06-20T02:00:00Z" : null,
    keptUntil: null,
    cells: cells.map((cell) => ({
      base: 0,
      rev: 1,
      head: 0,
      isUnchanged: false,
      isConflict: false,
      before: null,
      theirs: null,
      findings: [],
      ...cell,
    })),
  },
});

const CATALOGUE = {
  id: "2.0",
  facts: [{ id: "headcount", note: null }],
  indicators: [
    {
      id: "train_coverage",
      numerator: both("Workers who were trained"),
      denominator: both("Workers on site"),
      multiplier: 100,
      levels: [],
      appliesTo: both("All sites"),
      computedFrom: null,
      evidence: [both("Training register")],
      note: null,
    },
  ],
};

const supplier = aViewer({ actions: ["records:enter", "figures:read"] });

const open = (stubs: Stubs, locale: "en" | "th" = "en") =>
  renderRoute(
    <Routes>
      <Route path="/answers" element={<AnswersRoute />} />
    </Routes>,
    {
      stubs: { catalogue: CATALOGUE, ...stubs },
      at: "/answers?site=press&period=2026-Q2",
      locale,
      viewer: { ...supplier, locale },
    },
  );
/** A server that keeps what it is sent. */
function aServer(initial: readonly SavedCell[] = []) {
  let cells: readonly SavedCell[] = initial;
  const saveDraft = jest.fn(
    ({ cells: sent }: { cells: readonly SavedCell[] }) => {
      const ids = new Set(sent.map(({ id }) => id));
      cells = [
        ...cells.filter(({ id }) => !ids.has(id)),
        ...sent.filter((cell) => cell.texts as unknown),
      ];
      return { passedOver: [], sheet: aSheet(cells) };
    },
  );
  const publishDraft = jest.fn((_sent: { cells: readonly string[] }) => {
    cells = [];
    return {
      __typename: "DraftPublished",
      change: { id: "c", seq: 42 },
      sheet: aSheet(),
    };
  });
  return { answerSheet: () => aSheet(cells), saveDraft, publishDraft };
}
const field = (name: string) => screen.findByRole("textbox", { name });
const type = async (name: string, value: string) => {
  fireEvent.change(await field(name), { target: { value } });
};
const ABOVE = "Training coverage (any recorded training): How many";
const BELOW = "Training coverage (any recorded training): Out of how many";

beforeEach(() => sessionStorage.clear());

describe("the page of answers", () => {
  test("says how far one is, and what was said last, which one press repeats", async () => {
    const server = aServer();
    open(server);
    expect(await screen.findByText("0 of 1 asked answered")).toBeVisible();
    expect(screen.getByText(/^Q1 2026: 100 of 200 \(50.%\)$/)).toBeVisible();
    fireEvent.click(
      screen.getByRole("button", { name: /same as then, Q1 2026/ }),
    );
    expect(await field(ABOVE)).toHaveValue("100");
    expect(screen.getByText("1 of 1 asked answered")).toBeVisible();
    await waitFor(() => expect(server.saveDraft).toHaveBeenCalledTimes(1));
    expect(server.saveDraft.mock.calls[0]?.[0]).toMatchObject({
      site: "press",
      period: "2026-Q2",
      cells: [
        {
          id: "train_coverage",
          base: 0,
          seen: 0,
          texts: { numerator: "100", denominator: "200" },
        },
      ],
    });
    expect(await screen.findByText("Draft saved")).toBeVisible();
  });

  test("catches a slip while it is typed, and lets it be published", async () => {
    open(aServer());
    await type(ABOVE, "210");
    await type(BELOW, "200");
    expect(
      screen.getByText(/first number is larger than the second/),
    ).toBeVisible();
    expect(screen.getByText(/Far from the last value/)).toBeVisible();
    expect(await screen.findByText("1 to look at")).toBeVisible();
    await screen.findByText("Draft saved");
    fireEvent.click(
      screen.getByRole("button", { name: "Look through and publish 1" }),
    );
    expect(screen.getByRole("button", { name: "Publish 1" })).toBeVisible();
  });

  test("keeps out what cannot be read", async () => {
    open(aServer());
    await type(ABOVE, "12o");
    await type(BELOW, "200");
    expect(await field(ABOVE)).toBeInvalid();
    await screen.findByText("Draft saved");
    fireEvent.click(
      screen.getByRole("button", { name: "Look through and publish 1" }),
    );
    expect(screen.queryByRole("button", { name: "Publish 1" })).toBeNull();
    expect(screen.getByText(/1 stays in the draft/)).toBeVisible();
  });

  test("publishes all of it as one change, however often it is pressed, and says how to take it back", async () => {
    const server = aServer();
    open(server);
    await type(ABOVE, "110");
    await type(BELOW, "200");
    await screen.findByText("Draft saved");
    fireEvent.click(
      screen.getByRole("button", { name: "Look through and publish 1" }),
    );
    expect(
      screen.getByText(/: 110 of 200 \(55.%\)$/, { selector: "li" }),
    ).toBeVisible();
    const button = screen.getByRole("button", { name: "Publish 1" });
    fireEvent.click(button);
    fireEvent.click(button);
    expect(await screen.findByText(/Published as change 42/)).toBeVisible();
    const changes = server.publishDraft.mock.calls.map(
      ([sent]) => (sent as unknown as { change: string }).change,
    );
    expect(new Set(changes).size).toBe(1);
    expect(screen.getByRole("link", { name: /way back/ })).toBeVisible();
  });

  test("shows what somebody else has said in between, field by field, and loses neither", async () => {
    const theirs = version(9, "2026-Q2", {
      state: "reported",
      numerator: "130",
      denominator: "200",
    });
    const server = aServer([
      {
        id: "train_coverage",
        texts: texts({
          state: "reported",
          numerator: "120",
          denominator: "200",
          note: "HR",
        }),
        isConflict: true,
        head: 9,
        theirs,
      },
    ]);
    open(server);
    expect(await screen.findByText(/Boon has changed this/)).toBeVisible();
    const use = screen.getByRole("button", { name: "Use what I chose" });
    expect(use).toBeDisabled();
    fireEvent.click(
      screen.getByRole("radio", { name: "How many: theirs, 130" }),
    );
    for (const radio of screen.getAllByRole("radio", { name: /yours/ }))
      if (!/How many/.test(radio.getAttribute("aria-label") ?? ""))
        fireEvent.click(radio);
    fireEvent.click(use);
    await waitFor(() => expect(server.saveDraft).toHaveBeenCalled());
    expect(server.saveDraft.mock.calls[0]?.[0]).toMatchObject({
      cells: [{ base: 9, texts: { numerator: "130", note: "HR" } }],
    });
  });

  test("keeps what was typed where it could not be saved, through a new sign-in", async () => {
    const failing = {
      ...aServer(),
      saveDraft: () => {
        throw new GraphQLError("Sign in first.", {
          extensions: { code: "UNAUTHENTICATED" },
        });
      },
    };
    const { unmount } = open(failing);
    await type(ABOVE, "117");
    expect(await screen.findByText(/Not saved yet/)).toBeVisible();
    unmount();
    const server = aServer();
    open(server);
    expect(await field(ABOVE)).toHaveValue("117");
    await waitFor(() => expect(server.saveDraft).toHaveBeenCalled());
  });

  test("in Thai has the same, with labels of its own", async () => {
    open(aServer(), "th");
    expect(await screen.findByText("ตอบแล้ว 0 จาก 1 ข้อที่ถาม")).toBeVisible();
    expect(
      within(screen.getByRole("article")).getAllByRole("textbox").length,
    ).toBeGreaterThan(1);
  });

  test("says that a site is not there to be answered for", async () => {
    open({
      answerSheet: () => {
        throw new GraphQLError("no", { extensions: { code: "NOT_FOUND" } });
      },
    });
    expect(await screen.findByRole("alert")).toBeVisible();
    expect(screen.getByText(/You type for your own sites/)).toBeVisible();
    await act(() => Promise.resolve());
  });

  test("that is not reached says so, and not that the site is another's", async () => {
    open({
      answerSheet: () => {
        throw new GraphQLError("lost", { extensions: { code: "UNAVAILABLE" } });
      },
    });
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "The server cannot be reached",
    );
    expect(screen.getByRole("button", { name: "Try again" })).toBeVisible();
    expect(screen.queryByText(/You type for your own sites/)).toBeNull();
  });

  test("of a quarter that cannot be leads to the newest one, and not to trying again", async () => {
    open({
      answerSheet: () => {
        throw new GraphQLError("no", {
          extensions: { code: "BAD_USER_INPUT" },
        });
      },
    });
    expect(
      await screen.findByRole("link", { name: /newest quarter/ }),
    ).toHaveAttribute("href", "/answers?site=press");
    expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  });

  test("of a quarter that is not offered names that quarter", async () => {
    open({ answerSheet: { ...aSheet(), period: "1999-Q1" } });
    expect(await screen.findByLabelText("Quarter")).toHaveDisplayValue(
      "Q1 1999",
    );
  });

  test("says of a site that is asked nothing that it may answer freely", async () => {
    const [entry] = aSheet().entries;
    open({
      answerSheet: {
        ...aSheet(),
        entries: [{ ...entry, demand: "free" }],
      },
    });
    expect(await screen.findByText(/Nothing is asked of this/)).toBeVisible();
    expect(screen.queryByText(/0 of 0/)).toBeNull();
  });
});

test("administrators are told why there is nothing to type", async () => {
  const answerSheet = jest.fn();
  renderRoute(<AnswersRoute />, {
    stubs: { catalogue: CATALOGUE, answerSheet },
    at: "/answers?site=press",
    viewer: aViewer({ actions: ["accounts:manage"] }),
  });
  expect(await screen.findByText(/Administrators manage people/)).toBeVisible();
  expect(answerSheet).not.toHaveBeenCalled();
});

test("signing in again says that what was typed is kept, and says nothing where nothing was", async () => {
  const signIn = (
    <SessionContext value={{ viewer: null, demo: false, version: "0" }}>
      <SignInRoute />
    </SessionContext>
  );
  const { unmount } = renderRoute(signIn, { stubs: {} });
  expect(await screen.findByRole("heading")).toBeVisible();
  expect(screen.queryByRole("status")).toBeNull();
  unmount();
  keepTyped("account-1", "press 2026-Q2", {
    train_coverage: { texts: null, base: 0, seen: 1, isClash: false },
  });
  renderRoute(signIn, { stubs: {} });
  expect(await screen.findByRole("status")).toHaveTextContent(
    "is kept in this window",
  );
});

test("who may answer for one site only is taken there; others choose", async () => {
  const site = (id: string) => ({
    isOwn: true,
    drafted: id === "a" ? 2 : 0,
    site: {
      id,
      key: id,
      name: both(`Plant ${id}`),
      entity: PRESS,
      province: "TH-21",
    },
  });
  renderRoute(<AnswersRoute />, {
    stubs: {
      catalogue: CATALOGUE,
      answerableSites: { total: 2, edges: [site("a"), site("b")] },
    },
    at: "/answers",
    viewer: supplier,
  });
  expect(await screen.findByRole("link", { name: "Plant a" })).toHaveAttribute(
    "href",
    "/answers?site=a",
  );
  expect(screen.getByText(/2 entries not published/)).toBeVisible();
});
