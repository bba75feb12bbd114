import type { Environment } from "./environment.ts";
import { serve, type Prepare } from "./serve.ts";

/** Serves until the process is told to end. Prints the address, what `prepare` had to say, and `ready`. */
export async function run(
  environment: Environment,
  prepare?: Prepare,
): Promise<void> {
  const running = await serve(environment, prepare);
  for (const line of [running.url, ...running.notes, "ready"])
    process.stdout.write(`${line}\n`);
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
