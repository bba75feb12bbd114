import { describe, expect, test } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GraphQLError } from "graphql";
import { Route, Routes } from "react-router";
import { aChange, anImport, aPlan } from "../testing/imports.ts";
import { renderRoute, type Stubs } from "../testing/render.tsx";
import { ImportRoute } from "./ImportRoute.tsx";

const open = (stubs: Stubs, locale: "en" | "th" = "en", search = "") =>
  renderRoute(
    <Routes>
      <Route path="/data/imports/:id" element={<ImportRoute />} />
    </Routes>,
    { stubs, locale, at: `/data/imports/i1${search}` },
  );

const MIXED = anImport({
  plan: aPlan({ rows: 8, created: 4, unchanged: 1, refused: 2, asked: 1 }),
  acts: ["answer", "publish_valid_rows", "plan_again", "cancel"],
  hindrances: ["refused_rows", "open_questions"],
});

describe("a plan", () => {
  test("reads like a letter, and shows what is refused with place and reason", async () => {
    open({ import: MIXED });
    expect(await screen.findByText("4 rows are new.")).toBeVisible();
    expect(
      screen.getByText("2 rows cannot be taken as they are."),
    ).toBeVisible();
    expect(screen.getByText("1 row stays as it is.")).toBeVisible();
    const table = await screen.findByRole("table", {
      name: "Rows that are refused",
    });
    const row = within(table).getByText("Why refused").closest("tr");
    expect(row).toHaveTextContent("Answers12ValuenineValue: nineWhy refused");
    expect(screen.getByText("Answers: Why noted")).toBeVisible();
    expect(screen.getByRole("link", { name: /whole plan/ })).toHaveAttribute(
      "href",
      "/imports/i1/report.csv",
    );
  });

  test("says what stands in the way, and offers the valid rows", async () => {
    const asked: unknown[] = [];
    open({
      import: MIXED,
      publishImport: (args: unknown) => {
        asked.push(args);
        return { hindrance: null, import: anImport({ state: "published" }) };
      },
    });
    expect(await screen.findByText(/some rows are refused/)).toBeVisible();
    const user = userEvent.setup();
    await user.click(
      screen.getByRole("button", { name: /publish the 4 valid ones/ }),
    );
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]).toMatchObject({ id: "i1", validRowsOnly: true });
  });

  test("is published under one id however often the button is pressed", async () => {
    const changes: string[] = [];
    open({
      import: () => anImport(),
      publishImport: ({ change }: { change: string }) => {
        changes.push(change);
        return { hindrance: "moved", import: anImport() };
      },
    });
    const user = userEvent.setup();
    const button = await screen.findByRole("button", { name: "Publish" });
    await user.dblClick(button);
    expect(await screen.findByText(/the network has moved on/)).toBeVisible();
    await user.click(await screen.findByRole("button", { name: "Publish" }));
    await waitFor(() => expect(changes.length).toBeGreaterThan(1));
    expect(new Set(changes).size).toBe(1);
  });

  test("is answered in place, and only what was chosen is sent", async () => {
    const question = (id: string) => ({
      id,
      sheet: "Sites",
      sheetName: { en: "Sites", th: "สถานประกอบกิจการ" },
      column: "province",
      columnName: { en: "Province", th: "จังหวัด" },
      value: "Atlantis",
      question: { en: `What is meant by ${id}?`, th: "หมายถึงอะไร" },
      options: [
        { id: "TH-21", label: { en: "Rayong", th: "ระยอง" } },
        { id: "empty", label: { en: "Leave it empty", th: "เว้นว่าง" } },
      ],
      rows: 3,
      firstRow: 2,
      blocks: true,
      answer: null,
    });
    let answers: unknown;
    open({
      import: anImport({
        acts: ["answer", "cancel"],
        plan: aPlan(
          { rows: 6, asked: 6 },
          { questions: [question("one"), question("two")] },
        ),
      }),
      answerImportQuestions: (args: unknown) => {
        answers = args;
        return anImport({ state: "planning", plan: null, acts: ["cancel"] });
      },
    });
    const group = await screen.findByRole("radiogroup", {
      name: "What is meant by two?",
    });
    expect(
      screen.getByRole("button", { name: "Send the answer" }),
    ).toBeDisabled();
    const user = userEvent.setup();
    await user.click(within(group).getByRole("radio", { name: "Rayong" }));
    await user.click(screen.getByRole("button", { name: "Send the answer" }));
    await waitFor(() =>
      expect(answers).toEqual({
        id: "i1",
        answers: [{ question: "two", option: "TH-21" }],
      }),
    );
  });

  test("that cannot be read says so, and offers no publishing", async () => {
    open({
      import: anImport({
        acts: ["plan_again", "cancel"],
        hindrances: ["cannot_be_read"],
        plan: aPlan({}, { hasFault: true, setsAnything: false, sheets: [] }),
      }),
    });
    expect(await screen.findByText(/This file cannot be read/)).toBeVisible();
    expect(await screen.findByText("Why refused")).toBeVisible();
    expect(
      screen.queryByRole("button", { name: /ublish/ }),
    ).not.toBeInTheDocument();
  });

  test.each([
    [
      { rows: 7, refused: 7, warned: 1 },
      "Nothing of it can be taken as it is.",
    ],
    [{ rows: 7, unchanged: 7, warned: 1 }, "All of it is there already."],
  ])("that sets nothing says why: %o", async (counts, sentence) => {
    open({
      import: anImport({
        acts: ["plan_again", "cancel"],
        plan: aPlan(counts, { setsAnything: false }),
      }),
    });
    expect(await screen.findByText(sentence)).toBeVisible();
    // A row that has something to look at may be a refused one.
    expect(screen.getByText("1 row has something to look at.")).toBeVisible();
  });

  test("reads in Thai", async () => {
    open({ import: MIXED }, "th");
    expect(await screen.findByText("ใหม่ 4 แถว")).toBeVisible();
    expect(screen.getByText("รับไม่ได้ 2 แถว")).toBeVisible();
  });
});

describe("an import", () => {
  test("that broke off while it was sent asks for the same file again", async () => {
    open({
      import: anImport({
        state: "uploading",
        received: 1_000_000,
        plan: null,
        acts: ["upload", "cancel"],
      }),
    });
    expect(await screen.findByText(/1 MB of 2 MB have arrived/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Cancel" })).toBeVisible();
  });

  test("that is being read says how far it is", async () => {
    open({
      import: anImport({
        state: "planning",
        plan: null,
        acts: ["cancel"],
        progress: { phase: "reading", fraction: 0.4, rows: 1200 },
      }),
    });
    expect(
      await screen.findByText("Reading the file · 1,200 rows"),
    ).toBeVisible();
  });

  test("that is published says as what, and asks before it is undone", async () => {
    const asked: unknown[] = [];
    open({
      import: anImport({ state: "published", acts: [], change: aChange() }),
      withdrawalPlan: {
        change: aChange(),
        restores: false,
        goes: [{ kind: "site", count: 2 }],
        setSince: 1,
        stays: [{ kind: "entity", key: "AUR" }],
        blocked: [],
        digest: "d",
      },
      withdrawChange: (args: unknown) => {
        asked.push(args);
        return { change: aChange({ id: "c2", seq: 9 }), moved: null };
      },
    });
    expect(await screen.findByText(/Published as change 8/)).toBeVisible();
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    const region = await screen.findByRole("region", { name: "Undo" });
    expect(region).toHaveTextContent(
      "goes back to what it was before: 2 sites",
    );
    expect(region).toHaveTextContent("1 record has been set again since");
    expect(region).toHaveTextContent("so they stay: AUR");
    await user.click(within(region).getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]).toMatchObject({ change: "c1", digest: "d" });
  });

  test("that is not there, or not the viewer's, says whom to ask", async () => {
    open({
      import: () => {
        throw new GraphQLError("No such import", {
          extensions: { code: "NOT_FOUND" },
        });
      },
    });
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "This is not here, or not yours to see",
    );
  });
});
