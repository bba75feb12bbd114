/** A real browser: CHROME_PATH, else the system's, else the one that npm brought (linux-x64). */
import fs from "node:fs";
import sparticuz from "@sparticuz/chromium";
import axe from "axe-core";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
} from "playwright-core";
import { DEMO_PASSWORD, loginOf, type Role } from "./product.ts";

export type Locale = "en" | "th";
export const LOCALES: readonly Locale[] = ["en", "th"];

const USUAL_PATHS = [
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

async function findBrowser(): Promise<string> {
  const given = process.env["CHROME_PATH"];
  if (given) return given;
  const found = USUAL_PATHS.find((each) => fs.existsSync(each));
  if (found) return found;
  if (process.platform === "linux" && process.arch === "x64")
    return sparticuz.executablePath();
  throw new Error(
    "No browser was found. Install Chrome or Chromium, or name one in CHROME_PATH.",
  );
}

export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await findBrowser(),
    // Not the package's own flags: with its --single-process the browser dies with its first context.
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-gpu",
    ],
  });

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page has written to the console, and thrown, since it was last taken. */
  readonly takeNoise: () => readonly string[];
  /** Leaves; throws where the page has written to the console, or thrown. */
  readonly leave: () => Promise<void>;
  /** Opens an address of the product and waits until all of the page is there. */
  readonly open: (address: string) => Promise<void>;
  /** Goes to another page of the product as its links do, without loading it anew. */
  readonly go: (address: string) => Promise<void>;
  readonly settled: () => Promise<void>;
}

const REQUEST_TYPES = new Set(["fetch", "xhr", "script", "document"]);

/** Requests of a page that are on their way. */
function countRequests(page: Page): () => number {
  const open = new Set<unknown>();
  page.on("request", (request) => {
    if (REQUEST_TYPES.has(request.resourceType())) open.add(request);
  });
  for (const event of ["requestfinished", "requestfailed"] as const)
    page.on(event as "requestfinished", (request) => open.delete(request));
  return () => open.size;
}

/** Nothing moves, and nothing stands for what is still to come, in frames one after the other. */
const isDrawn = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const isWhole = () =>
      document.querySelector("h1") !== null &&
      document.querySelector(".mantine-Skeleton-root, .mantine-Loader-root") ===
        null &&
      document
        .getAnimations()
        .every(({ playState }) => playState !== "running");
    // A page that is still to be drawn has work to do.
    const idle = () =>
      new Promise((resolve) =>
        requestIdleCallback(resolve, { timeout: 1_000 }),
      );
    await frame();
    const before = isWhole();
    await idle();
    await frame();
    await idle();
    return before && isWhole();
  });

const PATIENCE_MS = 60_000;

/** Somebody at a browser of their own, signed in without the form where a role is given. */
export async function openVisitor(
  browser: Browser,
  product: string,
  {
    locale = "en",
    role,
  }: { readonly locale?: Locale; readonly role?: Role } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: locale === "th" ? "th-TH" : "en-GB",
    baseURL: product,
  });
  // Not into the page later: that would need its content policy put aside, and the policy is part of what is tried.
  await context.addInitScript({ content: axe.source });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  let noise: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()))
      noise.push(message.text());
  });
  page.on("pageerror", (error) => noise.push(`thrown: ${error.message}`));
  const requests = countRequests(page);
  if (role) await signIn(context, role, locale);
  const settled = async () => {
    const deadline = performance.now() + PATIENCE_MS;
    await page.waitForLoadState("load");
    while (!(await isDrawn(page)) || requests() > 0)
      if (performance.now() > deadline)
        throw new Error(`${page.url()} is still loading`);
  };
  return {
    context,
    page,
    settled,
    open: async (address) => {
      await page.goto(address);
      await settled();
    },
    go: async (address) => {
      await page.evaluate((to) => {
        document.querySelector("h1")?.setAttribute("data-left", "");
        history.pushState(null, "", to);
        dispatchEvent(new PopStateEvent("popstate"));
      }, address);
      await page.locator("h1[data-left]").waitFor({ state: "detached" });
      await settled();
    },
    takeNoise: () => {
      const taken = noise;
      noise = [];
      return taken;
    },
    leave: async () => {
      await context.close();
      if (noise.length > 0)
        throw new Error(`The page was not silent:\n${noise.join("\n")}`);
    },
  };
}

async function ask(
  context: BrowserContext,
  query: string,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const response = await context.request.post("/graphql", {
    data: { query, variables },
  });
  const answer = (await response.json()) as {
    readonly errors?: readonly { readonly message: string }[];
  };
  if (answer.errors) throw new Error(answer.errors[0]?.message);
}

async function signIn(
  context: BrowserContext,
  role: Role,
  locale: Locale,
): Promise<void> {
  await ask(
    context,
    "mutation ($login: String!, $password: String!) { signIn(login: $login, password: $password) { __typename } }",
    { login: loginOf(role), password: DEMO_PASSWORD },
  );
  await ask(
    context,
    "mutation ($locale: Locale!, $era: Era!) { setPreferences(locale: $locale, era: $era) { id } }",
    { locale, era: locale === "th" ? "buddhist" : "common" },
  );
}

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

/** What axe finds wrong, one line a rule and place. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await page.evaluate(
    (values) =>
      (globalThis as unknown as { readonly axe: typeof axe }).axe.run(
        document,
        {
          runOnly: { type: "tag", values },
          resultTypes: ["violations"],
        },
      ),
    RULES,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id}: ${target.join(" ")} ${failureSummary ?? ""}`,
    ),
  );
}
