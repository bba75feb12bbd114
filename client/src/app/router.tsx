import { createBrowserRouter } from "react-router";

export const createRouter = () =>
  createBrowserRouter([
    {
      path: "/sign-in",
      lazy: async () => ({
        Component: (await import("../routes/SignInRoute.tsx")).SignInRoute,
      }),
    },
    {
      path: "*",
      lazy: async () => ({
        Component: (await import("../routes/SignInRoute.tsx")).SignInRoute,
      }),
    },
  ]);
