// Native ESM: run as `node --experimental-vm-modules node_modules/jest/bin/jest.js` (scripts/check.ts does).
const swc = (tsx) => [
  "@swc/jest",
  {
    jsc: {
      parser: { syntax: "typescript", tsx },
      target: "es2023",
      experimental: { keepImportAttributes: true },
      transform: tsx ? { react: { runtime: "automatic" } } : {},
    },
    module: { type: "es6" },
    sourceMaps: "inline",
  },
];
const beside = "<rootDir>/src/**/*.test.{ts,tsx}";
const node = (name, testMatch = [beside]) => ({
  displayName: name,
  rootDir: name,
  testEnvironment: "node",
  testMatch,
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": swc(false) },
  setupFilesAfterEnv: [`${import.meta.dirname}/scripts/testing/quiet.ts`],
  testEnvironmentOptions: {
    customExportConditions: ["@saphan/source", "node", "node-addons"],
  },
});
const asInService = {
  setupFiles: [`${import.meta.dirname}/scripts/testing/as-in-service.ts`],
};
export default {
  projects: [
    node("shared"),
    { ...node("server"), ...asInService },
    node("seed"),
    { ...node("scripts", ["<rootDir>/**/*.test.ts"]) },
    {
      displayName: "client",
      rootDir: "client",
      testEnvironment: "jsdom",
      testMatch: [beside],
      extensionsToTreatAsEsm: [".ts", ".tsx"],
      transform: { "\\.tsx?$": swc(true) },
      setupFiles: ["<rootDir>/src/testing/polyfill.ts"],
      setupFilesAfterEnv: [
        `${import.meta.dirname}/scripts/testing/quiet.ts`,
        "<rootDir>/src/testing/setup.ts",
      ],
      moduleNameMapper: { "\\.css$": "<rootDir>/src/testing/css.ts" },
      testEnvironmentOptions: {
        customExportConditions: ["@saphan/source", "browser"],
      },
    },
    {
      ...node("client", ["<rootDir>/e2e/**/*.test.ts"]),
      ...asInService,
      displayName: "e2e",
    },
  ],
  testSequencer: "<rootDir>/scripts/longest-first.mjs",
  reporters: ["default", "<rootDir>/scripts/summary.mjs"],
  collectCoverageFrom: [
    "**/src/**/*.{ts,tsx}",
    "!**/__generated__/**",
    "!**/testing/**",
    "!**/*.test.{ts,tsx}",
  ],
  coverageProvider: "v8",
  maxWorkers: 2,
  // Slow is not wrong where much else runs.
  testTimeout: 300_000,
  workerIdleMemoryLimit: "1GB",
};
