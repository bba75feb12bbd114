import { describe, expect, test } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GraphQLError } from "graphql";
import { useLocation } from "react-router";
import { networkAnswer } from "../testing/network-answer.ts";
import { aMeasure } from "../testing/measures.ts";
import { aViewer, renderRoute } from "../testing/render.tsx";
import { CompareRoute } from "./CompareRoute.tsx";

const lenses = [
  { id: "aurora", name: { en: "Aurora Motor", th: "ออโรร่า มอเตอร์" } },
];

const pair = (changes: Record<string, unknown> = {}) => ({
  left: aMeasure({ value: 0.8, low: 0.7, high: 0.9, answered: 8 }),
  right: aMeasure({ value: 0.4, low: 0.3, high: 0.5, answered: 9 }),
  matched: 7,
  renewed: 2,
  leftOnly: 1,
  rightOnly: 2,
  matchedLeft: 0.75,
  matchedRight: 0.7,
  ...changes,
});

const asked: unknown[] = [];
const comparison =
  (
    changes: Record<string, unknown> = {},
    cells: Record<string, unknown> = {},
  ) =>
  (args: { indicators: string[]; with: { period?: string } }) => {
    asked.push(args);
    return {
      left: { period: "2026-Q2", asOf: "2026-06-30", sites: 10 },
      right: {
        period: args.with.period ?? "2026-Q2",
        asOf: "2026-03-31",
        sites: 9,
      },
      shared: 8,
      figures: args.indicators.map((indicator) => ({
        indicator,
        ...pair(changes),
      })),
      ...cells,
    };
  };

function Address() {
  const { search } = useLocation();
  return <output data-testid="address">{search}</output>;
}

const open = (
  at: string,
  changes: Record<string, unknown> = {},
  options: { locale?: "en" | "th"; cells?: Record<string, unknown> } = {},
) => {
  asked.length = 0;
  return renderRoute(
    <>
      <CompareRoute />
      <Address />
    </>,
    {
      at,
      locale: options.locale ?? "en",
      stubs: {
        network: networkAnswer(
          {},
          { comparison: comparison(changes, options.cells) },
        ),
        lenses,
      },
    },
  );
};
const rowOf = async (name: RegExp) => {
  const table = await screen.findByRole("table", {
    name: /Each figure with what it rests on/,
  });
  const row = within(table)
    .getAllByRole("row")
    .find((each) => name.test(each.textContent));
  if (!row) throw new Error("no row");
  return row;
};

describe("two cells side by side", () => {
  test("tell a difference where the ranges are apart, and what the same sites did", async () => {
    open("/compare?period=2026-Q2&vs_period=2026-Q1&indicator=train_coverage");
    const row = await rowOf(/train/i);
    expect(row).toHaveTextContent("+40 points");
    expect(row).toHaveTextContent(/at least 20 points, whatever the 3 silent/);
    expect(row).toHaveTextContent(
      "At the 7 sites that answered both times: +5 points (2 answered anew)",
    );
    expect(row).toHaveTextContent("8 of 10 sites asked answered");
    expect(row).toHaveTextContent(/between 30.% and 50.%/);
    expect(asked[0]).toMatchObject({
      indicators: ["train_coverage"],
      with: { period: "2026-Q1" },
    });
  });

  test("tell none where the silent sites could turn it round", async () => {
    open("/compare?vs_period=2026-Q1&indicator=train_coverage", {
      right: aMeasure({ value: 0.4, low: 0.3, high: 0.75, answered: 9 }),
      matchedLeft: null,
      matchedRight: null,
      matched: 0,
    });
    const row = await rowOf(/train/i);
    expect(row).toHaveTextContent(/No difference can be told: the ranges over/);
    expect(row).toHaveTextContent(/No site answered both times/);
    expect(row).not.toHaveTextContent("+40");
  });

  test("of two groups of sites say how many stand in both, and nothing of the same sites", async () => {
    open("/compare?province=TH-21&vs_province=TH-20&indicator=train_coverage");
    expect(
      await screen.findByText(/do not add up: 10 \+ 9 − 8 = 11 sites/),
    ).toBeVisible();
    expect(await rowOf(/train/i)).not.toHaveTextContent(/both times/);
    expect(
      screen.getByText(/Rayong \(10 sites\) beside Chon ?buri \(9 sites\)/i),
    ).toBeVisible();
  });

  test("keep what is withheld withheld, with the reason", async () => {
    open("/compare?vs_period=2026-Q1&indicator=train_coverage", {
      left: aMeasure({
        value: null,
        asked: 0,
        answered: 0,
        notShared: 10,
        low: null,
        high: null,
      }),
    });
    const row = await rowOf(/train/i);
    expect(row).toHaveTextContent("no site is asked: not shared with you 10");
    expect(row).toHaveTextContent("One side has no figure");
  });

  test("draw each share twice on its range, with the same as a table", async () => {
    open("/compare?vs_period=2026-Q1");
    const figure = await screen.findByRole("figure", {
      name: /Which shares are apart/,
    });
    // Five of the six headlines are shares; a parity has no axis with them.
    expect(within(figure).getAllByText("8 / 10").length).toBeGreaterThan(0);
    const user = userEvent.setup();
    await user.click(within(figure).getByText("Table"));
    expect(within(figure).getAllByRole("row")).toHaveLength(1 + 5 * 2);
  });
});

describe("what is compared", () => {
  test("waits until two cells are chosen, and teaches how", async () => {
    open("/compare");
    expect(await screen.findByText(/Choose another quarter/)).toBeVisible();
    expect(asked).toEqual([]);
    await userEvent.click(
      screen.getByRole("button", {
        name: "Beside the same quarter a year before",
      }),
    );
    expect(screen.getByTestId("address")).toHaveTextContent(
      "?vs_period=2025-Q2",
    );
    expect(await rowOf(/train/i)).toBeVisible();
  });

  test("is chosen on either side, and the other side stays as it was", async () => {
    open("/compare?tier=1&vs_period=2026-Q1");
    const left = await screen.findByRole("group", { name: "This" });
    const right = screen.getByRole("group", { name: "Beside this" });
    const user = userEvent.setup();
    // The right side had taken over the tier.
    await user.selectOptions(within(left).getByLabelText("Tier"), "");
    expect(screen.getByTestId("address")).toHaveTextContent(
      "?vs_period=2026-Q1&vs_tier=1",
    );
    await user.selectOptions(within(right).getByLabelText("Tier"), "");
    expect(screen.getByTestId("address")).toHaveTextContent(
      "?vs_period=2026-Q1",
    );
  });

  test("is swapped", async () => {
    open("/compare?period=2026-Q2&tier=1&vs_period=2026-Q1&vs_tier=all");
    await userEvent.click(
      await screen.findByRole("button", { name: "Swap the two" }),
    );
    const address = new URLSearchParams(
      screen.getByTestId("address").textContent,
    );
    expect(Object.fromEntries(address)).toEqual({
      period: "2026-Q1",
      vs_period: "2026-Q2",
      vs_tier: "1",
    });
  });

  test("is said where both sides are the same", async () => {
    open("/compare?vs_period=2026-Q2", {}, { cells: {} });
    expect(
      await screen.findByText(/Both sides are the same sites/),
    ).toBeVisible();
  });
});

test("it reads in Thai", async () => {
  open("/compare?vs_period=2026-Q1", {}, { locale: "th" });
  expect(
    await screen.findByRole("heading", { name: "เปรียบเทียบ" }),
  ).toBeVisible();
  expect(
    (await screen.findAllByText(/เฉพาะ 7 แห่งที่ตอบทั้งสองงวด: \+5 จุดร้อยละ/))[0],
  ).toBeVisible();
});

test("who reads no figures is told why, and nothing is asked for", async () => {
  renderRoute(<CompareRoute />, {
    at: "/compare?vs_period=2026-Q1",
    stubs: {
      network: () => {
        throw new Error("nobody asks for figures");
      },
    },
    viewer: aViewer({ actions: [] }),
  });
  expect(await screen.findByText(/no figures to compare here/)).toBeVisible();
});

test("a failure is told and can be tried again", async () => {
  let isDown = true;
  renderRoute(<CompareRoute />, {
    at: "/compare?vs_period=2026-Q1",
    stubs: {
      lenses,
      network: () => {
        if (isDown)
          throw new GraphQLError("masked", {
            extensions: { code: "INTERNAL_SERVER_ERROR", id: "e-1" },
          });
        return networkAnswer({}, { comparison: comparison() });
      },
    },
  });
  const alert = await screen.findByRole("alert");
  isDown = false;
  await userEvent.click(within(alert).getByRole("button"));
  expect(await rowOf(/train/i)).toBeVisible();
});
