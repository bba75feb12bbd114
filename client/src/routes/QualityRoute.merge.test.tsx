import { expect, jest, test } from "@jest/globals";
import { fireEvent, screen } from "@testing-library/react";
import { aViewer, renderRoute, type Stubs } from "../testing/render.tsx";
import { QualityRoute } from "./QualityRoute.tsx";

const named = (en: string) => ({ en, th: `${en} (ไทย)` });
const aSite = (id: string) => ({
  id,
  key: `K-${id}`,
  name: named(`Plant ${id}`),
  entity: { id: "firm", name: named("Firm") },
  province: "TH-21",
  latitude: null,
  longitude: null,
  mainSegment: "",
  osId: "",
  opened: null,
  closed: null,
});
const PAIR = {
  of: "site",
  severity: "high",
  score: 16,
  sites: [aSite("old"), aSite("new")],
  entities: [],
  registrations: ["", ""],
  evidence: [],
  menders: [],
};
const aPlan = (changes: Record<string, unknown> = {}) => ({
  of: "site",
  how: "merged",
  refusals: [],
  moves: [
    { kind: "answers", count: 12 },
    { kind: "link", count: 1 },
  ],
  both: {
    total: 2,
    fromNewer: 1,
    nodes: [
      {
        fact: "headcount",
        period: "2026-Q1",
        source: { id: "firm", name: named("Firm") },
        isFromNewer: true,
      },
    ],
  },
  fills: ["os_id"],
  differs: ["province"],
  digest: "seen",
  ...changes,
});

const registrar = (locale: "en" | "th" = "en") =>
  aViewer({
    locale,
    actions: ["sites:read", "registry:merge"],
    membership: {
      id: "m",
      role: "administrator",
      dataRight: true,
      organisation: null,
    },
  });
const open = (stubs: Stubs, locale: "en" | "th" = "en") =>
  renderRoute(<QualityRoute />, {
    viewer: registrar(locale),
    locale,
    stubs: {
      registryQuality: {
        faults: { total: 0, kinds: [], nodes: [] },
        duplicates: { total: 1, nodes: [PAIR] },
      },
      ...stubs,
    },
  });

test("shows what would move before two records become one, and publishes what was seen", async () => {
  const planned = jest.fn<(args: unknown) => void>();
  const published = jest.fn<(args: unknown) => void>();
  open({
    successionPlan: (args: unknown) => {
      planned(args);
      return aPlan();
    },
    publishSuccession: (args: unknown) => {
      published(args);
      return { change: { id: "c", seq: 41 }, moved: null };
    },
  });
  fireEvent.click(await screen.findByText("Side by side"));
  fireEvent.click(await screen.findByLabelText("Plant new (K-new)"));
  fireEvent.click(screen.getByText("See what would change"));
  const succession = {
    of: "site",
    how: "merged",
    from: "old",
    into: ["new"],
  };
  expect(await screen.findByText(/12 answers, 1 link/)).toBeVisible();
  expect(planned).toHaveBeenCalledWith({
    succession: expect.objectContaining(succession),
  });
  expect(screen.getByText(/1 of K-old, 1 of K-new/)).toBeVisible();
  expect(screen.getByText(/has none: OS ID/)).toBeVisible();
  expect(screen.getByText(/^Different: province/)).toBeVisible();
  const act = screen.getByRole("button", { name: "Make them one" });
  expect(act).toBeDisabled();
  fireEvent.change(screen.getByLabelText("Why?"), {
    target: { value: "one plant, two files" },
  });
  fireEvent.click(act);
  expect(await screen.findByText(/Published as change 41/)).toBeVisible();
  expect(published).toHaveBeenCalledWith(
    expect.objectContaining({
      succession: expect.objectContaining(succession),
      reason: "one plant, two files",
      digest: "seen",
    }),
  );
});

test("says why two records cannot be one, in Thai too", async () => {
  open(
    {
      successionPlan: aPlan({ refusals: ["other_owner"], moves: [] }),
    },
    "th",
  );
  fireEvent.click(await screen.findByText("เทียบเคียงกัน"));
  fireEvent.click(await screen.findByLabelText("Plant new (ไทย) (K-new)"));
  fireEvent.click(screen.getByText("ดูสิ่งที่จะเปลี่ยน"));
  expect(await screen.findByText(/ทั้งสองเป็นของคนละบริษัท/)).toBeVisible();
  expect(screen.queryByLabelText("เหตุผล")).not.toBeInTheDocument();
});

test("shows the plan anew where others were faster, and does nothing", async () => {
  open({
    successionPlan: aPlan(),
    publishSuccession: {
      change: null,
      moved: aPlan({ digest: "new", moves: [{ kind: "answers", count: 13 }] }),
    },
  });
  fireEvent.click(await screen.findByText("Side by side"));
  fireEvent.click(await screen.findByLabelText("Plant old (K-old)"));
  fireEvent.click(screen.getByText("See what would change"));
  fireEvent.change(await screen.findByLabelText("Why?"), {
    target: { value: "one" },
  });
  fireEvent.click(screen.getByRole("button", { name: "Make them one" }));
  expect(
    await screen.findByText(/Others have changed something/),
  ).toBeVisible();
  expect(screen.getByText(/13 answers/)).toBeVisible();
  expect(screen.getByRole("button", { name: "Make them one" })).toBeEnabled();
});

test("offers nothing to an administrator without the data right", async () => {
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
      registryQuality: {
        faults: { total: 0, kinds: [], nodes: [] },
        duplicates: { total: 1, nodes: [PAIR] },
      },
    },
  });
  fireEvent.click(await screen.findByText("Side by side"));
  expect(screen.getByText(/with the data right makes them one/)).toBeVisible();
  expect(screen.queryByText("See what would change")).not.toBeInTheDocument();
});
