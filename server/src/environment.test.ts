import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { EnvironmentError, readEnvironment } from "./environment.ts";

function faultsOf(
  variables: Readonly<Record<string, string>>,
): readonly string[] {
  try {
    readEnvironment(variables);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.faults;
    throw error;
  }
  return [];
}

describe("the environment", () => {
  test("may be empty: the demo on loopback, with a store of its own", () => {
    expect(readEnvironment({})).toEqual({
      production: false,
      host: "127.0.0.1",
      port: 4000,
      publicUrl: undefined,
      dataDir: path.resolve("data"),
      database: { kind: "embedded" },
      sessionSecret: undefined,
      metricsToken: undefined,
      logLevel: "info",
      demo: true,
    });
  });

  test("takes what is set to nothing as not set", () => {
    expect(readEnvironment({ PORT: "", MONGODB_URI: "", DEMO: "" })).toEqual(
      readEnvironment({}),
    );
  });

  test("says what is there", () => {
    const environment = readEnvironment({
      HOST: "0.0.0.0",
      PORT: "0",
      DATA_DIR: "/srv/saphan",
      MONGODB_URI: "mongodb://db.example/saphan",
      PUBLIC_URL: "https://saphan.example/",
      METRICS_TOKEN: "a token of metrics",
      LOG_LEVEL: "silent",
      DEMO: "0",
    });
    expect(environment).toMatchObject({
      host: "0.0.0.0",
      port: 0,
      dataDir: "/srv/saphan",
      database: { kind: "mongodb", uri: "mongodb://db.example/saphan" },
      publicUrl: "https://saphan.example",
      metricsToken: "a token of metrics",
      logLevel: "silent",
      demo: false,
    });
  });

  test("has the demo in production only where it is asked for", () => {
    const production = {
      NODE_ENV: "production",
      SESSION_SECRET: "x".repeat(32),
    };
    expect(readEnvironment(production)).toMatchObject({
      production: true,
      demo: false,
    });
    expect(readEnvironment({ ...production, DEMO: "1" }).demo).toBe(true);
  });

  test("tells all faults at once, each by its name", () => {
    const faults = faultsOf({
      NODE_ENV: "production",
      PORT: "70000",
      MONGODB_URI: "postgres://db",
      PUBLIC_URL: "saphan",
      DEMO: "yes",
      METRICS_TOKEN: "short",
      LOG_LEVEL: "loud",
    });
    const names = faults.map((fault) => fault.split(" ")[0]).sort();
    expect(names).toEqual(
      expect.arrayContaining([
        "DEMO",
        "LOG_LEVEL",
        "METRICS_TOKEN",
        "MONGODB_URI",
        "PORT",
        "PUBLIC_URL",
      ]),
    );
  });

  test.each([
    ["no secret", {}],
    ["a short one", { SESSION_SECRET: "short" }],
  ])("refuses production with %s", (_what, given: Record<string, string>) => {
    const faults = faultsOf({ NODE_ENV: "production", ...given });
    expect(faults.join("\n")).toMatch(/^SESSION_SECRET/);
  });

  test.each(["http://", "javascript:alert(1)", "ftp://saphan.example"])(
    "refuses %s as the public address",
    (url) => {
      expect(faultsOf({ PUBLIC_URL: url })).toHaveLength(1);
    },
  );
});
