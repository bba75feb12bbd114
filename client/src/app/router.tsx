import { createBrowserRouter } from "react-router";
import { ErrorScreen, NoSuchPage } from "./ErrorScreen.tsx";
import { Shell } from "./Shell.tsx";

/** One entry a URL; each page is loaded when it is first opened. */
export const createRouter = () =>
  createBrowserRouter([
    {
      path: "/sign-in",
      errorElement: <ErrorScreen />,
      lazy: async () => ({
        Component: (await import("../routes/SignInRoute.tsx")).SignInRoute,
      }),
    },
    {
      element: <Shell />,
      errorElement: <ErrorScreen />,
      children: [
        {
          errorElement: <ErrorScreen />,
          children: [
            {
              path: "/overview",
              lazy: async () => ({
                Component: (await import("../routes/OverviewRoute.tsx"))
                  .OverviewRoute,
              }),
            },
            { path: "*", Component: NoSuchPage },
          ],
        },
      ],
    },
  ]);
