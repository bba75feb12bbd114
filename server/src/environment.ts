import path from "node:path";
import { z } from "zod";

/** The only file that reads `process.env`. Faults are collected and told together. */
const flag = z.enum(["0", "1"]).transform((value) => value === "1");

const schema = z
  .object({
    NODE_ENV: z
      .enum(["development", "test", "production"])
      .default("development"),
    HOST: z.string().min(1).default("127.0.0.1"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
    DATA_DIR: z.string().min(1).default("./data"),
    MONGODB_URI: z
      .string()
      .regex(/^mongodb(\+srv)?:\/\//, "must begin with mongodb://")
      .optional(),
    SESSION_SECRET: z
      .string()
      .min(32, "must have at least 32 characters")
      .optional(),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    METRICS_TOKEN: z.string().min(16).optional(),
    LOG_LEVEL: z
      .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
      .default("info"),
    DEMO: flag.optional(),
  })
  .superRefine((env, context) => {
    if (env.NODE_ENV === "production" && env.SESSION_SECRET === undefined)
      context.addIssue({
        code: "custom",
        path: ["SESSION_SECRET"],
        message: "is required when NODE_ENV is production",
      });
  });

export interface Environment {
  readonly production: boolean;
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly publicUrl: string | undefined;
  /** Absolute path of the folder of the embedded store, the pointer to its socket included. */
  readonly dataDir: string;
  readonly database:
    | { readonly kind: "mongodb"; readonly uri: string }
    | { readonly kind: "embedded" };
  /** Signs invitation links and export addresses; undefined: the store keeps one of its own. */
  readonly sessionSecret: string | undefined;
  readonly metricsToken: string | undefined;
  readonly logLevel: string;
  /** Whether demo data may be made and demo accounts may sign in. */
  readonly demo: boolean;
}

export class EnvironmentError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `The environment is not usable:\n${faults.map((fault) => `  ${fault}`).join("\n")}`,
    );
    this.faults = faults;
  }
}

/**
 * Lets libraries leave out what they check for those who develop with them: with it, graphql-js takes half as long again
 * for an answer. To be called before they are loaded, and after our own settings are read.
 */
export function spareDevelopmentChecks(): void {
  process.env["NODE_ENV"] ||= "production";
}

/** Reads the settings of `docs/architecture.md`. Throws `EnvironmentError` with every fault at once. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Environment {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== ""),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    throw new EnvironmentError(
      parsed.error.issues.map(
        ({ path: at, message }) => `${at.join(".")} ${message}`,
      ),
    );
  const env = parsed.data;
  const production = env.NODE_ENV === "production";
  return {
    production,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL?.replace(/\/$/, ""),
    dataDir: path.resolve(env.DATA_DIR),
    database: env.MONGODB_URI
      ? { kind: "mongodb", uri: env.MONGODB_URI }
      : { kind: "embedded" },
    sessionSecret: env.SESSION_SECRET,
    metricsToken: env.METRICS_TOKEN,
    logLevel: env.LOG_LEVEL,
    demo: env.DEMO ?? !production,
  };
}
