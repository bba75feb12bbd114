import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GraphQLError } from "graphql";
import { anImport } from "../testing/imports.ts";
import { aViewer, renderRoute, type Stubs } from "../testing/render.tsx";
import { DataRoute } from "./DataRoute.tsx";

const connection = (nodes: readonly unknown[], hasNextPage = false) => ({
  edges: nodes.map((node, i) => ({ cursor: String(i), node })),
  pageInfo: { hasNextPage, endCursor: null },
});
const open = (stubs: Stubs, locale: "en" | "th" = "en", at = "/data") =>
  renderRoute(<DataRoute />, { stubs, locale, at });
const administrator = aViewer({
  actions: ["sites:read", "ledger:read"],
  membership: {
    id: "m",
    role: "administrator",
    dataRight: false,
    organisation: null,
  },
});

/** What was fetched and under which name it was saved. */
function saves(name: string, text: string): unknown[] {
  const saved: unknown[] = [];
  let address = "";
  const pieces = [new TextEncoder().encode(text)];
  const read = () => {
    const value = pieces.shift();
    return Promise.resolve({ done: value === undefined, value });
  };
  jest.spyOn(globalThis, "fetch").mockImplementation((asked) => {
    address = asked as string;
    return Promise.resolve({
      ok: true,
      headers: new Map([
        ["content-disposition", `attachment; filename=${name}`],
      ]),
      body: { getReader: () => ({ read }) },
    } as unknown as Response);
  });
  URL.createObjectURL = () => "blob:1";
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push([address, this.download]);
  });
  return saved;
}

afterEach(() => {
  jest.restoreAllMocks();
});

describe("the data page", () => {
  test("lists what was sent with its state, and links to each under the same lens", async () => {
    open(
      {
        imports: connection([
          anImport(),
          anImport({
            id: "i2",
            state: "published",
            change: { id: "c1", isWithdrawn: true },
          }),
        ]),
      },
      "en",
      "/data?lens=aurora",
    );
    const [link] = await screen.findAllByRole("link", { name: "network.zip" });
    expect(link).toHaveAttribute("href", "/data/imports/i1?lens=aurora");
    expect(screen.getByText("Waits for you")).toBeVisible();
    expect(screen.getByText("Published, then undone")).toBeVisible();
  });

  test("teaches where nothing has been sent yet, in Thai too", async () => {
    open({ imports: connection([]) }, "th");
    expect(await screen.findByText("ยังไม่มีไฟล์ที่ส่ง")).toBeVisible();
    expect(screen.getByRole("button", { name: "ดาวน์โหลดแม่แบบ" })).toBeVisible();
  });

  test("says why an administrator without the data right finds nothing to do, and whom to ask", () => {
    renderRoute(<DataRoute />, { stubs: {}, viewer: administrator });
    expect(screen.getByText(/needs the data right to touch/)).toBeVisible();
    expect(screen.queryByText("Choose a file")).not.toBeInTheDocument();
    expect(
      screen.queryByRole("button", { name: "Download the workbook" }),
    ).not.toBeInTheDocument();
  });

  test("looks at a file before anything is sent", async () => {
    const began = jest.fn();
    open({ imports: connection([]), beginImport: began });
    const zone = (await screen.findByText("Drop an Excel or zip file here, or"))
      .parentElement;
    if (!zone) throw new Error("no zone");
    const files = [new File(["x"], "book.ods")];
    fireEvent.drop(zone, {
      dataTransfer: { files: { item: (i: number) => files[i] ?? null } },
    });
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "book.ods is not a kind of file",
    );
    expect(began).not.toHaveBeenCalled();
  });

  test("fetches the figures of the lens and period in the address, split as chosen", async () => {
    const asked: unknown[] = [];
    const saved = saves("saphan-figures.csv", "a,b");
    open(
      {
        imports: connection([]),
        startExport: (args: unknown) => {
          asked.push(args);
          return { address: "/exports/token", expiresAt: "" };
        },
      },
      "en",
      "/data?period=2026-Q2&lens=aurora",
    );
    const user = userEvent.setup();
    await user.selectOptions(screen.getByLabelText("Split by"), "tier");
    await user.click(
      screen.getByRole("button", { name: "Download the figures" }),
    );
    await screen.findByText("saphan-figures.csv was saved.");
    expect(asked).toEqual([
      {
        export: {
          kind: "figures",
          lens: "aurora",
          period: "2026-Q2",
          by: ["tier"],
        },
      },
    ]);
    expect(saved).toEqual([["/exports/token", "saphan-figures.csv"]]);
  });

  test("says so where a workbook does not fit into an Excel file", async () => {
    saves("saphan-workbook-9.zip", "x");
    open({
      imports: connection([]),
      startExport: { address: "/exports/token", expiresAt: "" },
    });
    const user = userEvent.setup();
    await user.click(
      screen.getByRole("button", { name: "Download the workbook" }),
    );
    expect(
      await screen.findByText(/does not fit into an Excel file, so saphan/),
    ).toBeVisible();
  });

  test("says that an address has passed, and offers the file again", async () => {
    jest
      .spyOn(globalThis, "fetch")
      .mockResolvedValue({ ok: false } as Response);
    open({
      imports: connection([]),
      startExport: { address: "/exports/token", expiresAt: "" },
    });
    const user = userEvent.setup();
    const button = screen.getByRole("button", {
      name: "Download the template as zipped CSV",
    });
    await user.click(button);
    expect(await screen.findByText(/Ask for it again/)).toBeVisible();
    expect(button).toBeEnabled();
  });

  test("says that nothing was changed when the list cannot be read", async () => {
    open({
      imports: () => {
        throw new GraphQLError("masked", {
          extensions: { code: "INTERNAL_SERVER_ERROR", id: "e-1" },
        });
      },
    });
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Nothing was changed",
    );
  });
});
