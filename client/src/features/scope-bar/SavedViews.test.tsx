import { expect, jest, test } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GraphQLError } from "graphql";
import { renderRoute, type Stubs } from "../../testing/render.tsx";
import { SavedViews } from "./SavedViews.tsx";

interface View {
  readonly id: string;
  readonly name: string;
  readonly isShared: boolean;
  readonly isMine: boolean;
  readonly person: string | null;
  readonly address: string;
}
const aView = (changes: Partial<View> = {}): View => ({
  id: "v1",
  name: "Rayong, tier 2",
  isShared: false,
  isMine: true,
  person: "Somchai",
  address: "/sites?province=TH-21&tier=2",
  ...changes,
});

const open = (stubs: Stubs, locale: "en" | "th" = "en") =>
  renderRoute(<SavedViews />, {
    stubs,
    locale,
    at: "/indicators/train_coverage?tier=1",
  });

test("each opens its page, and says whose it is", async () => {
  open({
    savedViews: [
      aView(),
      aView({ id: "v2", name: "Silent", isMine: false, isShared: true }),
      aView({ id: "v3", name: "Old", isMine: false, person: null }),
    ],
  });
  expect(
    await screen.findByRole("link", { name: "Rayong, tier 2" }),
  ).toHaveAttribute("href", "/sites?province=TH-21&tier=2");
  const theirs = screen.getByText("by Somchai").closest("li");
  expect(within(theirs as HTMLElement).queryByRole("button")).toBeNull();
  expect(screen.getByText("by somebody who has left")).toBeVisible();
});

test("the page is saved as its address has it, and shared if one wants", async () => {
  const asked: unknown[] = [];
  let views: View[] = [];
  open({
    savedViews: () => views,
    saveView: ({ view }: { view: Partial<View> }) => {
      asked.push(view);
      views = [aView({ id: "v9", ...view })];
      return views[0];
    },
  });
  const user = userEvent.setup();
  expect(await screen.findByText(/Nothing is saved yet/)).toBeVisible();
  const save = screen.getByRole("button", { name: "Save" });
  expect(save).toBeDisabled();
  await user.type(
    screen.getByLabelText("Save this page as it is filtered"),
    " First tier ",
  );
  await user.click(screen.getByLabelText("Colleagues see it too"));
  await user.click(save);
  expect(await screen.findByText("“First tier” is saved.")).toBeVisible();
  expect(asked).toEqual([
    {
      name: "First tier",
      address: "/indicators/train_coverage?tier=1",
      isShared: true,
    },
  ]);
  expect(screen.getByRole("link", { name: "First tier" })).toBeVisible();
});

test("a name of one's own is replaced knowingly; what fails stays typed", async () => {
  open({
    savedViews: [aView({ name: "Mine" })],
    saveView: () => {
      throw new GraphQLError("masked", {
        extensions: { code: "INTERNAL_SERVER_ERROR", id: "e-1" },
      });
    },
  });
  const user = userEvent.setup();
  const name = await screen.findByLabelText("Save this page as it is filtered");
  await user.type(name, "Mine");
  await user.click(
    screen.getByRole("button", { name: "Replace the one of this name" }),
  );
  expect(await screen.findByRole("alert")).toBeVisible();
  expect(name).toHaveValue("Mine");
});

test("one's own are shared, kept to oneself and deleted, in Thai too", async () => {
  let views = [aView({ name: "ระยอง" })];
  const changed = jest.fn();
  open(
    {
      savedViews: () => views,
      changeView: (set: Partial<View>) => {
        changed(set);
        views = views.map((view) => ({ ...view, ...set }));
        return views[0];
      },
      deleteView: () => {
        views = [];
        return true;
      },
    },
    "th",
  );
  const user = userEvent.setup();
  await user.click(
    await screen.findByRole("button", { name: "แบ่งปัน “ระยอง” กับเพื่อนร่วมงาน" }),
  );
  expect(await screen.findByText("เพื่อนร่วมงานเห็น")).toBeVisible();
  expect(changed).toHaveBeenCalledWith({
    id: "v1",
    name: "ระยอง",
    isShared: true,
  });
  await user.click(screen.getByRole("button", { name: "ลบ “ระยอง”" }));
  expect(await screen.findByText("ลบ “ระยอง” แล้ว")).toBeVisible();
  expect(screen.queryByRole("link", { name: "ระยอง" })).toBeNull();
});
