/** What an administrator meets on the pages that look through a lens. */
import { expect, test } from "@jest/globals";
import { screen } from "@testing-library/react";
import { aViewer, renderRoute } from "../testing/render.tsx";
import { ExposureRoute } from "./ExposureRoute.tsx";
import { NetworkRoute } from "./NetworkRoute.tsx";
import { ResilienceRoute } from "./ResilienceRoute.tsx";

test.each([
  ["/network", <NetworkRoute key="network" />],
  ["/exposure", <ExposureRoute key="exposure" />],
  ["/resilience", <ResilienceRoute key="resilience" />],
])(
  "%s tells who sees no figures why, asks for none, and where to look",
  async (at, route) => {
    renderRoute(route, {
      stubs: {
        network: () => {
          throw new Error("nobody may ask for it");
        },
      },
      at,
      viewer: aViewer({ actions: ["sites:read", "customers:read"] }),
    });
    expect(
      await screen.findByText(/look through no lens of their own/),
    ).toBeVisible();
    expect(
      screen.getByRole("link", { name: /Automakers' lenses/ }),
    ).toHaveAttribute("href", "/lenses");
    expect(screen.getByRole("link", { name: /The registry/ })).toHaveAttribute(
      "href",
      "/sites",
    );
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.queryByRole("status")).toBeNull();
  },
);
