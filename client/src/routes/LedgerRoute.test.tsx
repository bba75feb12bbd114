import { describe, expect, test } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GraphQLError } from "graphql";
import { aChange } from "../testing/imports.ts";
import { renderRoute, type Stubs } from "../testing/render.tsx";
import { LedgerRoute } from "./LedgerRoute.tsx";

const page = (nodes: readonly unknown[], endCursor: string | null = null) => ({
  edges: nodes.map((node, i) => ({ cursor: String(i), node })),
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
});
const open = (stubs: Stubs, locale: "en" | "th" = "en", search = "") =>
  renderRoute(<LedgerRoute />, { stubs, locale, at: `/data/ledger${search}` });

const ENTRIES = [
  aChange({
    id: "c2",
    seq: 9,
    action: "withdraw",
    withdraws: { id: "c1", seq: 8 },
    import: null,
  }),
  aChange({ isWithdrawn: true, mayWithdraw: false }),
];

describe("the ledger", () => {
  test("says what was done, by whom and when, and links to the plan", async () => {
    open({ changes: page(ENTRIES) });
    const [undid, imported] = await screen.findAllByRole("listitem");
    if (!undid || !imported) throw new Error("two entries are expected");
    expect(undid).toHaveTextContent("Undid change 8");
    expect(undid).toHaveTextContent("Somchai, Aurora Motor");
    expect(imported).toHaveTextContent("Imported network.zip");
    expect(imported).toHaveTextContent("undone");
    expect(imported).toHaveTextContent("2 sites");
    expect(
      within(imported).getByRole("link", { name: /Open its plan/ }),
    ).toHaveAttribute("href", "/data/imports/i1");
    expect(
      within(imported).queryByRole("button", { name: /Undo/ }),
    ).not.toBeInTheDocument();
  });

  test("says what became of a record, and why", async () => {
    open({
      changes: page([
        aChange({
          action: "succession",
          subject: "A-1 → A-2",
          reason: "one plant in two files",
          import: null,
        }),
      ]),
    });
    const entry = await screen.findByRole("listitem");
    expect(entry).toHaveTextContent("Said what became of A-1 → A-2");
    expect(entry).toHaveTextContent("Why: one plant in two files");
  });

  test("asks for what the address says, and leads to older entries", async () => {
    const asked: unknown[] = [];
    open(
      {
        changes: (args: unknown) => {
          asked.push(args);
          return page(ENTRIES, "8");
        },
      },
      "en",
      "?show=data&after=10",
    );
    expect(
      await screen.findByRole("link", { name: "Older changes" }),
    ).toHaveAttribute("href", "/data/ledger?show=data&after=8");
    expect(asked).toEqual([
      {
        first: 30,
        after: "10",
        actions: ["import", "entry", "succession", "withdraw"],
      },
    ]);
  });

  test("brings back what was undone, after saying what comes back", async () => {
    const asked: unknown[] = [];
    open({
      changes: page(ENTRIES),
      withdrawalPlan: {
        change: ENTRIES[0],
        restores: true,
        goes: [{ kind: "site", count: 2 }],
        setSince: 0,
        stays: [],
        blocked: [],
        digest: "d",
      },
      withdrawChange: (args: unknown) => {
        asked.push(args);
        return { change: null, moved: { ...moved } };
      },
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole("button", { name: "Undo: Change 9" }),
    );
    const region = await screen.findByRole("region", { name: "Undo" });
    expect(region).toHaveTextContent("This comes back: 2 sites");
    await user.click(
      within(region).getByRole("button", { name: "Bring back" }),
    );
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(
      await screen.findByText(/Somebody changed the network while you looked/),
    ).toBeVisible();
    expect(region).toHaveTextContent("stand for something else by now");
    expect(
      within(region).queryByRole("button", { name: "Bring back" }),
    ).not.toBeInTheDocument();
  });

  test("teaches where nothing was published yet", async () => {
    open({ changes: page([]) }, "th");
    expect(await screen.findByText("ยังไม่มีการเผยแพร่")).toBeVisible();
  });

  test("says that nothing was changed when the server fails", async () => {
    open({
      changes: () => {
        throw new GraphQLError("masked", {
          extensions: { code: "INTERNAL_SERVER_ERROR", id: "e-1" },
        });
      },
    });
    expect(await screen.findByRole("alert")).toHaveTextContent("e-1");
  });
});

const moved = {
  change: ENTRIES[0],
  restores: true,
  goes: [],
  setSince: 0,
  stays: [],
  blocked: ["AUR"],
  digest: "e",
};
