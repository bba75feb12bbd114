import { describe, expect, test } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { aViewer, renderRoute, type Stubs } from "../testing/render.tsx";
import { PeopleRoute } from "./PeopleRoute.tsx";

const aPerson = (changes: object = {}) => ({
  id: "m1",
  account: "p1",
  name: "Somchai",
  login: "somchai@plant.example",
  role: "supplier",
  managesPeople: true,
  dataRight: false,
  organisation: null,
  since: "2026-01-05",
  until: null,
  isHeld: true,
  lastSeen: "2026-05-19",
  begunBy: "registry",
  endedBy: null,
  passwordReset: null,
  isSelf: false,
  mayChange: true,
  mayEnd: true,
  mayReset: false,
  mayGiveDataRight: false,
  mayTakeDataRight: false,
  ...changes,
});
const people = (changes: object = {}) => ({
  id: "plant",
  entity: { id: "plant", name: { en: "Plant", th: "โรงงาน" } },
  people: [aPerson()],
  invitations: [],
  roles: ["supplier"],
  mayInvite: true,
  ...changes,
});
const open = (stubs: Stubs, locale: "en" | "th" = "en") =>
  renderRoute(<PeopleRoute />, {
    stubs,
    locale,
    at: "/people",
    viewer: aViewer({
      locale,
      actions: ["people:read", "people:manage"],
    }),
  });

describe("the people of an organisation", () => {
  test("are told with who put them there, and when they were here last", async () => {
    open({ people: people() });
    const row = await screen.findByRole("listitem");
    expect(row).toHaveTextContent("somchai@plant.example");
    expect(row).toHaveTextContent("invited by the registry");
    expect(row).toHaveTextContent("last here 19 May 2026");
  });

  test("are invited by a link that is shown once, with its token behind the #", async () => {
    const asked: unknown[] = [];
    open({
      people: people(),
      invitePerson: (args: unknown) => {
        asked.push(args);
        return {
          __typename: "Invited",
          token: "the-token",
          invitation: {
            id: "i1",
            login: "nok@plant.example",
            role: "supplier",
            managesPeople: false,
            until: null,
            by: "colleague",
            invitedOn: "2026-05-20",
            expiresAt: "2026-05-27T05:00:00Z",
            works: true,
          },
        };
      },
    });
    const user = userEvent.setup();
    await user.type(
      await screen.findByLabelText("E-mail address"),
      "nok@plant.example",
    );
    await user.click(screen.getByRole("button", { name: "Make the link" }));
    expect(await screen.findByLabelText("Link")).toHaveValue(
      `${location.origin}/invitation#the-token`,
    );
    expect(asked).toEqual([
      {
        invite: {
          login: "nok@plant.example",
          role: "supplier",
          managesPeople: false,
        },
      },
    ]);
  });

  test("stay where nobody would be left who manages them, and the page says why", async () => {
    open({
      people: people(),
      endMembership: {
        __typename: "MembershipRefused",
        reason: "last_manager",
      },
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole("button", { name: "End membership: Somchai" }),
    );
    const region = screen.getByRole("region", { name: "End membership" });
    expect(region).toHaveTextContent("Somchai will be signed out at once");
    await user.click(
      within(region).getByRole("button", { name: "End membership" }),
    );
    await waitFor(() =>
      expect(region).toHaveTextContent("Nobody would be left"),
    );
  });

  test.each([
    ["en", "Take data right", "Nobody would be left who has the"],
    ["th", "ถอนสิทธิในข้อมูล", "จะไม่เหลือผู้มีสิทธิในข้อมูล"],
  ] as const)(
    "keep the last data right, and the page says why (%s)",
    async (locale, label, words) => {
      open(
        {
          people: people({
            people: [aPerson({ dataRight: true, mayTakeDataRight: true })],
          }),
          setDataRight: {
            __typename: "MembershipRefused",
            reason: "last_data_right",
          },
        },
        locale,
      );
      const user = userEvent.setup();
      await user.click(
        await screen.findByRole("button", { name: `${label}: Somchai` }),
      );
      const region = screen.getByRole("region", { name: label });
      await user.click(within(region).getByRole("button", { name: label }));
      expect(await within(region).findByRole("alert")).toHaveTextContent(words);
    },
  );

  test("are only looked at by who does not manage them", async () => {
    open(
      {
        people: people({
          mayInvite: false,
          people: [aPerson({ mayChange: false, mayEnd: false })],
        }),
      },
      "th",
    );
    expect(await screen.findByText("บุคลากรปัจจุบัน")).toBeVisible();
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
    expect(screen.queryByText("เชิญเพื่อนร่วมงาน")).not.toBeInTheDocument();
  });

  test("are told to be unknown where the server fails", async () => {
    open({
      people: () => {
        throw new Error("a test breaks it");
      },
    });
    expect(await screen.findByRole("alert")).toBeVisible();
  });
});
