import { expect, test } from "@jest/globals";
import { screen } from "@testing-library/react";
import { aViewer, renderRoute } from "../testing/render.tsx";
import { useCatalogue } from "./catalogue.ts";
import { useWords } from "./i18n.ts";

function Tiers() {
  const { locale } = useWords();
  const { tier } = useCatalogue();
  return <p>{["0", "1", "7"].map((key) => tier(key)[locale]).join(", ")}</p>;
}

test.each([
  ["/", "en", "Assembler, Tier 1, Tier 7"],
  ["/?lens=aurora", "en", "Assembler, Tier 1, Tier 7"],
  ["/?lens=aurora-seats", "en", "Own sites, Tier 1, Tier 7"],
  ["/?lens=aurora-seats", "th", /^โรงงานของตนเอง, ลำดับชั้นที่ 1, /],
] as const)("at %s in %s tier 0 is as its lens has it", (at, locale, words) => {
  renderRoute(<Tiers />, { stubs: {}, at, locale });
  expect(screen.getByText(words)).toBeVisible();
});

test("who looks from no assembler has its own sites at tier 0", () => {
  const viewer = aViewer({ assemblerLenses: [] });
  renderRoute(<Tiers />, { stubs: {}, viewer });
  expect(screen.getByText(/^Own sites, /)).toBeVisible();
});
