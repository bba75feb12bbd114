import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/noto-sans-thai/wght.css";
import "@mantine/core/styles.css";
import { MantineProvider } from "@mantine/core";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { RouterProvider } from "react-router";
import { createRouter } from "./app/router.tsx";
import { theme } from "./app/theme.ts";
import { createI18n } from "./lib/i18n.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={createI18n("en")}>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <RouterProvider router={createRouter()} />
      </MantineProvider>
    </I18nextProvider>
  </StrictMode>,
);
