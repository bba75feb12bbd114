import { EnvironmentError, readEnvironment } from "./environment.ts";
import { serve } from "./serve.ts";

async function main(): Promise<void> {
  const running = await serve(readEnvironment());
  process.stdout.write(`${running.url}\nready\n`);
  let closing = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      if (closing) return;
      closing = true;
      void running.close().finally(() => process.exit(0));
    });
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof EnvironmentError ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
