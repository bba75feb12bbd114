import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const api = process.env["API"] ?? "http://127.0.0.1:4000";

export default defineConfig({
  plugins: [react()],
  resolve: {
    conditions: [
      "@saphan/source",
      "module",
      "browser",
      "development|production",
    ],
  },
  server: {
    proxy: {
      "/graphql": { target: api, ws: true },
      "/exports": api,
      "/imports": api,
    },
  },
  build: {
    manifest: true,
    sourcemap: true,
    target: "baseline-widely-available",
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: "react",
              test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/,
            },
            { name: "charts", test: /node_modules[\\/](recharts|d3-|victory)/ },
          ],
        },
      },
    },
  },
});
