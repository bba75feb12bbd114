import { expect, test } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { GLOSSARY_WORDS } from "../lib/glossary.ts";
import { renderRoute } from "../testing/render.tsx";
import { Heading } from "../ui/Heading.tsx";
import { Term } from "../ui/Term.tsx";
import { GlossaryRoute } from "./GlossaryRoute.tsx";

const open = (locale: "en" | "th" = "en", at = "/glossary") =>
  renderRoute(<GlossaryRoute />, { stubs: {}, locale, at });

test("has every word in both languages, with an address and the rule behind it", async () => {
  open();
  expect(await screen.findAllByRole("term")).toHaveLength(
    GLOSSARY_WORDS.length,
  );
  const entry = document.getElementById("coverage");
  if (!entry) throw new Error("no entry");
  expect(entry).toHaveTextContent("Coverage");
  expect(entry).toHaveTextContent("ความครอบคลุม");
  expect(
    within(entry).getByRole("link", { name: "The rule behind it" }),
  ).toHaveAttribute("href", "/method#coverage");
});

test("finds words in either language, those before meanings, and says when there is none", async () => {
  open();
  const user = userEvent.setup();
  const search = await screen.findByRole("searchbox");
  await user.type(search, "ยกมา");
  expect(screen.getAllByRole("term")[0]).toHaveTextContent("Carried");
  await user.clear(search);
  await user.type(search, "tier");
  expect(screen.getAllByRole("term")[0]).toHaveTextContent("Tier");
  await user.clear(search);
  await user.type(search, "zzz");
  expect(screen.getByRole("status")).toHaveTextContent(
    "No word of ours holds “zzz”",
  );
});

test("an address of a word puts it in focus, in Thai too", async () => {
  open("th", "/glossary#tier");
  expect(
    await screen.findByRole("heading", { name: "อภิธานศัพท์" }),
  ).toBeVisible();
  expect(document.getElementById("tier")).toHaveFocus();
});

test("a word opens its meaning where it stands, and gives the focus back", async () => {
  renderRoute(
    <p>
      <Term word="bounds">range</Term>
    </p>,
    { stubs: {}, at: "/overview?period=2026-Q2" },
  );
  const user = userEvent.setup();
  await user.tab();
  const word = screen.getByRole("button", { name: "range" });
  expect(word).toHaveFocus();
  await user.keyboard("{Enter}");
  const note = await screen.findByRole("dialog", {
    name: "Range (best and worst case)",
    description: /if all silent sites stood at 0 %/,
  });
  await waitFor(() => expect(note).toHaveFocus());
  expect(word).toHaveAttribute("aria-expanded", "true");
  expect(within(note).getByRole("link", { name: "All words" })).toHaveAttribute(
    "href",
    "/glossary?period=2026-Q2#bounds",
  );
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(word).toHaveFocus();
});

test("a heading that is a word of ours opens it; another one is plain text", async () => {
  renderRoute(
    <>
      <Heading>Tier</Heading>
      <Heading>Somebody</Heading>
    </>,
    { stubs: {} },
  );
  expect(await screen.findByRole("button", { name: "Tier" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "Somebody" })).toBeNull();
});
