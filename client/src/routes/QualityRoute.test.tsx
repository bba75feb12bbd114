import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { GraphQLError } from "graphql";
import { networkAnswer } from "../testing/network-answer.ts";
import { aViewer, renderRoute, type Stubs } from "../testing/render.tsx";
import { QualityRoute } from "./QualityRoute.tsx";

const named = (en: string, th = `${en} (ไทย)`) => ({ en, th });
const anEntity = (id: string) => ({ id, key: id, name: named(id) });
const aSite = (id: string) => ({
  id,
  key: `K-${id}`,
  name: named(`Plant ${id}`),
  province: "TH-21",
});
const aClaim = (value: number) => ({
  isNotApplicable: false,
  value,
  choice: null,
});
const aDifference = (id: string, changes: Record<string, unknown> = {}) => ({
  site: aSite(id),
  tier: "1",
  severity: "high",
  between: "own_statement",
  indicator: "train_coverage",
  period: "2026-Q2",
  first: aClaim(0.3),
  firstSource: anEntity("Aurora"),
  second: aClaim(0.75),
  secondSource: anEntity("Checkers"),
  distance: 0.45,
  menders: [
    { organisation: anEntity("Aurora"), isOwn: true },
    { organisation: anEntity("Checkers"), isOwn: false },
  ],
  ...changes,
});

const KINDS = [
  "differences",
  "contradictions",
  "outliers",
  "expiring",
  "missing_facts",
  "incomplete",
  "duplicates",
  "chase",
];
const counts = (total: number) =>
  KINDS.map((kind) => ({ kind, total, sites: total, high: total > 1 ? 1 : 0 }));

const asked = jest.fn<(args: unknown) => void>();
const stubs = (
  quality: Record<string, unknown>,
  changes: Record<string, unknown> = {},
): Stubs => ({
  lenses: [],
  network: () =>
    networkAnswer(
      {},
      {
        quality: (args: unknown) => {
          asked(args);
          return { counts: counts(34), ...quality };
        },
        ...changes,
      },
    ),
});
const open = (
  quality: Record<string, unknown>,
  at = "/data/quality",
  locale: "en" | "th" = "en",
) => renderRoute(<QualityRoute />, { stubs: stubs(quality), at, locale });

afterEach(() => {
  jest.restoreAllMocks();
  asked.mockClear();
});

describe("the page on data quality", () => {
  test("counts each kind in words, and each leads to its rows under the same filters", async () => {
    open(
      { differences: { total: 0, nodes: [] } },
      "/data/quality?province=TH-21&rows=100",
    );
    const link = await screen.findByRole("link", {
      name: /34 ?answers have ended or end soon/,
    });
    expect(link).toHaveAttribute(
      "href",
      "/data/quality?province=TH-21&kind=expiring",
    );
    expect(within(link).getByText(/1 of high severity/)).toBeVisible();
    expect(screen.getByText("Nothing contradicts here.")).toBeVisible();
  });

  test("shows both statements, both sources, and leads the viewer to its own", async () => {
    open({ differences: { total: 1, nodes: [aDifference("s1")] } });
    // As narrow as a phone: each row says its columns one below the other.
    const table = await screen.findByRole("list", {
      name: "Sources that contradict each other",
    });
    expect(within(table).getByText("30 %")).toBeVisible();
    expect(within(table).getByText("75 %")).toBeVisible();
    expect(within(table).getAllByText("Checkers")).toHaveLength(2);
    expect(
      within(table).getByRole("link", { name: "Aurora (you)" }),
    ).toHaveAttribute("href", "/sites/s1#train_coverage");
  });

  test("asks for the pillar, the severity and the sites that the address names", async () => {
    open(
      { outliers: { total: 0, nodes: [] } },
      "/data/quality?kind=outliers&pillar=skills&severity=high&tier=1",
    );
    await screen.findByText("No number stands out here.");
    expect(asked).toHaveBeenCalledWith(
      expect.objectContaining({
        pillars: ["skills"],
        severities: ["high"],
        filter: expect.objectContaining({ tiers: ["1"] }),
      }),
    );
  });

  test("takes along every row, not only those that are shown", async () => {
    const all = Array.from({ length: 3 }, (_, i) => aDifference(`s${i}`));
    const file = jest.fn<(text: string) => void>();
    URL.createObjectURL = (blob) => {
      const reader = new FileReader();
      reader.onload = () => file(reader.result as string);
      reader.readAsText(blob as Blob);
      return "blob:";
    };
    URL.revokeObjectURL = () => undefined;
    jest
      .spyOn(HTMLAnchorElement.prototype, "click")
      .mockImplementation(() => undefined);
    open({
      differences: ({ first, skip }: { first: number; skip: number }) => ({
        total: 3,
        nodes: first === 50 ? all.slice(0, 1) : all.slice(skip, skip + 2),
      }),
    });
    fireEvent.click(
      await screen.findByRole("button", { name: "Download: CSV" }),
    );
    await waitFor(() => expect(file).toHaveBeenCalled());
    const [head, ...lines] = (file.mock.calls[0]?.[0] ?? "").trim().split("\n");
    expect(head).toContain("One says: source");
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain("K-s2");
    expect(lines[2]).toMatch(/30.%/);
  });

  test("says in Thai what the first sites would do, from exact numbers", async () => {
    const measure = {
      asked: 10,
      answered: 6,
      coverageSites: 0.6,
      coverageHeadcount: 0.5,
      low: 0.4,
      high: 0.8,
      boundsLeftOut: 0,
    };
    open(
      {
        chase: {
          total: 1,
          plan: {
            sites: 1,
            asked: 10,
            answered: 6,
            answeredThen: 8,
            answeredLater: 6,
            answeredLaterThen: 8,
            indicators: [
              {
                indicator: "train_coverage",
                now: measure,
                then: { ...measure, coverageSites: 0.8, low: 0.5, high: 0.7 },
                later: measure,
                laterThen: measure,
              },
            ],
          },
          nodes: [
            {
              site: aSite("s1"),
              tier: "1",
              severity: "high",
              headcount: 200,
              silent: ["train_coverage"],
              ending: [],
              narrows: 0.25,
              menders: [],
            },
          ],
        },
      },
      "/data/quality?kind=chase",
      "th",
    );
    expect(await screen.findByText(/จาก 60 % เป็น 80 %/)).toBeVisible();
    expect(screen.getByText("50 % ถึง 70 %")).toBeVisible();
    expect(screen.getByText("25 จุด")).toBeVisible();
  });

  test("says why it shows nothing, and what to do, where no site is known", async () => {
    renderRoute(<QualityRoute />, {
      stubs: stubs(
        { differences: { total: 0, nodes: [] } },
        { boundary: { sites: 0, own: 0, shared: 0, leftOut: 0, unnamed: [] } },
      ),
    });
    expect(
      await screen.findByText("There is no site to look at yet"),
    ).toBeVisible();
    expect(screen.getByRole("link", { name: "Bring in data" })).toHaveAttribute(
      "href",
      "/data",
    );
  });

  test("says that a lens is not the viewer's", async () => {
    renderRoute(<QualityRoute />, {
      stubs: {
        lenses: [],
        network: () => {
          throw new GraphQLError("no such lens", {
            extensions: { code: "NOT_FOUND" },
          });
        },
      },
    });
    expect(await screen.findByRole("alert")).toBeVisible();
  });

  test("shows an administrator the registry, side by side, and asks for no network", async () => {
    const network = jest.fn();
    renderRoute(<QualityRoute />, {
      viewer: aViewer({
        actions: ["sites:read"],
        membership: {
          id: "m",
          role: "administrator",
          dataRight: false,
          organisation: null,
        },
      }),
      stubs: {
        network,
        registryQuality: {
          faults: { total: 2, kinds: [], nodes: [] },
          duplicates: {
            total: 1,
            nodes: [
              {
                of: "entity",
                severity: "high",
                score: 16,
                sites: [],
                entities: [anEntity("One"), anEntity("Two")],
                registrations: ["0105500000011", "0105500000011"],
                evidence: [
                  { field: "registration", match: "equal", weight: 16 },
                  { field: "name_en", match: "differs", weight: -4 },
                  { field: "os_id", match: "missing", weight: 0 },
                ],
                menders: [],
              },
            ],
          },
        },
      },
    });
    fireEvent.click(await screen.findByText("Side by side"));
    expect(screen.getAllByText("0105500000011")).toHaveLength(2);
    expect(screen.getByText(/English name: differs/)).toBeVisible();
    expect(screen.queryByText(/OS ID: missing/)).not.toBeInTheDocument();
    expect(network).not.toHaveBeenCalled();
  });
});
