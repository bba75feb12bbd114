import { describe, expect, test } from "@jest/globals";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderRoute, type Stubs } from "../testing/render.tsx";
import { PasswordRoute } from "./PasswordRoute.tsx";

const open = (stubs: Stubs, locale: "en" | "th" = "en") =>
  renderRoute(<PasswordRoute />, {
    stubs,
    locale,
    at: "/password#the-token",
  });
const PERSON = { login: "somchai@plant.example", name: "Somchai" };
const button = { name: "Set the password" };

describe("the link to set a password", () => {
  test("says whose password it sets, and asks with the token behind the #", async () => {
    const asked: unknown[] = [];
    open({
      openPasswordLink: (args: unknown) => {
        asked.push(args);
        return PERSON;
      },
    });
    expect(await screen.findByText(/somchai@plant\.example/)).toBeVisible();
    expect(asked).toEqual([{ token: "the-token" }]);
  });

  test("that does not work says so, and leads to the way in", async () => {
    open({ openPasswordLink: null }, "th");
    expect(await screen.findByRole("alert")).toBeVisible();
    expect(screen.getByRole("link")).toHaveAttribute("href", "/sign-in");
  });

  test("keeps what was typed where the server refuses it, and says why", async () => {
    const given: unknown[] = [];
    open({
      openPasswordLink: PERSON,
      resetPassword: (args: unknown) => {
        given.push(args);
        return {
          __typename: "PasswordRefused",
          reason: "no_link",
          waitSeconds: null,
        };
      },
    });
    const field = await screen.findByLabelText(/password/i, {
      selector: "input",
    });
    await userEvent.type(field, "violet tram on the hill");
    await userEvent.click(screen.getByRole("button", button));
    expect(await screen.findByRole("alert")).toBeVisible();
    expect(field).toHaveValue("violet tram on the hill");
    expect(given).toEqual([
      { token: "the-token", password: "violet tram on the hill" },
    ]);
  });
});
