/**
 * `npm start`: makes what is not made (generated code, the page, the demo), then serves, from the sources: compiling
 * them would take longer than making the demo. Images run what is compiled instead (docker/Dockerfile).
 */
import { buildPage, generateCode, isBuilt } from "./build.ts";

const withPage = !process.argv.includes("--without-page");

async function start(): Promise<void> {
  // While developing, `dev.ts` generates the code, and vite serves the page.
  const isFresh = !withPage || isBuilt();
  if (!isFresh) {
    process.stdout.write("building…\n");
    await generateCode();
  }
  // The page is built while the demo is made.
  const page = isFresh ? Promise.resolve() : buildPage();
  page.catch(() => undefined); // met below, once the demo is made
  const { readEnvironment, spareDevelopmentChecks } =
    await import("@saphan/server/environment");
  const environment = readEnvironment();
  if (withPage) spareDevelopmentChecks();
  const { run } = await import("@saphan/server/run");
  const { prepareDemo } = await import("./commands/demo.ts");
  await run(environment, async (runtime) => {
    const notes = environment.demo ? await prepareDemo(runtime) : [];
    await page;
    return notes;
  });
}

start().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});
