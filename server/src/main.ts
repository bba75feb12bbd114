import { EnvironmentError, readEnvironment } from "./environment.ts";
import { serve } from "./serve.ts";

async function main(): Promise<void> {
  const running = await serve(readEnvironment());
  process.stdout.write(`${running.url}\nready\n`);
  let closing = false;
  void running.lost.then((error) => {
    if (closing) return;
    process.stderr.write(
      `The embedded store was lost: ${error.message}. What was acknowledged is on disk; start the server again.\n`,
    );
    process.exit(1);
  });
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
