import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GraphQLError } from "graphql";
import { aViewer, renderRoute, type Stubs } from "../testing/render.tsx";
import { AccountRoute } from "./AccountRoute.tsx";

afterEach(() => {
  jest.restoreAllMocks();
});

const organisation = (id: string, name: string) => ({
  id,
  name: { en: name, th: name },
});
const memberships = [
  {
    id: "membership-1",
    role: "buyer",
    organisation: organisation("aurora", "Aurora Motor"),
    managesPeople: true,
    dataRight: false,
    since: "2026-01-05",
    until: null,
  },
  {
    id: "membership-2",
    role: "supplier",
    organisation: organisation("seats", "Aurora Seats"),
    managesPeople: false,
    dataRight: false,
    since: "2026-02-01",
    until: "2027-01-31",
  },
];
const account = (changes: object = {}) => ({
  __typename: "Viewer",
  ...aViewer(),
  tokenActions: ["figures:read"],
  passwordReset: null,
  memberships,
  sessions: [
    { id: "here", since: "2026-06-01", lastSeen: "2026-06-30", isThis: true },
    { id: "there", since: "2026-05-01", lastSeen: "2026-06-02", isThis: false },
  ],
  apiTokens: [
    {
      id: "token-1",
      name: "Warehouse",
      expiresAt: "2026-12-31T00:00:00Z",
      lastUsed: "2026-06-29",
      actions: ["figures:read"],
      membership: memberships[0],
    },
  ],
  ...changes,
});

const open = (stubs: Stubs = {}, locale: "en" | "th" = "en", changes = {}) =>
  renderRoute(<AccountRoute />, {
    at: "/account",
    locale,
    stubs: { viewer: () => account(changes), ...stubs },
  });
const section = async (name: string) => {
  const heading = await screen.findByRole("heading", { name });
  const found = heading.closest("section");
  if (!found) throw new Error(`no section ${name}`);
  return within(found);
};

test("shows who one is, for whom one works, where one is signed in and what works in one's name", async () => {
  open();
  expect(await screen.findByLabelText("Your name")).toHaveValue("Somchai");
  const works = await section("Organisations you work for");
  expect(works.getByText(/Aurora Seats/)).toBeVisible();
  expect(works.getByText(/31 Jan 2027/)).toBeVisible();
  // One works as the first already.
  expect(works.getAllByRole("button")).toHaveLength(1);
  const tokens = await section("API tokens");
  expect(tokens.getByText("Warehouse")).toBeVisible();
});

test("ends another browser's session, and never this one's by itself", async () => {
  const ended: unknown[] = [];
  open({
    endSession: ({ id }: { id: string }) => {
      ended.push(id);
      return { __typename: "Viewer", id: "account-1" };
    },
  });
  const [end, ...others] = await screen.findAllByRole("button", {
    name: /1 May 2026/,
  });
  expect(others).toEqual([]);
  await userEvent.click(end!);
  await waitFor(() => expect(ended).toEqual(["there"]));
});

describe("the password", () => {
  const fill = async (old: string, password: string) => {
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText("Old password"), old);
    await user.type(screen.getByLabelText("New password"), password);
    await user.click(screen.getByRole("button", { name: "Change password" }));
  };

  test("is changed, and leaves nothing of itself on the page", async () => {
    const asked: unknown[] = [];
    open({
      changePassword: (args: unknown) => {
        asked.push(args);
        return {
          __typename: "PasswordSet",
          viewer: { __typename: "Viewer", id: "account-1" },
        };
      },
    });
    await fill("the old one of mine", "grey herons over rice");
    expect(await screen.findByText(/password was changed/i)).toBeVisible();
    expect(asked).toEqual([
      { old: "the old one of mine", password: "grey herons over rice" },
    ]);
    expect(screen.getByLabelText("New password")).toHaveValue("");
    expect(screen.getByLabelText("Old password")).toHaveValue("");
  });

  test("that is refused is told of, and what was typed stays", async () => {
    open({
      changePassword: {
        __typename: "PasswordRefused",
        reason: "locked",
        waitSeconds: 90,
      },
    });
    await fill("the old one of mine", "grey herons over rice");
    expect(await screen.findByRole("alert")).toHaveTextContent("90");
    expect(screen.getByLabelText("New password")).toHaveValue(
      "grey herons over rice",
    );
  });

  test("that somebody else's link last set is told of", async () => {
    open({}, "en", {
      passwordReset: { on: "2026-06-28", by: "registry" },
    });
    expect(await screen.findByText(/28 Jun 2026/)).toBeVisible();
  });
});

test("it reads in Thai", async () => {
  open({}, "th");
  expect(
    await screen.findByRole("heading", { level: 1, name: "บัญชีของท่าน" }),
  ).toBeVisible();
});

test("a failure is told and can be tried again", async () => {
  let isDown = true;
  open({
    viewer: () => {
      if (isDown)
        throw new GraphQLError("masked", {
          extensions: { code: "UNAVAILABLE" },
        });
      return account();
    },
  });
  const alert = await screen.findByRole("alert");
  isDown = false;
  await userEvent.click(within(alert).getByRole("button"));
  expect(await screen.findByLabelText("Your name")).toBeVisible();
});
